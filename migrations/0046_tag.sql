-- Tags: words of an organisation that sort its people, put on somebody by those of it who accompany them. No other organisation reads
-- them; the person reads theirs.

CALL access.let_definers_own(true);

CREATE TABLE tag (
  tag_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation DEFAULT access.org(),
  name text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 40),
  UNIQUE (organisation_id, tag_id, name)
);
CREATE UNIQUE INDEX tag_name ON tag (organisation_id, lower(name));

-- The key holds the copied name to what the organisation calls it now, whoever renames it, and takes it off everybody once it is deleted.
CREATE TABLE person_tag (
  person_id uuid NOT NULL REFERENCES person,
  tag_id uuid NOT NULL,
  organisation_id uuid NOT NULL DEFAULT access.org(),
  name text NOT NULL,
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  PRIMARY KEY (person_id, tag_id),
  FOREIGN KEY (organisation_id, tag_id, name) REFERENCES tag (organisation_id, tag_id, name) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX person_tag_by_tag ON person_tag (organisation_id, tag_id, person_id);

ALTER TABLE tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_tag ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON tag, person_tag TO relais_app;
GRANT INSERT (tag_id, name), UPDATE (name) ON tag TO relais_app;
GRANT INSERT (person_id, tag_id, name) ON person_tag TO relais_app;

CREATE FUNCTION access.in_own_team(p_organisation uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(access.seat() IS NOT NULL AND access.territories() IS NOT NULL AND p_organisation = access.org(), false) $$;
GRANT EXECUTE ON FUNCTION access.in_own_team(uuid) TO relais_app;

CREATE POLICY team_reads ON tag FOR SELECT TO relais_app USING (access.in_own_team(organisation_id));
CREATE POLICY team_inserts ON tag FOR INSERT TO relais_app WITH CHECK (access.in_own_team(organisation_id));
CREATE POLICY managers_rename ON tag FOR UPDATE TO relais_app
  USING (access.in_own_team(organisation_id) AND access.has_role('manager')) WITH CHECK (access.in_own_team(organisation_id));
CREATE POLICY managers_delete ON tag FOR DELETE TO relais_app
  USING (access.in_own_team(organisation_id) AND access.has_role('manager'));

-- As the notes of an organisation: those of it who read the file or contribute, and the person.
CREATE POLICY team_reads ON person_tag FOR SELECT TO relais_app
  USING (person_id = access.self()
         OR (organisation_id = access.org() AND (access.at('file', person_id) OR access.at('part', person_id))));
CREATE POLICY team_inserts ON person_tag FOR INSERT TO relais_app
  WITH CHECK (organisation_id = access.org() AND (access.at('file', person_id) OR access.at('part', person_id))
              AND author_seat = access.seat() AND author_name = access.author_name() AND organisation_name = access.org_name()
              AND recorded_at = access.now());
CREATE POLICY team_deletes ON person_tag FOR DELETE TO relais_app
  USING (organisation_id = access.org() AND (access.at('file', person_id) OR access.at('part', person_id)));

-- ---------------------------------------------------------------- lists
GRANT SELECT ON person_tag TO relais_access;
CREATE POLICY access_reads ON person_tag FOR SELECT TO relais_access USING (true);

-- Those of a list who have a tag of the seat's organisation, of those whose tags the seat reads. An array is looked up one by one in
-- the key, however many the planner expects.
CREATE FUNCTION access.list_tagged(p_tag text, p_file text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT format('(%s OR %L = ANY (l.part_seats)) AND l.person_id = ANY (ARRAY(
      SELECT t.person_id FROM person_tag t WHERE t.organisation_id = %L AND t.tag_id = %L))', p_file, access.seat(), access.org(), p_tag) $$;
ALTER FUNCTION access.list_tagged(text, text) OWNER TO relais_access;

-- access.list_where() as it stands, with tags.
DO $$
DECLARE body text := pg_get_functiondef('access.list_where(jsonb,text,text,text,text)'::regprocedure); told text;
BEGIN
  told := replace(body, 'WHEN ''commune'' THEN', 'WHEN ''etiquette'' THEN access.list_tagged(f.value, p_file)
        WHEN ''commune'' THEN');
  IF told = body THEN RAISE EXCEPTION 'access.list_where() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- ---------------------------------------------------------------- acts on many people
ALTER TABLE people_act DROP CONSTRAINT people_act_kind_check,
  ADD CONSTRAINT people_act_kind_check CHECK (kind IN ('orientation','referent','etiquette'));

CALL access.let_definers_own(false);
