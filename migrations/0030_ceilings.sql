-- Ceilings of what one seat looks up outside of its own portfolio: fifteen files and thirty exact-identity searches a day. Beyond, each
-- asks for the second factor again and the territory's coordinators are told; inside, the pace alone is limited.

CALL access.let_definers_own(true);

INSERT INTO access.ceiling VALUES ('openings_per_day', 15);

-- A second factor given again: opens one file or makes one search beyond a ceiling, within five minutes.
CREATE TABLE access.step_up (
  step_up_id uuid PRIMARY KEY,
  seat uuid NOT NULL REFERENCES membership,
  passed_at timestamptz NOT NULL DEFAULT access.now(),
  used_at timestamptz
);
CREATE INDEX step_up_unused ON access.step_up (seat, passed_at) WHERE used_at IS NULL;
ALTER TABLE access.step_up ENABLE ROW LEVEL SECURITY;
GRANT INSERT (step_up_id, seat) ON access.step_up TO relais_system;
CREATE POLICY system_inserts ON access.step_up FOR INSERT TO relais_system
  WITH CHECK (access.system_reason() IS NOT NULL AND passed_at = access.now() AND used_at IS NULL);
GRANT SELECT ON access.step_up TO relais_audit;
GRANT UPDATE (used_at) ON access.step_up TO relais_audit;
CREATE POLICY audit_reads ON access.step_up FOR SELECT TO relais_audit USING (true);
CREATE POLICY audit_updates ON access.step_up FOR UPDATE TO relais_audit USING (used_at IS NULL) WITH CHECK (used_at IS NOT NULL);

-- Whom the bound seat works for: its circles and stand-ins, and those who wait at its service (reception, orientation of people
-- without référent). The others it may open too, each time a little more deliberately.
CREATE FUNCTION access.in_portfolio(p_person uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT access.at('edit', $1) OR access.at('part', $1) OR access.at('desk', $1) OR access.granted($1) $$;
GRANT EXECUTE ON FUNCTION access.in_portfolio(uuid) TO relais_audit;

-- Owed once a day for each ceiling. A discreet organisation's own managers are told instead: nobody else knows who works there.
CREATE FUNCTION access.tell_ceiling(p_ceiling text, p_most integer) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  INSERT INTO mail_message (mail_id, recipient, template, params, dedupe_key)
  SELECT DISTINCT ON (q.email) gen_random_uuid(), q.email, 'ceiling-passed',
    jsonb_build_object('ceiling', p_ceiling, 'most', p_most, 'name', access.author_name(), 'organisation', access.org_name(),
                       'seat', access.seat()),
    concat_ws(':', 'ceiling', access.seat(), p_ceiling, access.today(), q.email)
  FROM membership m JOIN professional q USING (professional_id)
  WHERE m.membership_id <> access.seat() AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())
    AND CASE WHEN access.org_discreet() THEN m.manager AND m.organisation_id = access.org()
             ELSE EXISTS (SELECT FROM duty d WHERE d.membership_id = m.membership_id AND d.kind = 'coordinator'
                          AND d.territory_id = ANY (access.territories()) AND d.from_on <= access.today()
                          AND (d.until_on IS NULL OR d.until_on > access.today())) END
  ON CONFLICT DO NOTHING $$;
GRANT INSERT (dedupe_key) ON mail_message TO relais_access;
ALTER FUNCTION access.tell_ceiling(text, integer) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.tell_ceiling(text, integer) TO relais_audit;

-- What the line will also say. RL429: a ceiling is reached, and no second factor was given for going beyond it.
CREATE FUNCTION audit.heed_ceilings(p_kind text, p_person uuid, p_detail jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE most integer; seen integer; again boolean := false; which text; said jsonb := coalesce(p_detail, '{}');
BEGIN
  IF access.seat() IS NULL OR p_kind NOT IN ('read','search') THEN RETURN said; END IF;
  -- One at a time for a seat: what is opened all at once is counted one by one.
  PERFORM pg_advisory_xact_lock(hashtextextended('ceilings ' || access.seat(), 0));
  IF p_kind = 'read' THEN
    SELECT count(DISTINCT l.person_id) INTO seen FROM audit.line l
      WHERE l.seat = access.seat() AND l.kind = 'read' AND l.at > access.now() - interval '1 hour' AND l.at <= access.now()
        AND l.person_id <> p_person;
    IF seen >= (SELECT value FROM access.ceiling WHERE name = 'files_per_hour') THEN
      RAISE EXCEPTION 'files_per_hour' USING ERRCODE = 'RL429'; END IF;
    IF access.in_portfolio(p_person) THEN RETURN said; END IF;
    said := said || '{"outside": true}';
    which := 'openings_per_day';
    SELECT count(DISTINCT l.person_id), coalesce(bool_or(l.person_id = p_person), false) INTO seen, again FROM audit.line l
      WHERE l.seat = access.seat() AND l.kind = 'read' AND l.at > access.now() - interval '1 day' AND l.at <= access.now()
        AND l.detail ? 'outside';
  ELSE
    which := 'searches_per_day';
    SELECT count(*) INTO seen FROM audit.line l
      WHERE l.seat = access.seat() AND l.kind = 'search' AND l.at > access.now() - interval '1 day' AND l.at <= access.now();
  END IF;
  SELECT value INTO most FROM access.ceiling WHERE name = which;
  IF again OR seen < most THEN RETURN said; END IF;
  UPDATE access.step_up SET used_at = access.now() WHERE step_up_id = (SELECT s.step_up_id FROM access.step_up s
    WHERE s.seat = access.seat() AND s.used_at IS NULL AND s.passed_at > access.now() - interval '5 minutes'
    ORDER BY s.passed_at LIMIT 1);
  IF NOT FOUND THEN RAISE EXCEPTION '%', which USING ERRCODE = 'RL429'; END IF;
  PERFORM access.tell_ceiling(which, most);
  RETURN said || jsonb_build_object('beyond', which);
END $$;
ALTER FUNCTION audit.heed_ceilings(text, uuid, jsonb) OWNER TO relais_audit;

-- audit.record() as it stands, its own ceilings replaced by these.
DO $$
DECLARE body text := pg_get_functiondef('audit.record(uuid,text,text,uuid,uuid[],jsonb)'::regprocedure);
  first integer := strpos(body, 'IF p_kind = ''read'' AND access.seat() IS NOT NULL THEN');
  last integer := strpos(body, 'INSERT INTO audit.line');
BEGIN
  IF first = 0 OR last < first THEN RAISE EXCEPTION 'audit.record() is written otherwise now'; END IF;
  EXECUTE left(body, first - 1) || 'p_detail := audit.heed_ceilings(p_kind, p_person, p_detail);' || E'\n  ' || substr(body, last);
END $$;

CALL access.let_definers_own(false);
