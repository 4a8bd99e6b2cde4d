-- Accounts: how a professional proves who they are, and the e-mails that Relais owes. No password exists.
-- What is secret is not here: links and codes are derived from an id with SECRET_KEY, session tokens are hashed.

-- A session belongs to one browser and, once chosen, to one seat.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY, -- SHA-256 of the 32 random bytes of the cookie; changes at every step up
  session_id uuid NOT NULL UNIQUE,
  professional_id uuid NOT NULL REFERENCES professional,
  seat uuid REFERENCES membership,
  method text NOT NULL CHECK (method IN ('link','code','demo')),
  device text NOT NULL, -- « Firefox sur Windows »: what the account's owner reads in their list
  created_at timestamptz NOT NULL DEFAULT access.now(),
  last_seen_at timestamptz NOT NULL DEFAULT access.now(),
  expires_at timestamptz NOT NULL,
  second_factor_at timestamptz,
  ended_at timestamptz,
  ended_why text CHECK (ended_why IN ('signed-out','ended-elsewhere','expired','membership-ended','factor-reset')),
  CHECK (expires_at <= created_at + interval '12 hours'),
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX session_by_professional ON session (professional_id) WHERE ended_at IS NULL;

-- One request to sign in. A request for an unknown address makes the same row, with nobody in it.
CREATE TABLE sign_in_token (
  token_id uuid PRIMARY KEY,
  email text NOT NULL,
  professional_id uuid REFERENCES professional,
  browser_hash bytea NOT NULL UNIQUE, -- SHA-256 of the cookie of the browser that asked
  tries integer NOT NULL DEFAULT 0,
  return_to text,
  created_at timestamptz NOT NULL DEFAULT access.now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK (expires_at <= created_at + interval '15 minutes')
);
CREATE INDEX sign_in_token_age ON sign_in_token (created_at);

CREATE TABLE second_factor (
  factor_id uuid PRIMARY KEY,
  professional_id uuid NOT NULL REFERENCES professional,
  kind text NOT NULL DEFAULT 'totp' CHECK (kind = 'totp'),
  secret_sealed bytea NOT NULL, -- AES-256-GCM under SECRET_KEY, bound to factor_id
  created_at timestamptz NOT NULL DEFAULT access.now(),
  confirmed_at timestamptz,
  last_step bigint, -- the last 30-second step that was accepted: a code serves once
  ended_at timestamptz
);
CREATE UNIQUE INDEX second_factor_confirmed ON second_factor (professional_id)
  WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX second_factor_pending ON second_factor (professional_id)
  WHERE confirmed_at IS NULL AND ended_at IS NULL;

CREATE TABLE recovery_code (
  professional_id uuid NOT NULL REFERENCES professional,
  code_hash bytea NOT NULL, -- keyed by SECRET_KEY
  created_at timestamptz NOT NULL DEFAULT access.now(),
  used_at timestamptz,
  PRIMARY KEY (professional_id, code_hash)
);

-- Failures by subject (« code: » a keyed hash of the address, « totp: » a professional…): the delay that grows.
CREATE TABLE failed_attempt (
  subject text PRIMARY KEY,
  failures integer NOT NULL DEFAULT 0,
  last_at timestamptz NOT NULL,
  blocked_until timestamptz
);

-- Which key sealed this database: a start with another one is refused rather than losing everybody's second factor.
CREATE TABLE sealing_key (
  fingerprint bytea PRIMARY KEY,
  first_used_at timestamptz NOT NULL DEFAULT access.now()
);

