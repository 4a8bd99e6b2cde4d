-- A step whose owner has no place around the person any more is nobody's: it falls to the référent, the day that place ended, who
-- entrusts it to somebody.

CALL access.let_definers_own(true);

ALTER TABLE person_list DROP CONSTRAINT person_list_next_kind_check,
  ADD CONSTRAINT person_list_next_kind_check CHECK (next_kind IN ('etape','etape-a-confier','changement','orientation','nomination'));

-- The last day on which a seat had a place around a person.
CREATE FUNCTION access.place_left_on(p_person uuid, p_seat uuid) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT max((c.until AT TIME ZONE t.time_zone)::date) FROM circle_member c WHERE c.person_id = p_person AND c.seat = p_seat),
                  (p.created_at AT TIME ZONE t.time_zone)::date)
  FROM person_list p JOIN territory t USING (territory_id) WHERE p.person_id = p_person $$;

-- Open steps of the people who are open in this transaction whose owner has left their circle, and since when. Rows of steps are read
-- under their own policies: this tells nothing but ids and a day.
CREATE FUNCTION access.steps_to_entrust(p_people uuid[]) RETURNS TABLE (person_id uuid, step_id uuid, left_on date)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
  SELECT s.person_id, s.step_id, access.place_left_on(s.person_id, s.owner_seat)
  FROM unnest(p_people) AS asked (id) JOIN person p ON p.person_id = asked.id JOIN step s ON s.person_id = p.person_id
  WHERE s.owner_seat IS NOT NULL AND s.state IN ('prevue','en-cours')
    AND NOT (s.owner_seat = ANY (p.seats || p.part_seats) OR coalesce(s.owner_seat = p.lead_seat, false))
    AND (p.person_id = access.self() OR access.at('file', p.person_id) OR access.at('part', p.person_id)) $$;

DO $$
DECLARE body text := pg_get_functiondef('access.refresh_list(uuid)'::regprocedure); told text;
BEGIN
  told := replace(body, 'AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = ''{}''
    UNION ALL
    SELECT change.change_on', 'AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = ''{}''
        AND (s.owner_seat IS NULL OR l.lead_seat IS NULL OR s.owner_seat = l.lead_seat OR s.owner_seat = ANY (l.seats || l.part_seats))
    UNION ALL -- whose owner has left: the référent entrusts it to somebody, at once
    SELECT access.place_left_on(p_person, s.owner_seat), ''etape-a-confier'', ''Étape à confier'', ''siege'', l.lead_seat,
           (SELECT m.organisation_id FROM membership m WHERE m.membership_id = l.lead_seat), l.lead_name
      FROM step s WHERE s.person_id = p_person AND s.state IN (''prevue'',''en-cours'') AND s.owner_seat IS NOT NULL AND l.lead_seat IS NOT NULL
        AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = ''{}''
        AND s.owner_seat <> l.lead_seat AND NOT s.owner_seat = ANY (l.seats || l.part_seats)
    UNION ALL
    SELECT change.change_on');
  IF told = body THEN RAISE EXCEPTION 'access.refresh_list() is written otherwise now'; END IF;
  EXECUTE told;

  body := pg_get_functiondef('access.people_to_act(date,date,date,integer)'::regprocedure);
  told := replace(body, 'FROM led JOIN step s USING (person_id) WHERE s.state IN (''prevue'',''en-cours'') AND s.due_on < access.today()) x',
    'FROM led JOIN step s USING (person_id) WHERE s.state IN (''prevue'',''en-cours'') AND s.due_on < access.today()
      UNION ALL
      SELECT s.*, access.today() FROM led JOIN person p USING (person_id) JOIN step s USING (person_id)
        WHERE s.state IN (''prevue'',''en-cours'') AND s.owner_seat IS NOT NULL AND s.owner_seat IS DISTINCT FROM p.lead_seat
          AND NOT s.owner_seat = ANY (p.seats || p.part_seats)) x');
  IF told = body THEN RAISE EXCEPTION 'access.people_to_act() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

ALTER FUNCTION access.steps_to_entrust(uuid[]) OWNER TO relais_access;
ALTER FUNCTION access.place_left_on(uuid, uuid) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.steps_to_entrust(uuid[]) TO relais_app;

SELECT access.refresh_list(s.person_id) FROM (SELECT DISTINCT person_id FROM step WHERE owner_seat IS NOT NULL AND state IN ('prevue','en-cours')) s;

CALL access.let_definers_own(false);
