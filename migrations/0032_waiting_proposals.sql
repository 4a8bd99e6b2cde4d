-- What people propose waits for those around them: looked up person by person, and no more among all proposals that wait in the
-- territory. The rest of access.people_to_act() stays as it stands.

CALL access.let_definers_own(true);

DO $$
DECLARE body text := pg_get_functiondef('access.people_to_act(date,date,date,integer)'::regprocedure); told text;
BEGIN
  told := regexp_replace(body, 'FROM around JOIN plan_proposal q USING \(person_id\)\s+WHERE q.state IN \(''proposee'',''amendee''\) AND',
    'FROM around CROSS JOIN LATERAL (
        SELECT * FROM plan_proposal o WHERE o.person_id = around.person_id AND o.state IN (''proposee'',''amendee'') OFFSET 0) q
      WHERE');
  IF told = body THEN RAISE EXCEPTION 'access.people_to_act() is written otherwise now'; END IF;
  EXECUTE told;
END $$;
ALTER FUNCTION access.people_to_act(date, date, date, integer) ROWS 200;

CALL access.let_definers_own(false);
