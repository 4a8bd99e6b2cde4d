-- Lists of people that an organisation brings in. What waits here is what its file said, not yet anybody's record: hence no
-- person_id in these tables, only the target of a row. A NIR is in none of them: cells keep a keyed hash in its place.

CALL access.let_definers_own(true);

-- Who handles the lists of an organisation: its members, reception and managers, while its agreement runs.
CREATE FUNCTION access.imports_for(p_org uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN access.seat() IS NULL OR access.territories() IS NULL THEN false
              WHEN p_org = access.org()
                THEN access.has_role('member') OR access.has_role('reception') OR access.has_role('manager')
              ELSE false END $$;
GRANT EXECUTE ON FUNCTION access.imports_for(uuid) TO relais_app, relais_access;

CREATE TABLE people_import (
  import_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL DEFAULT access.org() REFERENCES organisation,
  territory_id uuid NOT NULL REFERENCES territory,
  author_seat uuid NOT NULL DEFAULT access.seat() REFERENCES membership,
  author_name text NOT NULL DEFAULT access.author_name(),
  -- Under whose rights rows are compared and written: the author, or the colleague who took over.
  runner_professional uuid NOT NULL DEFAULT access.professional(),
  runner_seat uuid NOT NULL DEFAULT access.seat() REFERENCES membership,
  runner_name text NOT NULL DEFAULT access.author_name(),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  sheet text,
  header_row integer NOT NULL,
  columns jsonb NOT NULL,
  state text NOT NULL DEFAULT 'columns' CHECK (state IN ('columns','analysing','preview','importing','done')),
  rows_total integer NOT NULL CHECK (rows_total > 0),
  progress integer NOT NULL DEFAULT 0,
  counts jsonb,                 -- what the analysis found
  stopped_why text,             -- the work under way stopped and waits for a human
  attempts integer NOT NULL DEFAULT 0,
  lease_until timestamptz,      -- a worker holds it; a killed one loses it by the clock
  created_at timestamptz NOT NULL DEFAULT access.now(),
  launched_at timestamptz,
  ended_at timestamptz,
  touched_at timestamptz NOT NULL DEFAULT access.now(),
  erased_at timestamptz         -- cells and values are gone
);
CREATE INDEX import_by_organisation ON people_import (organisation_id, created_at);
CREATE INDEX import_at_work ON people_import (touched_at) WHERE state IN ('analysing','importing') AND stopped_why IS NULL;

CREATE TABLE people_import_row (
  import_id uuid NOT NULL REFERENCES people_import ON DELETE CASCADE,
  row_number integer NOT NULL,
  organisation_id uuid NOT NULL DEFAULT access.org(),
  -- Old values and candidates are what this seat may read of people: no colleague sees them by sharing its organisation.
  runner_seat uuid NOT NULL DEFAULT access.seat(),
  cells jsonb NOT NULL,
  row_values jsonb NOT NULL DEFAULT '{}',
  problems jsonb NOT NULL DEFAULT '[]',
  outcome text CHECK (outcome IN ('create','update','unchanged','decision','refused')),
  target_id uuid,
  candidates jsonb NOT NULL DEFAULT '[]',
  changes jsonb NOT NULL DEFAULT '[]',
  kept_back jsonb NOT NULL DEFAULT '[]',  -- differences that the importer reads and may not write
  decision text CHECK (decision IN ('create','same','skip')),
  result text CHECK (result IN ('created','updated','unchanged','skipped','refused')),
  written_at timestamptz,
  PRIMARY KEY (import_id, row_number)
);
CREATE INDEX import_row_by_outcome ON people_import_row (import_id, outcome, row_number);
CREATE INDEX import_row_waiting ON people_import_row (import_id, row_number) WHERE result IS NULL;

-- Who an organisation has already brought in, under keyed hashes of what its lists said: the next list of the month finds them
-- again although they have since become another body's, and their page is closed to the importer.
CREATE TABLE people_import_mark (
  organisation_id uuid NOT NULL DEFAULT access.org() REFERENCES organisation,
  mark bytea NOT NULL CHECK (length(mark) = 32),
  target_id uuid NOT NULL,
  whole_row boolean NOT NULL, -- of everything the row said, and of the last list only; otherwise of an identity
  PRIMARY KEY (organisation_id, mark)
);
CREATE INDEX import_mark_target ON people_import_mark (organisation_id, target_id) WHERE whole_row;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['people_import','people_import_row','people_import_mark'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO relais_app', t);
  END LOOP;
END $$;
GRANT UPDATE (columns, state, progress, counts, stopped_why, attempts, lease_until, launched_at, ended_at, touched_at)
  ON people_import TO relais_app;
GRANT UPDATE (row_values, problems, outcome, target_id, candidates, changes, kept_back, decision, result, written_at)
  ON people_import_row TO relais_app;
GRANT UPDATE (target_id, whole_row) ON people_import_mark TO relais_app;

CREATE POLICY organisation_reads ON people_import FOR SELECT TO relais_app USING (access.imports_for(organisation_id));
CREATE POLICY organisation_inserts ON people_import FOR INSERT TO relais_app
  WITH CHECK (access.imports_for(organisation_id) AND territory_id = ANY (access.territories())
              AND author_seat = access.seat() AND author_name = access.author_name() AND runner_seat = access.seat()
              AND runner_professional = access.professional() AND runner_name = access.author_name() AND state = 'columns');
CREATE POLICY runner_updates ON people_import FOR UPDATE TO relais_app
  USING (access.imports_for(organisation_id) AND runner_seat = access.seat())
  WITH CHECK (access.imports_for(organisation_id) AND runner_seat = access.seat());
-- Before anything is written a list may be thrown away whole.
CREATE POLICY runner_deletes ON people_import FOR DELETE TO relais_app
  USING (access.imports_for(organisation_id) AND runner_seat = access.seat() AND launched_at IS NULL);

CREATE POLICY runner_reads ON people_import_row FOR SELECT TO relais_app
  USING (access.imports_for(organisation_id) AND runner_seat = access.seat());
CREATE POLICY runner_inserts ON people_import_row FOR INSERT TO relais_app
  WITH CHECK (access.imports_for(organisation_id) AND runner_seat = access.seat());
CREATE POLICY runner_updates ON people_import_row FOR UPDATE TO relais_app
  USING (access.imports_for(organisation_id) AND runner_seat = access.seat())
  WITH CHECK (access.imports_for(organisation_id) AND runner_seat = access.seat());
REVOKE DELETE ON people_import_row FROM relais_app; -- they go with their import

CREATE POLICY organisation_reads ON people_import_mark FOR SELECT TO relais_app USING (access.imports_for(organisation_id));
CREATE POLICY organisation_inserts ON people_import_mark FOR INSERT TO relais_app WITH CHECK (access.imports_for(organisation_id));
CREATE POLICY organisation_updates ON people_import_mark FOR UPDATE TO relais_app
  USING (access.imports_for(organisation_id)) WITH CHECK (access.imports_for(organisation_id));
CREATE POLICY organisation_deletes ON people_import_mark FOR DELETE TO relais_app
  USING (access.imports_for(organisation_id) AND whole_row);

-- The worker finds what is to be done, and for whom; it reads nothing of the rows.
GRANT SELECT (import_id, organisation_id, runner_professional, runner_seat, state, stopped_why, attempts, lease_until, touched_at)
  ON people_import TO relais_system;
GRANT UPDATE (stopped_why, attempts, lease_until) ON people_import TO relais_system;
CREATE POLICY worker_reads ON people_import FOR SELECT TO relais_system USING (access.system_reason() = 'import worker');
CREATE POLICY worker_updates ON people_import FOR UPDATE TO relais_system
  USING (access.system_reason() = 'import worker') WITH CHECK (access.system_reason() = 'import worker');

-- ---------------------------------------------------------------- definers
GRANT SELECT, UPDATE, DELETE ON people_import, people_import_row TO relais_access;
GRANT SELECT ON person_contact, person_external_number TO relais_access;
CREATE POLICY access_reads ON person_contact FOR SELECT TO relais_access USING (true);
CREATE POLICY access_reads ON person_external_number FOR SELECT TO relais_access USING (true);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['people_import','people_import_row'] LOOP
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_deletes ON %I FOR DELETE TO relais_access USING (true)', t);
  END LOOP;
END $$;

CREATE INDEX identity_names ON person_identity (family_key, given_key);
CREATE INDEX identity_used_names ON person_identity (used_key, given_key) WHERE used_key IS NOT NULL;
CREATE INDEX contact_by_phone ON person_contact (phone) WHERE phone IS NOT NULL;
CREATE INDEX contact_by_email ON person_contact (email) WHERE email IS NOT NULL;

-- People whom rows of a list may be about, among those the acting seat may already see; ids only, and which of the given hashes of
-- NIR are theirs. Somebody out of scope is never told from somebody who does not exist.
CREATE FUNCTION access.import_candidates(p_births date[], p_families text[], p_givens text[], p_numbers text[], p_phones text[],
    p_emails text[], p_nirs bytea[], p_people uuid[]) RETURNS TABLE (person_id uuid, has_nir boolean, same_nir bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH names AS (SELECT DISTINCT * FROM unnest(p_families, p_givens) AS n(family, given)),
  found AS (
    SELECT i.person_id FROM person_identity i WHERE i.birth_date = ANY (p_births)
    UNION SELECT i.person_id FROM names n JOIN person_identity i ON i.family_key = n.family AND i.given_key = n.given
    UNION SELECT i.person_id FROM names n JOIN person_identity i ON i.used_key = n.family AND i.given_key = n.given
    UNION SELECT i.person_id FROM names n JOIN person_identity i ON i.family_key = n.given AND i.given_key = n.family
    UNION SELECT x.person_id FROM person_external_number x WHERE x.organisation_id = access.org() AND x.number = ANY (p_numbers)
    UNION SELECT c.person_id FROM person_contact c WHERE c.phone = ANY (p_phones)
    UNION SELECT c.person_id FROM person_contact c WHERE c.email = ANY (p_emails)
    UNION SELECT n.person_id FROM person_nir n WHERE n.nir_hash = ANY (p_nirs)
    UNION SELECT unnest(p_people))
  SELECT p.person_id, n.person_id IS NOT NULL, CASE WHEN n.nir_hash = ANY (p_nirs) THEN n.nir_hash END
  FROM found JOIN person p USING (person_id) LEFT JOIN person_nir n USING (person_id)
  WHERE access.imports_for(access.org())
    AND access.in_scope(p.person_id, p.territory_id, p.authority_id, p.origin_org, p.referent_body_id, p.lead_seat, p.seats,
                        p.part_seats, p.orgs, p.barred_orgs, p.conflict_seats, p.informed_on) $$;
ALTER FUNCTION access.import_candidates(date[], text[], text[], text[], text[], text[], bytea[], uuid[]) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.import_candidates(date[], text[], text[], text[], text[], text[], bytea[], uuid[]) TO relais_app;

-- A colleague takes over: what was compared under the other's rights is forgotten, what is not written yet is compared again.
CREATE FUNCTION access.take_over_import(p_import uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE i people_import;
BEGIN
  SELECT * INTO i FROM people_import WHERE import_id = p_import FOR UPDATE;
  IF NOT FOUND OR NOT access.imports_for(i.organisation_id) THEN PERFORM access.missing(); END IF;
  IF i.runner_seat = access.seat() THEN RETURN; END IF;
  UPDATE people_import SET runner_professional = access.professional(), runner_seat = access.seat(),
      runner_name = access.author_name(), progress = 0, stopped_why = NULL, attempts = 0, lease_until = NULL,
      touched_at = access.now(), state = CASE WHEN state IN ('preview','importing') THEN 'analysing' ELSE state END
    WHERE import_id = p_import;
  UPDATE people_import_row SET runner_seat = access.seat(), candidates = '[]', changes = '[]', kept_back = '[]',
      decision = CASE WHEN result IS NOT NULL THEN decision END, outcome = CASE WHEN result IS NOT NULL THEN outcome END,
      target_id = CASE WHEN result IS NOT NULL THEN target_id END
    WHERE import_id = p_import;
END $$;
ALTER FUNCTION access.take_over_import(uuid) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.take_over_import(uuid) TO relais_app;

-- What a list said is kept for the time of its correction; then only how many rows did what. A list nobody finished goes whole.
CREATE FUNCTION access.erase_import_rows(p_before timestamptz) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  DELETE FROM people_import WHERE launched_at IS NULL AND touched_at < p_before;
  WITH old AS (
    UPDATE people_import SET erased_at = access.now(), columns = '[]'
    WHERE erased_at IS NULL AND launched_at IS NOT NULL AND touched_at < p_before RETURNING import_id)
  UPDATE people_import_row r SET cells = '[]', row_values = '{}', problems = '[]', candidates = '[]', changes = '[]',
      kept_back = '[]', target_id = NULL FROM old WHERE r.import_id = old.import_id;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
ALTER FUNCTION access.erase_import_rows(timestamptz) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.erase_import_rows(timestamptz) TO relais_system;

CALL access.let_definers_own(false);
