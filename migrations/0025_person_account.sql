-- The accompanied person's own account: what their sessions belong to. Sessions and requests to sign in hold the account's
-- number, never the person's: the system role that serves them still reads no table about a person.

CALL access.let_definers_own(true);

CREATE TABLE person_account (
  person_id uuid PRIMARY KEY REFERENCES person,
  account_id uuid NOT NULL UNIQUE,
  opened_at timestamptz NOT NULL DEFAULT access.now(),
  demo_name text, -- a button of the demonstration's sign-in page
  demo_label text,
  CHECK ((demo_name IS NULL) = (demo_label IS NULL))
);
ALTER TABLE person_account ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (demo_name, demo_label) ON person_account TO relais_access;
CREATE POLICY access_reads ON person_account FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON person_account FOR INSERT TO relais_access WITH CHECK (true);
CREATE POLICY access_updates ON person_account FOR UPDATE TO relais_access USING (true) WITH CHECK (true);
GRANT SELECT ON person_account TO relais_gate;
CREATE POLICY gate_reads ON person_account FOR SELECT TO relais_gate USING (true);

-- ---------------------------------------------------------------- sessions of people, beside those of professionals
ALTER TABLE session ALTER professional_id DROP NOT NULL,
  ADD account_id uuid REFERENCES person_account (account_id),
  ADD credential_id uuid, -- what opened it (an address, a paper code): the session ends with it
  ADD CHECK (num_nonnulls(professional_id, account_id) = 1),
  ADD CHECK (seat IS NULL OR professional_id IS NOT NULL),
  DROP CONSTRAINT session_method_check,
  ADD CONSTRAINT session_method_check CHECK (method IN ('link','code','demo','paper')),
  ADD CHECK (method <> 'paper' OR account_id IS NOT NULL),
  DROP CONSTRAINT session_ended_why_check,
  ADD CONSTRAINT session_ended_why_check CHECK (ended_why IN
    ('signed-out','ended-elsewhere','expired','membership-ended','factor-reset','idle','access-changed'));
CREATE INDEX session_by_account ON session (account_id) WHERE ended_at IS NULL;
ALTER TABLE sign_in_token ADD account_id uuid REFERENCES person_account (account_id), ADD credential_id uuid,
  ADD CHECK (num_nonnulls(professional_id, account_id) <= 1);

CREATE FUNCTION access.account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.account', true), '')::uuid $$;
-- Whom a paper code lets write, and never read: no policy of reading knows this setting.
CREATE FUNCTION access.preparing() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT NULLIF(current_setting('app.preparing', true), '')::uuid $$;
-- For the WITH CHECK of what a person may write without reading: the person themselves, or the bearer of their paper code.
CREATE FUNCTION access.prepares(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce($1 = access.self(), false) OR coalesce($1 = access.preparing(), false) $$;
GRANT EXECUTE ON FUNCTION access.account(), access.preparing(), access.prepares(uuid)
  TO relais_app, relais_system, relais_gate, relais_access, relais_audit;

CREATE OR REPLACE FUNCTION access.bind_person(p_person uuid, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE person_id = p_person) THEN RAISE EXCEPTION 'person' USING ERRCODE = 'RL401'; END IF;
  PERFORM access.literals(ARRAY['bound','self','account','author_name','now','seat','org','professional','preparing'],
    ARRAY['yes', p_person::text, (SELECT a.account_id::text FROM person_account a WHERE a.person_id = p_person), 'la personne',
          p_at::text, '', '', '', '']);
END $$;

CREATE FUNCTION access.bind_preparing(p_person uuid, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE person_id = p_person) THEN RAISE EXCEPTION 'person' USING ERRCODE = 'RL401'; END IF;
  PERFORM access.literals(ARRAY['bound','preparing','author_name','function','now','self','account','seat','org','professional'],
    ARRAY['yes', p_person::text, 'la personne', 'personne, code sur papier', p_at::text, '', '', '', '', '']);
END $$;
ALTER FUNCTION access.bind_preparing(uuid, timestamptz) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.bind_preparing(uuid, timestamptz) TO relais_app;

-- The owner of an account sees where it is open, and closes it.
GRANT SELECT (account_id) ON session TO relais_app;
CREATE POLICY own_account_reads ON session FOR SELECT TO relais_app USING (account_id = access.account());
CREATE POLICY own_account_ends ON session FOR UPDATE TO relais_app
  USING (account_id = access.account() AND ended_at IS NULL)
  WITH CHECK (account_id = access.account() AND ended_at IS NOT NULL);

-- ---------------------------------------------------------------- what the system role asks about an account
-- Whose account this is, and whether what opened the session still opens it.
CREATE FUNCTION access.person_session(p_account uuid, p_method text, p_credential uuid, OUT person_id uuid, OUT stands boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  SELECT a.person_id, p_method = 'demo' AND a.demo_label IS NOT NULL INTO person_id, stands
    FROM person_account a WHERE a.account_id = p_account;
END $$;

CREATE FUNCTION access.demo_people() RETURNS TABLE (account_id uuid, name text, label text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.account_id, a.demo_name, a.demo_label FROM person_account a
  WHERE a.demo_label IS NOT NULL AND access.system_reason() IS NOT NULL ORDER BY a.opened_at, a.demo_name $$;

-- How the person reaches who is around them: professional numbers and addresses of the places held today, discreet ones included.
CREATE FUNCTION access.own_circle_contacts() RETURNS TABLE (seat uuid, phone text, email text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.seat, r.phone, r.email FROM circle_member c
  JOIN membership m ON m.membership_id = c.seat JOIN professional r USING (professional_id)
  WHERE c.person_id = access.self() AND c.until IS NULL $$;
ALTER FUNCTION access.own_circle_contacts() OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.own_circle_contacts() TO relais_app;

CREATE FUNCTION access.offer_demo_person(p_person uuid, p_account uuid, p_name text, p_label text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  INSERT INTO person_account (person_id, account_id, demo_name, demo_label) VALUES (p_person, p_account, p_name, p_label)
    ON CONFLICT (person_id) DO UPDATE SET demo_name = excluded.demo_name, demo_label = excluded.demo_label;
END $$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['person_session(uuid, text, uuid)','demo_people()','offer_demo_person(uuid, uuid, text, text)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION access.%s TO relais_system', f);
  END LOOP;
END $$;

CALL access.let_definers_own(false);
