-- What the columns of a piece of software mean, said once: named by whoever chose them, shared in the organisation, recognised by the
-- names of the columns when its next list comes.

CREATE TABLE people_import_mapping (
  mapping_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL DEFAULT access.org() REFERENCES organisation,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  columns jsonb NOT NULL CHECK (jsonb_typeof(columns) = 'array'), -- names of columns, folded, and the field of each; nobody's data
  saved_by text NOT NULL DEFAULT access.author_name(),
  saved_at timestamptz NOT NULL DEFAULT access.now()
);
CREATE UNIQUE INDEX import_mapping_name ON people_import_mapping (organisation_id, lower(name));
ALTER TABLE people_import_mapping ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON people_import_mapping TO relais_app;
GRANT UPDATE (name, columns, saved_by, saved_at) ON people_import_mapping TO relais_app;
CREATE POLICY organisation_reads ON people_import_mapping FOR SELECT TO relais_app USING (access.imports_for(organisation_id));
CREATE POLICY organisation_inserts ON people_import_mapping FOR INSERT TO relais_app
  WITH CHECK (access.imports_for(organisation_id) AND saved_by = access.author_name());
CREATE POLICY organisation_updates ON people_import_mapping FOR UPDATE TO relais_app
  USING (access.imports_for(organisation_id)) WITH CHECK (access.imports_for(organisation_id) AND saved_by = access.author_name());
CREATE POLICY organisation_deletes ON people_import_mapping FOR DELETE TO relais_app USING (access.imports_for(organisation_id));

-- The one that a list was recognised as.
ALTER TABLE people_import ADD COLUMN mapping_id uuid REFERENCES people_import_mapping ON DELETE SET NULL;
GRANT UPDATE (mapping_id) ON people_import TO relais_app;