CREATE TABLE professional_invitation (
  invitation_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  email text NOT NULL CHECK (email = lower(email)),
  given_name text NOT NULL,
  family_name text NOT NULL,
  member boolean NOT NULL,
  reception boolean NOT NULL,
  manager boolean NOT NULL,
  dpo boolean NOT NULL,
  speciality text NOT NULL CHECK (speciality IN ('sociale','professionnelle','les-deux')),
  function text NOT NULL,
  invited_by uuid NOT NULL REFERENCES membership,
  created_at timestamptz NOT NULL DEFAULT access.now(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  membership_id uuid REFERENCES membership,
  withdrawn_at timestamptz,
  CHECK (member OR reception OR manager OR dpo),
  CHECK (expires_at <= created_at + interval '30 days')
);
CREATE INDEX invitation_by_organisation ON professional_invitation (organisation_id);

-- The outbox. A row holds ids and plain words, never a link or a code; the text is made at delivery.
CREATE TABLE mail_message (
  mail_id uuid PRIMARY KEY,
  recipient text NOT NULL,
  template text NOT NULL,
  params jsonb NOT NULL,
  dedupe_key text UNIQUE,
  organisation_id uuid REFERENCES organisation, -- whose manager reads that it could not be delivered
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued','sent','failed','uncertain','withheld')),
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT access.now(),
  not_after timestamptz,    -- a link that has expired is not worth sending
  forwarded_at timestamptz, -- given to the delivery job, whose id is mail_id
  handing_at timestamptz,   -- just before the last line of the message goes to the server
  sent_at timestamptz,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX mail_waiting ON mail_message (created_at) WHERE state = 'queued' AND forwarded_at IS NULL;
CREATE INDEX mail_undelivered ON mail_message (organisation_id, created_at) WHERE state IN ('failed','uncertain');

-- The relay hears of new mail at commit, whoever wrote it.
CREATE FUNCTION access.tell_mail_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('relais_mail', ''); RETURN NULL; END $$;
CREATE TRIGGER tell_relay AFTER INSERT ON mail_message FOR EACH STATEMENT EXECUTE FUNCTION access.tell_mail_relay();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['session','sign_in_token','second_factor','recovery_code','failed_attempt','sealing_key',
                           'professional_invitation','mail_message'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relais_system', t);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO relais_system USING (access.system_reason() IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY system_inserts ON %I FOR INSERT TO relais_system WITH CHECK (access.system_reason() IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY system_updates ON %I FOR UPDATE TO relais_system USING (access.system_reason() IS NOT NULL)', t);
    EXECUTE format('CREATE POLICY system_deletes ON %I FOR DELETE TO relais_system USING (access.system_reason() IS NOT NULL)', t);
  END LOOP;
END $$;
REVOKE DELETE ON professional_invitation, sealing_key FROM relais_system;
REVOKE UPDATE ON sealing_key FROM relais_system;

-- The owner of an account sees where it is open, and closes it.
GRANT SELECT (session_id, professional_id, seat, method, device, created_at, last_seen_at, expires_at, ended_at, ended_why)
  ON session TO relais_app;
GRANT UPDATE (ended_at, ended_why) ON session TO relais_app;
CREATE POLICY own_reads ON session FOR SELECT TO relais_app USING (professional_id = access.professional());
CREATE POLICY own_ends ON session FOR UPDATE TO relais_app
  USING (professional_id = access.professional() AND ended_at IS NULL)
  WITH CHECK (professional_id = access.professional() AND ended_at IS NOT NULL);

-- A manager invites into their own organisation, and withdraws. Accepting is not theirs.
GRANT SELECT ON professional_invitation TO relais_app;
GRANT INSERT (invitation_id, organisation_id, email, given_name, family_name, member, reception, manager, dpo, speciality,
              function, invited_by, created_at, expires_at) ON professional_invitation TO relais_app;
GRANT UPDATE (withdrawn_at) ON professional_invitation TO relais_app;
CREATE POLICY manager_reads ON professional_invitation FOR SELECT TO relais_app
  USING (access.has_role('manager') AND organisation_id = access.org());
CREATE POLICY manager_invites ON professional_invitation FOR INSERT TO relais_app
  WITH CHECK (access.has_role('manager') AND organisation_id = access.org() AND invited_by = access.seat());
CREATE POLICY manager_withdraws ON professional_invitation FOR UPDATE TO relais_app
  USING (access.has_role('manager') AND organisation_id = access.org() AND accepted_at IS NULL)
  WITH CHECK (access.has_role('manager') AND organisation_id = access.org());

-- Any bound act may owe an e-mail; nobody reads the outbox but the system, and a manager what their organisation could not send.
GRANT INSERT (mail_id, recipient, template, params, dedupe_key, organisation_id, created_at, not_after) ON mail_message TO relais_app;
CREATE POLICY bound_queues ON mail_message FOR INSERT TO relais_app
  WITH CHECK (access.bound() AND state = 'queued' AND (organisation_id IS NULL OR organisation_id = access.org()));
GRANT SELECT (mail_id, recipient, template, organisation_id, state, attempts, last_error, created_at) ON mail_message TO relais_app;
CREATE POLICY manager_reads_undelivered ON mail_message FOR SELECT TO relais_app
  USING (access.has_role('manager') AND organisation_id = access.org() AND state IN ('failed','uncertain'));

-- A colleague has lost phone and recovery codes: a manager lets them choose another application. Their sessions end, they are
-- told by e-mail, and they still have to open their mailbox to sign in. Gives their address.
GRANT SELECT, UPDATE (ended_at) ON second_factor TO relais_access;
GRANT SELECT, UPDATE (ended_at, ended_why) ON session TO relais_access;
GRANT SELECT, DELETE ON recovery_code TO relais_access;
CREATE POLICY access_reads ON second_factor FOR SELECT TO relais_access USING (true);
CREATE POLICY access_updates ON second_factor FOR UPDATE TO relais_access USING (true);
CREATE POLICY access_reads ON session FOR SELECT TO relais_access USING (true);
CREATE POLICY access_updates ON session FOR UPDATE TO relais_access USING (true);
CREATE POLICY access_reads ON recovery_code FOR SELECT TO relais_access USING (true);
CREATE POLICY access_deletes ON recovery_code FOR DELETE TO relais_access USING (true);
CREATE FUNCTION access.reset_second_factor(p_membership uuid) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p professional;
BEGIN
  SELECT q.* INTO p FROM membership m JOIN professional q USING (professional_id)
    WHERE m.membership_id = p_membership AND m.organisation_id = access.org() AND access.has_role('manager')
      AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())
      AND m.professional_id <> access.professional(); -- one's own is changed with one's own code
  IF NOT FOUND THEN RAISE EXCEPTION 'not_found' USING ERRCODE = 'RL404'; END IF;
  UPDATE second_factor SET ended_at = access.now() WHERE professional_id = p.professional_id AND ended_at IS NULL;
  DELETE FROM recovery_code WHERE professional_id = p.professional_id;
  UPDATE session SET ended_at = access.now(), ended_why = 'factor-reset'
    WHERE professional_id = p.professional_id AND ended_at IS NULL;
  RETURN p.email;
END $$;
CALL access.let_definers_own(true);
ALTER FUNCTION access.reset_second_factor(uuid) OWNER TO relais_access;
CALL access.let_definers_own(false);
GRANT EXECUTE ON FUNCTION access.reset_second_factor(uuid) TO relais_app;
