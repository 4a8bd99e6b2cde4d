-- Lists that leave Relais as a file. Each person is told (audit.read_public, one line each); beyond a hundred people a day outside of
-- one's portfolio each export asks for the second factor again, and the territory's coordinators are told.

CALL access.let_definers_own(true);

INSERT INTO access.ceiling VALUES ('exported_per_day', 100);

-- How many of these people the bound seat neither accompanies, nor stands in for, nor receives at its service. The list itself says who
-- is in it: nothing is learnt here of anybody else.
CREATE FUNCTION access.outside_portfolio(p_people uuid[]) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM person_list l
  WHERE l.person_id = ANY (p_people) AND NOT (access.seat() = ANY (l.seats) OR access.seat() = ANY (l.part_seats)
    OR access.granted(l.person_id) OR (access.has_role('reception') AND access.org() = ANY (l.orgs))
    OR (l.lead_seat IS NULL AND l.authority_id = ANY (coalesce(access.officer_of(), '{}')))) $$;
ALTER FUNCTION access.outside_portfolio(uuid[]) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.outside_portfolio(uuid[]) TO relais_app;

-- The line that begins an export says how many people it holds outside of the portfolio; those of its pages name them.
CREATE FUNCTION audit.heed_export(p_detail jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE most integer; seen integer;
BEGIN
  IF access.seat() IS NULL OR NOT coalesce(p_detail, '{}') ? 'outside' OR p_detail ->> 'outside' = '0' THEN RETURN coalesce(p_detail, '{}'); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('ceilings ' || access.seat(), 0));
  SELECT coalesce(sum((l.detail ->> 'outside')::integer), 0) INTO seen FROM audit.line l
    WHERE l.seat = access.seat() AND l.kind = 'export' AND l.at > access.now() - interval '1 day' AND l.at <= access.now()
      AND l.detail ? 'outside';
  SELECT value INTO most FROM access.ceiling WHERE name = 'exported_per_day';
  IF seen + (p_detail ->> 'outside')::integer <= most THEN RETURN p_detail; END IF;
  UPDATE access.step_up SET used_at = access.now() WHERE step_up_id = (SELECT s.step_up_id FROM access.step_up s
    WHERE s.seat = access.seat() AND s.used_at IS NULL AND s.passed_at > access.now() - interval '5 minutes'
    ORDER BY s.passed_at LIMIT 1);
  IF NOT FOUND THEN RAISE EXCEPTION 'exported_per_day' USING ERRCODE = 'RL429'; END IF;
  PERFORM access.tell_ceiling('exported_per_day', most);
  RETURN p_detail || '{"beyond": "exported_per_day"}';
END $$;
ALTER FUNCTION audit.heed_export(jsonb) OWNER TO relais_audit;

-- audit.record() as it stands, asking this too.
DO $$
DECLARE body text := pg_get_functiondef('audit.record(uuid,text,text,uuid,uuid[],jsonb)'::regprocedure);
  asked text := 'p_detail := audit.heed_ceilings(p_kind, p_person, p_detail);';
BEGIN
  IF strpos(body, asked) = 0 THEN RAISE EXCEPTION 'audit.record() is written otherwise now'; END IF;
  EXECUTE replace(body, asked, asked || E'\n  IF p_kind = ''export'' THEN p_detail := audit.heed_export(p_detail); END IF;');
END $$;

CALL access.let_definers_own(false);
