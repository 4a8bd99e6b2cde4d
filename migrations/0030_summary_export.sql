-- A summary is copied into another tool: an export, which the person reads in their log with what it held.

CALL access.let_definers_own(true);

ALTER TABLE audit.read_public ADD COLUMN included text[] NOT NULL DEFAULT '{}'; -- codes of what left Relais

-- audit.record() as it stands (0030_ceilings.sql has just changed it), telling the person besides what was taken.
DO $$
DECLARE body text := pg_get_functiondef('audit.record(uuid,text,text,uuid,uuid[],jsonb)'::regprocedure);
  told text := replace(replace(body, 'function, act, kind, purpose)', 'function, act, kind, purpose, included)'),
    'ELSE access.purpose(who) END', 'ELSE access.purpose(who) END,
           CASE WHEN jsonb_typeof(p_detail -> ''included'') = ''array''
                THEN ARRAY(SELECT jsonb_array_elements_text(p_detail -> ''included'')) ELSE ''{}''::text[] END');
BEGIN
  IF strpos(told, 'purpose, included)') = 0 OR strpos(told, 'p_detail -> ''included''') = 0 THEN
    RAISE EXCEPTION 'audit.record() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- The same text shown again within half an hour (a page reloaded, a step back) is the same export.
CREATE FUNCTION audit.exported(p_person uuid, p_act text, p_detail jsonb) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM audit.line l WHERE l.seat = access.seat() AND l.kind = 'export' AND l.act = p_act
                 AND l.person_id = p_person AND l.detail = p_detail
                 AND l.at > access.now() - interval '30 minutes' AND l.at <= access.now()) $$;
ALTER FUNCTION audit.exported(uuid, text, jsonb) OWNER TO relais_audit;
GRANT EXECUTE ON FUNCTION audit.exported(uuid, text, jsonb) TO relais_app;

CALL access.let_definers_own(false);
