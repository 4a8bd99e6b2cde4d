-- What a territory of a hundred thousand people showed: lookups that grew with the number of people, indexes that nothing follows.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- people whom a seat holds by a grant
-- As access.granted of 0018, in sixteen settings instead of one, by the last digit of the identifier: looking for one person in the
-- text of a thousand takes a tenth of a millisecond, and a page asks for each of its people several times.
CREATE OR REPLACE FUNCTION access.granted(p_person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(strpos(current_setting('app.granted_' || right($1::text, 1), true), $1::text) > 0, false) $$;
CREATE FUNCTION access.bind_granted(p_people uuid[]) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT access.literals(array_agg('granted_' || digit), array_agg(coalesce(ids, '')))
  FROM unnest('{0,1,2,3,4,5,6,7,8,9,a,b,c,d,e,f}'::text[]) digit
  LEFT JOIN (SELECT right(id::text, 1) AS digit, string_agg(id::text, ',') AS ids FROM unnest(p_people) id GROUP BY 1) g USING (digit) $$;
GRANT EXECUTE ON FUNCTION access.bind_granted(uuid[]) TO relais_gate;
DO $$
DECLARE body text := pg_get_functiondef('access.bind_professional(uuid,uuid,timestamptz)'::regprocedure); told text;
BEGIN
  told := regexp_replace(body, '(''officer_of'',)''granted_ids'',', '\1');
  told := replace(told, 'officer::text, granted::text,', 'officer::text,');
  told := replace(told, 'PERFORM access.literals(' || E'\n    ARRAY[''bound''', 'PERFORM access.bind_granted(granted);'
    || E'\n  PERFORM access.literals(\n    ARRAY[''bound''');
  IF strpos(told, 'granted_ids') > 0 OR strpos(told, 'granted::text') > 0 OR strpos(told, 'bind_granted') = 0 THEN
    RAISE EXCEPTION 'access.bind_professional() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- ---------------------------------------------------------------- how many rows the planner is to expect
-- Nobody opens more than two hundred people at once. Left to expect a thousand rows of each, the planner joined lists to these by
-- walking through the whole table.
ALTER FUNCTION access.levels_of(uuid[]) ROWS 100;
ALTER FUNCTION access.open(uuid[]) ROWS 100;
ALTER FUNCTION access.deadlines_of(uuid[]) ROWS 100;
ALTER FUNCTION access.contacts_of(uuid[]) ROWS 100;
ALTER FUNCTION access.changes_of(uuid[]) ROWS 100;
ALTER FUNCTION access.news_of(uuid[]) ROWS 50;
ALTER FUNCTION access.requests_to_answer() ROWS 10;
ALTER FUNCTION access.my_questions() ROWS 10;

-- ---------------------------------------------------------------- indexes
-- The people whom an orientation service has to orient, oldest first.
CREATE INDEX person_list_to_orient ON person_list (authority_id, entered_on, person_id) WHERE lead_seat IS NULL AND referent_body_id IS NULL;
-- No plan follows these: one's own people are looked up one by one, and the third is the beginning of person_list_uninformed.
DROP INDEX person_list_lead_silent;
DROP INDEX person_list_lead_due;
DROP INDEX list_uninformed;

CALL access.let_definers_own(false);
