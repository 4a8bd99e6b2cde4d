-- Roles, the settings that policies read, and the audit log. Nothing here names a business table.
-- Whoever runs the migrations owns the objects; the application never connects as that login.

DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['relais_nobody','relais_app','relais_system','relais_jobs','relais_gate',
                           'relais_access','relais_locate','relais_audit','relais_retention'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT NOBYPASSRLS', r);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it
    END;
    -- ALTER FUNCTION … OWNER TO needs membership; a superuser has it already.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      EXECUTE format('GRANT %I TO %I', r, current_user);
    END IF;
  END LOOP;
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA access;
CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA public, access TO relais_app, relais_system, relais_gate, relais_access, relais_locate, relais_audit;
GRANT USAGE ON SCHEMA audit TO relais_app, relais_system, relais_audit, relais_gate, relais_access, relais_locate, relais_retention;
-- Functions get their EXECUTE one by one.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- An owner that is not superuser may only give a function to a role that could create in its schema. Migrations call this
-- around ALTER FUNCTION … OWNER TO, so that outside of them none of these roles can create anything.
CREATE PROCEDURE access.let_definers_own(yes boolean) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE CASE WHEN yes THEN 'GRANT CREATE ON SCHEMA access, audit TO ' ELSE 'REVOKE CREATE ON SCHEMA access, audit FROM ' END
    || 'relais_gate, relais_access, relais_locate, relais_audit';
END $$;
CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- settings of the transaction
-- After a SET LOCAL ends a custom setting is '' and not NULL: both mean "nobody".
CREATE FUNCTION access.text_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.' || name, true), '') $$;
CREATE FUNCTION access.bound() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.bound', true), '') IS NOT NULL $$;
CREATE FUNCTION access.professional() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.professional', true), '')::uuid $$;
CREATE FUNCTION access.seat() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.seat', true), '')::uuid $$;
CREATE FUNCTION access.org() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.org', true), '')::uuid $$;
CREATE FUNCTION access.self() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.self', true), '')::uuid $$;
CREATE FUNCTION access.ids(level text) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.' || level || '_ids', true), '')::uuid[] $$;
CREATE FUNCTION access.territories() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.territories', true), '')::uuid[] $$;
CREATE FUNCTION access.officer_of() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.officer_of', true), '')::uuid[] $$;
CREATE FUNCTION access.has_role(role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(role = ANY (string_to_array(current_setting('app.roles', true), ',')), false) $$;
CREATE FUNCTION access.author_name() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.author_name', true), '') $$;
CREATE FUNCTION access.org_name() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.org_name', true), '') $$;
CREATE FUNCTION access.org_discreet() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.org_discreet', true) = 'yes', false) $$;
CREATE FUNCTION access.org_cap_emploi() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.org_cap_emploi', true) = 'yes', false) $$;
CREATE FUNCTION access.system_reason() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.system_reason', true), '') $$;
-- The application's clock (injected in tests and in the demo), the server's when nobody is bound.
CREATE FUNCTION access.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(NULLIF(current_setting('app.now', true), '')::timestamptz, now()) $$;
CREATE FUNCTION access.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (access.now() AT TIME ZONE coalesce(NULLIF(current_setting('app.time_zone', true), ''), 'Europe/Paris'))::date $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA access TO
  relais_app, relais_system, relais_gate, relais_access, relais_locate, relais_audit, relais_retention;

-- ---------------------------------------------------------------- ceilings (settings of the platform)
CREATE TABLE access.ceiling (name text PRIMARY KEY, value integer NOT NULL CHECK (value > 0));
INSERT INTO access.ceiling VALUES ('files_per_hour', 80), ('searches_per_day', 30);
ALTER TABLE access.ceiling ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON access.ceiling TO relais_audit;
CREATE POLICY audit_reads ON access.ceiling FOR SELECT TO relais_audit USING (true);

-- ---------------------------------------------------------------- audit
CREATE TABLE audit.line (
  line_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('read','list','search','search_hit','write','export','refused','sign_in','system')),
  act text NOT NULL,
  professional_id uuid,
  seat uuid,
  organisation_id uuid,
  function text,
  person_id uuid,
  person_ids uuid[],
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (line_id, at)
) PARTITION BY RANGE (at);
CREATE TABLE audit.line_rest PARTITION OF audit.line DEFAULT;
CREATE INDEX line_by_seat ON audit.line (seat, at);
CREATE INDEX line_by_person ON audit.line (person_id, at);
ALTER TABLE audit.line ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.line_rest ENABLE ROW LEVEL SECURITY;

-- What the accompanied person reads of it: who looked, in what function and why; no identifiers.
CREATE TABLE audit.read_public (
  person_id uuid NOT NULL,
  line_id uuid NOT NULL,
  at timestamptz NOT NULL,
  organisation_name text NOT NULL,
  function text NOT NULL,
  act text NOT NULL,
  PRIMARY KEY (person_id, line_id)
);
ALTER TABLE audit.read_public ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON audit.read_public TO relais_app;
CREATE POLICY self_reads ON audit.read_public FOR SELECT TO relais_app USING (person_id = access.self());

GRANT SELECT, INSERT ON audit.line TO relais_audit;
GRANT INSERT ON audit.read_public TO relais_audit;
CREATE POLICY audit_inserts ON audit.line FOR INSERT TO relais_audit WITH CHECK (true);
CREATE POLICY audit_reads ON audit.line FOR SELECT TO relais_audit USING (true);
CREATE POLICY audit_inserts ON audit.read_public FOR INSERT TO relais_audit WITH CHECK (true);
-- A data protection officer reads the log of their own organisation.
GRANT SELECT ON audit.line TO relais_app;
CREATE POLICY dpo_reads ON audit.line FOR SELECT TO relais_app
  USING (access.has_role('dpo') AND organisation_id = access.org());

-- One row per month; the DEFAULT partition catches dates outside (an injected clock). SECURITY DEFINER: partitions belong
-- to the owner of the log.
CREATE FUNCTION audit.ensure_partitions(around timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE m date; name text;
BEGIN
  FOR i IN 0..3 LOOP
    m := (date_trunc('month', around AT TIME ZONE 'UTC') + make_interval(months => i))::date;
    name := 'line_' || to_char(m, 'YYYY_MM');
    IF to_regclass('audit.' || name) IS NULL
       AND NOT EXISTS (SELECT FROM audit.line_rest
                       WHERE at >= m::timestamp AT TIME ZONE 'UTC' AND at < (m + interval '1 month') AT TIME ZONE 'UTC') THEN
      EXECUTE format('CREATE TABLE audit.%I PARTITION OF audit.line FOR VALUES FROM (%L) TO (%L)', name,
                     m::text || ' 00:00+00', (m + interval '1 month')::date::text || ' 00:00+00');
      EXECUTE format('ALTER TABLE audit.%I ENABLE ROW LEVEL SECURITY', name);
    END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION audit.ensure_partitions(timestamptz) TO relais_system;
SELECT audit.ensure_partitions(now());

-- The only way into the log for the application: the actor comes from the transaction's settings, never from the caller.
-- Raises RL429 when a ceiling of design/access is reached.
CREATE FUNCTION audit.record(p_line uuid, p_kind text, p_act text, p_person uuid, p_people uuid[], p_detail jsonb)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ceiling integer; seen integer; fn text;
BEGIN
  IF NOT access.bound() THEN RAISE EXCEPTION 'not bound' USING ERRCODE = 'RL401'; END IF;
  fn := coalesce(access.text_setting('function'), CASE WHEN access.self() IS NOT NULL THEN 'personne' ELSE 'système' END);
  IF p_kind = 'read' AND access.seat() IS NOT NULL THEN
    SELECT value INTO ceiling FROM access.ceiling WHERE name = 'files_per_hour';
    SELECT count(DISTINCT l.person_id) INTO seen FROM audit.line l
      WHERE l.seat = access.seat() AND l.kind = 'read' AND l.at > access.now() - interval '1 hour' AND l.at <= access.now()
        AND l.person_id <> p_person;
    IF seen >= ceiling THEN RAISE EXCEPTION 'files_per_hour' USING ERRCODE = 'RL429'; END IF;
  ELSIF p_kind = 'search' THEN
    SELECT value INTO ceiling FROM access.ceiling WHERE name = 'searches_per_day';
    SELECT count(*) INTO seen FROM audit.line l
      WHERE l.seat = access.seat() AND l.kind = 'search' AND l.at > access.now() - interval '1 day' AND l.at <= access.now();
    IF seen >= ceiling THEN RAISE EXCEPTION 'searches_per_day' USING ERRCODE = 'RL429'; END IF;
  END IF;
  INSERT INTO audit.line (line_id, at, kind, act, professional_id, seat, organisation_id, function, person_id, person_ids, detail)
  VALUES (p_line, access.now(), p_kind, p_act, access.professional(), access.seat(), access.org(), fn, p_person, p_people,
          coalesce(p_detail, '{}'));
  IF p_kind IN ('read','search_hit','export') AND p_person IS NOT NULL AND access.seat() IS NOT NULL THEN
    INSERT INTO audit.read_public VALUES (p_person, p_line, access.now(), coalesce(access.org_name(), ''), fn, p_act);
  END IF;
END $$;
ALTER FUNCTION audit.record(uuid, text, text, uuid, uuid[], jsonb) OWNER TO relais_audit;
GRANT EXECUTE ON FUNCTION audit.record(uuid, text, text, uuid, uuid[], jsonb) TO relais_app, relais_system;

-- A page that polls continues the look that a line already tells; after half an hour it needs a new one.
CREATE FUNCTION audit.continues(p_person uuid, p_act text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM audit.line l WHERE l.seat = access.seat() AND l.kind = 'read' AND l.act = p_act
                 AND l.person_id = p_person AND l.at > access.now() - interval '30 minutes' AND l.at <= access.now()) $$;
ALTER FUNCTION audit.continues(uuid, text) OWNER TO relais_audit;
GRANT EXECUTE ON FUNCTION audit.continues(uuid, text) TO relais_app;

-- Whether this seat found this person by exact identity in the last day: the condition for asking to join a circle.
CREATE FUNCTION audit.located(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM audit.line l WHERE l.seat = access.seat() AND l.kind = 'search_hit'
                 AND l.person_id = p_person AND l.at > access.now() - interval '1 day') $$;
ALTER FUNCTION audit.located(uuid) OWNER TO relais_audit;
GRANT EXECUTE ON FUNCTION audit.located(uuid) TO relais_app, relais_access;
CALL access.let_definers_own(false);
