-- Requests to services that wait for whoever asked, counted as they are listed; and what becomes of requests when the person dies
-- (docs/decisions/0067). Any other end of an accompaniment leaves them open, in the hands of who remains in the circle.

CALL access.let_definers_own(true);

-- The number beside « Demandes »; a test holds it equal to the list « À faire par vous ».
CREATE FUNCTION access.my_referrals_to_do() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH mine AS (
    SELECT r.person_id FROM referral r WHERE r.author_seat = access.seat() AND access.territories() IS NOT NULL
      AND NOT access.org() = ANY (r.hidden_from)
      AND (r.state = 'place-confirmee' OR (r.state IN ('refusee','expiree') AND r.followed_up_at IS NULL)))
  SELECT count(*)::integer FROM mine JOIN access.levels_of(ARRAY(SELECT DISTINCT person_id FROM mine)) l USING (person_id)
  WHERE l.edit OR l.file $$;

-- ---------------------------------------------------------------- a death
INSERT INTO referral_move_rule (move, from_state, by_side, to_state)
SELECT 'close', f, 'horloge', 'retiree' FROM unnest('{place-demandee,place-confirmee,envoyee,vue,liste-attente,acceptee,premier-contact,commencee}'::text[]) f;

-- A record and those joined to it are one person: a death noted on one of them is noted of all.
CREATE FUNCTION access.records_of(p_person uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id || access.aliases_of(s.id) FROM (SELECT coalesce((SELECT a.survivor_id FROM person_alias a
    WHERE a.person_id = p_person AND a.until_at IS NULL), p_person) AS id) s $$;
CREATE FUNCTION access.known_dead(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT bool_or(access.deceased(id)) FROM unnest(access.records_of(p_person)) id $$;

-- access.move_referral() as it stands: what Relais does by itself bears nobody's seat, so that the event shows to the request's readers
-- only; and of a request that is closed, the structure is told as of one that is taken back.
CREATE POLICY referral_closes ON timeline_event FOR INSERT TO relais_access WITH CHECK (kind = 'referral-close' AND author_seat IS NULL);
DO $$
DECLARE body text := pg_get_functiondef('access.move_referral(uuid,uuid,integer,text,text,text,text,jsonb)'::regprocedure);
  changes text[][] := ARRAY[
    ARRAY['ELSIF p_move = ''withdraw'' THEN', 'ELSIF p_move IN (''withdraw'',''close'') THEN'],
    ARRAY['p_referral, access.seat(),', 'p_referral, CASE WHEN p_side <> ''horloge'' THEN access.seat() END,'],
    ARRAY['left(p_name, 200), access.org(), p_organisation', 'left(p_name, 200), CASE WHEN p_side <> ''horloge'' THEN access.org() END, p_organisation']];
BEGIN
  FOR i IN 1 .. array_length(changes, 1) LOOP
    IF strpos(body, changes[i][1]) = 0 THEN RAISE EXCEPTION 'access.move_referral() is written otherwise now'; END IF;
    body := replace(body, changes[i][1], changes[i][2]);
  END LOOP;
  EXECUTE body;
END $$;

-- access.referral_addresses() as it stands: nothing is written to the dead.
DO $$
DECLARE body text := pg_get_functiondef('access.referral_addresses(referral)'::regprocedure);
  before text := 'CASE WHEN NOT (r.sensitive OR r.discreet) THEN';
BEGIN
  IF strpos(body, before) = 0 THEN RAISE EXCEPTION 'access.referral_addresses() is written otherwise now'; END IF;
  EXECUTE replace(body, before, 'CASE WHEN NOT (r.sensitive OR r.discreet OR access.known_dead(r.person_id)) THEN');
END $$;

-- Whoever noted the death closes, in the same transaction, all that was asked for the person; their messages are the caller's to owe.
CREATE FUNCTION access.close_referrals_of_dead(p_person uuid) RETURNS SETOF jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE records uuid[] := access.records_of(p_person); r referral;
BEGIN
  IF NOT (access.may_take_up(p_person) AND access.deceased(p_person)) THEN PERFORM access.missing(); END IF;
  UPDATE referral SET followed_up_at = access.now() WHERE person_id = ANY (records) AND state IN ('refusee','expiree') AND followed_up_at IS NULL;
  FOR r IN SELECT * FROM referral WHERE person_id = ANY (records) AND state IN (SELECT from_state FROM referral_move_rule WHERE move = 'close')
      ORDER BY person_id, referral_id FOR UPDATE LOOP
    RETURN NEXT access.move_referral(r.person_id, r.referral_id, NULL, 'close', 'horloge', 'Relais', NULL, '{}');
  END LOOP;
END $$;

CREATE FUNCTION access.no_referral_for_dead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.known_dead(NEW.person_id) THEN PERFORM access.refuse('person_deceased'); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_referral_for_dead BEFORE INSERT ON referral FOR EACH ROW EXECUTE FUNCTION access.no_referral_for_dead();

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['my_referrals_to_do()','records_of(uuid)','known_dead(uuid)','close_referrals_of_dead(uuid)','no_referral_for_dead()'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.my_referrals_to_do(), access.close_referrals_of_dead(uuid) TO relais_app;

CALL access.let_definers_own(false);
