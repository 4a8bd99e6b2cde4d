-- Tags on the lines of lists; and a person whose two records were joined is one person wherever people are found or counted: tags,
-- exact search, lists brought in, caseloads.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- tags
-- The tags of the seat's organisation on these people and on the records joined to them, of those whose tags the seat reads: as the
-- policy of person_tag, without opening anybody. At most 200 people, the size of a page.
CREATE FUNCTION access.tags_of(p_people uuid[]) RETURNS TABLE (person_id uuid, names text[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person_tag t WHERE t.organisation_id = access.org()) THEN RETURN; END IF;
  RETURN QUERY
  WITH joined AS (SELECT a.person_id AS record, a.survivor_id FROM person_alias a
                  WHERE a.survivor_id = ANY (p_people) AND a.until_at IS NULL ORDER BY 1 LIMIT 200),
  read AS (
    SELECT v.person_id AS record, v.person_id AS shown FROM access.levels_of(p_people) v WHERE v.file OR v.part
    UNION ALL
    SELECT j.record, j.survivor_id FROM access.levels_of(ARRAY(SELECT record FROM joined)) v JOIN joined j ON j.record = v.person_id
    WHERE v.file OR v.part)
  SELECT s.shown, array_agg(s.name ORDER BY access.folded(s.name), s.name)
  FROM (SELECT DISTINCT r.shown, t.name FROM read r CROSS JOIN LATERAL (
          SELECT x.name FROM person_tag x WHERE x.person_id = r.record AND x.organisation_id = access.org() OFFSET 0) t) s
  GROUP BY s.shown;
END $$;

-- Those who remain of two records of which the other bears this tag, where the seat reads its tags.
CREATE FUNCTION access.tagged_aliases(p_tag uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE records uuid[]; survivors uuid[] := '{}'; read uuid[]; n integer := 0;
BEGIN
  SELECT array_agg(t.person_id ORDER BY t.person_id) INTO records FROM person_alias a JOIN person_tag t ON t.person_id = a.person_id
    WHERE a.until_at IS NULL AND t.organisation_id = access.org() AND t.tag_id = p_tag;
  WHILE n < coalesce(cardinality(records), 0) LOOP
    SELECT array_agg(a.survivor_id) INTO read FROM access.levels_of(records[n + 1:n + 200]) v
      JOIN person_alias a ON a.person_id = v.person_id AND a.until_at IS NULL WHERE v.file OR v.part;
    survivors := survivors || coalesce(read, '{}');
    n := n + 200;
  END LOOP;
  RETURN survivors;
END $$;

CREATE OR REPLACE FUNCTION access.list_tagged(p_tag text, p_file text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE joined WHEN '{}' THEN format('(%s) AND l.person_id = ANY (ARRAY(%s))', read, tagged)
    ELSE format('l.person_id = ANY (ARRAY(%2$s) || %3$L::uuid[]) AND (l.person_id = ANY (%3$L::uuid[]) OR ((%1$s) AND l.person_id = ANY (ARRAY(%2$s))))',
                read, tagged, joined) END
  FROM access.tagged_aliases(p_tag::uuid) joined,
    format('%s OR %L = ANY (l.part_seats)', p_file, access.seat()) read,
    format('SELECT t.person_id FROM person_tag t WHERE t.organisation_id = %L AND t.tag_id = %L', access.org(), p_tag) tagged $$;

-- ---------------------------------------------------------------- exact search
GRANT SELECT ON person_alias TO relais_locate, relais_gate;
CREATE POLICY locate_reads ON person_alias FOR SELECT TO relais_locate USING (true);
CREATE POLICY gate_reads ON person_alias FOR SELECT TO relais_gate USING (true);

-- As it was; of two joined records that both bear the identity, the one that remains answers with what the other would tell, unless
-- the seat has the other alone among its people.
ALTER FUNCTION access.locate(text, text, date) RENAME TO located_records;
REVOKE EXECUTE ON FUNCTION access.located_records(text, text, date) FROM relais_app;
CREATE FUNCTION access.locate(p_family_key text, p_given_key text, p_birth date)
  RETURNS TABLE (person_id uuid, in_scope boolean, lead_name text, lead_organisation text, lead_phone text, lead_email text, bodies text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH hit AS (
    SELECT r.*, a.survivor_id FROM access.located_records(p_family_key, p_given_key, p_birth) r
    LEFT JOIN person_alias a ON a.person_id = r.person_id AND a.until_at IS NULL),
  shown AS (
    SELECT h.*, s.person_id AS by FROM hit h LEFT JOIN hit s ON s.person_id = h.survivor_id AND (s.in_scope OR NOT h.in_scope))
  SELECT h.person_id, h.in_scope, l.lead_name, l.lead_organisation, l.lead_phone, l.lead_email,
    ARRAY(SELECT DISTINCT unnest(o.bodies) FROM shown o WHERE h.person_id IN (o.person_id, o.by) ORDER BY 1)
  FROM shown h CROSS JOIN LATERAL (
    SELECT o.lead_name, o.lead_organisation, o.lead_phone, o.lead_email FROM shown o WHERE h.person_id IN (o.person_id, o.by)
    ORDER BY o.lead_name IS NULL, o.by IS NOT NULL, o.person_id LIMIT 1) l
  WHERE h.by IS NULL $$;
ALTER FUNCTION access.locate(text, text, date) OWNER TO relais_locate;
GRANT EXECUTE ON FUNCTION access.locate(text, text, date) TO relais_app;

-- ---------------------------------------------------------------- lists brought in
-- Whoever resembles a row brings the record that remains with them: src/domain/import/match.ts takes both for one.
DO $$
DECLARE sig text := 'access.import_candidates(date[],text[],text[],text[],text[],text[],bytea[],uuid[])'; body text; told text;
BEGIN
  body := pg_get_functiondef(sig::regprocedure);
  told := replace(replace(body, 'UNION SELECT unnest(p_people))', 'UNION SELECT unnest(p_people)),
  whole AS (
    SELECT f.person_id FROM found f
    UNION SELECT a.survivor_id FROM found f JOIN person_alias a ON a.person_id = f.person_id AND a.until_at IS NULL
      WHERE NOT f.person_id = ANY (p_people))'),
    'FROM found JOIN person p USING', 'FROM whole JOIN person p USING');
  IF told = body OR told NOT LIKE '%FROM whole JOIN person p%' THEN RAISE EXCEPTION 'access.import_candidates() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- ---------------------------------------------------------------- counts of a team
-- A record that is joined to another of the same body is counted with it.
DO $$
DECLARE f record; body text; told text;
BEGIN
  FOR f IN SELECT * FROM (VALUES ('access.caseloads(uuid[])', 'p.territory_id = ANY (here)', 'p'),
                                 ('access.team_late(date)', '(l.informed_on IS NOT NULL OR l.origin_org = org)', 'l')) AS f (sig, told_by, row) LOOP
    body := pg_get_functiondef(f.sig::regprocedure);
    told := replace(body, f.told_by, f.told_by || format('
      AND NOT EXISTS (SELECT FROM person_alias a JOIN person s ON s.person_id = a.survivor_id
                      WHERE a.person_id = %1$s.person_id AND a.until_at IS NULL AND s.referent_body_id = %1$s.referent_body_id)', f.row));
    IF told = body THEN RAISE EXCEPTION '% is written otherwise now', f.sig; END IF;
    EXECUTE told;
  END LOOP;
END $$;

ALTER FUNCTION access.tags_of(uuid[]) OWNER TO relais_access;
ALTER FUNCTION access.tagged_aliases(uuid) OWNER TO relais_access;
ALTER FUNCTION access.list_tagged(text, text) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.tags_of(uuid[]) TO relais_app;

CALL access.let_definers_own(false);
