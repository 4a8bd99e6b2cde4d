-- How an accompanied person signs in: by an address of their own choosing, confirmed as design/access.md asks (never the contact
-- address by itself), or by a code on paper that lets them prepare and never read.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- addresses
-- A row is a proposal until `confirmed_at`, and opens from `effective_at` on; the latest effective one that is not ended is the
-- person's. The constraints hold the rule whatever a function forgets.
CREATE TABLE sign_in_address (
  person_id uuid NOT NULL REFERENCES person,
  sign_in_address_id uuid NOT NULL UNIQUE,
  address text NOT NULL CHECK (address = lower(btrim(address)) AND address LIKE '%_@_%'),
  -- premiere: in front of a professional. ancienne-adresse: the person says yes from the old channel.
  -- en-presence: in front of two professionals, 48 hours before it opens anything.
  way text NOT NULL CHECK (way IN ('premiere','ancienne-adresse','en-presence')),
  proposed_at timestamptz NOT NULL DEFAULT access.now(),
  expires_at timestamptz NOT NULL,
  by_professional uuid, -- NULL: the person, signed in by the old address
  by_name text NOT NULL,
  by_organisation text,
  mailbox_at timestamptz,     -- the link sent to this address was used, with the birth date
  old_channel_at timestamptz, -- said yes by the person, signed in
  second_at timestamptz,
  second_professional uuid,
  second_name text,
  second_organisation text,
  confirmed_at timestamptz,
  effective_at timestamptz,
  ended_at timestamptz,
  ended_why text CHECK (ended_why IN ('retiree','refusee','remplacee','fin-acces')),
  PRIMARY KEY (person_id, sign_in_address_id),
  CHECK (expires_at <= proposed_at + interval '14 days'),
  CHECK (by_professional IS NOT NULL OR way = 'ancienne-adresse'),
  CHECK (num_nulls(second_at, second_professional, second_name, second_organisation) IN (0, 4)),
  CHECK (second_at IS NULL OR (way = 'en-presence' AND second_professional <> by_professional)),
  CHECK ((confirmed_at IS NULL) = (effective_at IS NULL) AND effective_at >= confirmed_at),
  CHECK (confirmed_at IS NULL OR (mailbox_at IS NOT NULL AND CASE way
    WHEN 'premiere' THEN true
    WHEN 'ancienne-adresse' THEN old_channel_at IS NOT NULL
    ELSE second_at IS NOT NULL AND effective_at >= second_at + interval '48 hours' END)),
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);
CREATE INDEX sign_in_address_lookup ON sign_in_address (address) WHERE ended_at IS NULL AND confirmed_at IS NOT NULL;
CREATE UNIQUE INDEX sign_in_address_proposed ON sign_in_address (person_id) WHERE ended_at IS NULL AND confirmed_at IS NULL;
CREATE INDEX person_contact_by_email ON person_contact (lower(email)) WHERE email IS NOT NULL;

-- ---------------------------------------------------------------- codes on paper
-- Nothing of a code is stored but its first group, by which it is found: the rest is derived from the id with SECRET_KEY.
CREATE TABLE paper_code (
  person_id uuid NOT NULL REFERENCES person,
  paper_code_id uuid NOT NULL UNIQUE,
  first_group text NOT NULL CHECK (length(first_group) = 4),
  printed_at timestamptz NOT NULL DEFAULT access.now(),
  expires_at timestamptz NOT NULL,
  by_name text NOT NULL,
  by_organisation text NOT NULL,
  tries integer NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_why text CHECK (revoked_why IN ('remplace','retire','essais','fin-acces')),
  PRIMARY KEY (person_id, paper_code_id),
  CHECK (expires_at <= printed_at + interval '30 days'),
  CHECK ((revoked_at IS NULL) = (revoked_why IS NULL))
);
CREATE INDEX paper_code_lookup ON paper_code (first_group) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE UNIQUE INDEX paper_code_once ON paper_code (person_id) WHERE used_at IS NULL AND revoked_at IS NULL;

-- ---------------------------------------------------------------- who reads: the person, who reads the file, reception
CREATE FUNCTION access.reads_account(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT access.reads_file($1) OR access.at('desk', $1) $$;
GRANT EXECUTE ON FUNCTION access.reads_account(uuid) TO relais_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sign_in_address','paper_code'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY levels_read ON %I FOR SELECT TO relais_app USING (access.reads_account(person_id))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT ON sign_in_address TO relais_app;
GRANT SELECT (person_id, paper_code_id, printed_at, expires_at, by_name, by_organisation, tries, used_at, revoked_at, revoked_why)
  ON paper_code TO relais_app;

-- What happens outside of any actor: a link of an e-mail, a code typed. The event says what the same transaction did.
CREATE POLICY access_tells ON timeline_event FOR INSERT TO relais_access
  WITH CHECK (access.system_reason() IS NOT NULL AND author_seat IS NULL AND kind IN ('access-confirmed','paper-code-used'));

-- ---------------------------------------------------------------- inner steps
CREATE FUNCTION access.ensure_account(p_person uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO person_account (person_id, account_id) VALUES (p_person, gen_random_uuid()) ON CONFLICT (person_id) DO NOTHING $$;

-- The référent, their stand-in, whoever accompanies, and reception. Not a discreet organisation: what it did here would show to all.
CREATE FUNCTION access.serves_account(p_person uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l record;
BEGIN
  IF access.seat() IS NULL OR access.org_discreet() THEN RETURN false; END IF;
  SELECT * INTO l FROM access.levels_here(p_person);
  RETURN l.edit OR l.desk;
END $$;

CREATE FUNCTION access.current_address(p_person uuid) RETURNS sign_in_address LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT a FROM sign_in_address a WHERE a.person_id = p_person AND a.ended_at IS NULL AND a.effective_at <= access.now()
  ORDER BY a.effective_at DESC LIMIT 1 $$;

-- Confirms the address once everything it takes is there. What it replaces ends when it opens.
CREATE FUNCTION access.settle_address(p_person uuid, p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE a sign_in_address; opens timestamptz := access.now();
BEGIN
  SELECT * INTO a FROM sign_in_address WHERE person_id = p_person AND sign_in_address_id = p_id;
  IF a.mailbox_at IS NULL OR (a.way = 'ancienne-adresse' AND a.old_channel_at IS NULL)
     OR (a.way = 'en-presence' AND a.second_at IS NULL) THEN RETURN false; END IF;
  IF a.way = 'en-presence' THEN opens := greatest(opens, a.second_at + interval '48 hours'); END IF;
  IF opens <= access.now() THEN
    UPDATE sign_in_address SET ended_at = access.now(), ended_why = 'remplacee'
      WHERE person_id = p_person AND ended_at IS NULL AND confirmed_at IS NOT NULL;
  END IF;
  UPDATE sign_in_address SET confirmed_at = access.now(), effective_at = opens WHERE person_id = p_person AND sign_in_address_id = p_id;
  PERFORM access.ensure_account(p_person);
  RETURN true;
END $$;

CREATE FUNCTION access.proposed_address(p_person uuid, p_id uuid) RETURNS sign_in_address LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE a sign_in_address;
BEGIN
  SELECT * INTO a FROM sign_in_address WHERE person_id = p_person AND sign_in_address_id = p_id AND ended_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF a.confirmed_at IS NULL AND a.expires_at <= access.now() THEN PERFORM access.refuse('address_expired'); END IF;
  RETURN a;
END $$;

-- ---------------------------------------------------------------- acts about an address
CREATE FUNCTION access.propose_address(p_person uuid, p_id uuid, p_address text, p_way text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE now_one sign_in_address; known boolean; self boolean := coalesce(p_person = access.self(), false);
BEGIN
  IF NOT (self OR access.serves_account(p_person)) THEN PERFORM access.missing(); END IF;
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE; -- two proposals at once
  IF NOT EXISTS (SELECT FROM person_identity WHERE person_id = p_person AND birth_date IS NOT NULL)
  THEN PERFORM access.refuse('birth_date_needed'); END IF;
  now_one := access.current_address(p_person);
  known := EXISTS (SELECT FROM sign_in_address WHERE person_id = p_person AND confirmed_at IS NOT NULL);
  IF EXISTS (SELECT FROM sign_in_address WHERE person_id = p_person AND ended_at IS NULL AND effective_at > access.now())
  THEN PERFORM access.refuse('address_upcoming'); END IF;
  IF now_one.address = p_address THEN PERFORM access.refuse('address_same'); END IF;
  -- Whoever had an address once is not a first time again: the old channel, or two professionals and two days.
  IF (p_way = 'premiere') = known OR (p_way = 'ancienne-adresse' AND now_one.address IS NULL) OR (self AND p_way <> 'ancienne-adresse')
  THEN PERFORM access.refuse('address_way'); END IF;
  UPDATE sign_in_address SET ended_at = access.now(), ended_why = 'remplacee'
    WHERE person_id = p_person AND ended_at IS NULL AND confirmed_at IS NULL;
  INSERT INTO sign_in_address (person_id, sign_in_address_id, address, way, proposed_at, expires_at, by_professional, by_name,
                               by_organisation, old_channel_at)
    VALUES (p_person, p_id, p_address, p_way, access.now(), access.now() + interval '14 days', access.professional(),
            access.author_name(), access.org_name(), CASE WHEN self THEN access.now() END);
END $$;

-- The second professional, with the person in front of them.
CREATE FUNCTION access.vouch_address(p_person uuid, p_id uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE a sign_in_address;
BEGIN
  IF NOT access.serves_account(p_person) THEN PERFORM access.missing(); END IF;
  a := access.proposed_address(p_person, p_id);
  IF a.way <> 'en-presence' OR a.second_at IS NOT NULL THEN PERFORM access.missing(); END IF;
  IF a.by_professional = access.professional() THEN PERFORM access.refuse('same_professional'); END IF;
  UPDATE sign_in_address SET second_at = access.now(), second_professional = access.professional(), second_name = access.author_name(),
      second_organisation = access.org_name() WHERE person_id = p_person AND sign_in_address_id = p_id;
  RETURN access.settle_address(p_person, p_id);
END $$;

-- The person, signed in by the old channel: yes to a proposal that asks for it, no to any until it opens.
CREATE FUNCTION access.answer_address(p_person uuid, p_id uuid, p_yes boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE a sign_in_address;
BEGIN
  IF p_person IS DISTINCT FROM access.self() THEN PERFORM access.missing(); END IF;
  a := access.proposed_address(p_person, p_id);
  IF a.effective_at <= access.now() OR (p_yes AND (a.way <> 'ancienne-adresse' OR a.old_channel_at IS NOT NULL))
  THEN PERFORM access.missing(); END IF;
  IF NOT p_yes THEN
    UPDATE sign_in_address SET ended_at = access.now(), ended_why = 'refusee' WHERE person_id = p_person AND sign_in_address_id = p_id;
    RETURN false;
  END IF;
  UPDATE sign_in_address SET old_channel_at = access.now() WHERE person_id = p_person AND sign_in_address_id = p_id;
  RETURN access.settle_address(p_person, p_id);
END $$;

CREATE FUNCTION access.withdraw_address(p_person uuid, p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT access.serves_account(p_person) THEN PERFORM access.missing(); END IF;
  UPDATE sign_in_address SET ended_at = access.now(), ended_why = 'retiree' WHERE person_id = p_person AND sign_in_address_id = p_id
    AND ended_at IS NULL AND (effective_at IS NULL OR effective_at > access.now());
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

-- Everything closes at once: addresses, codes, sessions.
CREATE FUNCTION access.end_person_access(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer; m integer;
BEGIN
  IF NOT access.serves_account(p_person) THEN PERFORM access.missing(); END IF;
  UPDATE sign_in_address SET ended_at = access.now(), ended_why = 'fin-acces' WHERE person_id = p_person AND ended_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  UPDATE paper_code SET revoked_at = access.now(), revoked_why = 'fin-acces'
    WHERE person_id = p_person AND revoked_at IS NULL AND (used_at IS NULL OR used_at > access.now() - interval '12 hours');
  GET DIAGNOSTICS m = ROW_COUNT;
  IF n + m = 0 THEN PERFORM access.refuse('no_access_to_end'); END IF;
  UPDATE session s SET ended_at = access.now(), ended_why = 'access-changed' FROM person_account a
    WHERE a.person_id = p_person AND s.account_id = a.account_id AND s.ended_at IS NULL;
END $$;

-- ---------------------------------------------------------------- acts about a code on paper
CREATE FUNCTION access.print_paper_code(p_person uuid, p_id uuid, p_first_group text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.serves_account(p_person) THEN PERFORM access.missing(); END IF;
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE; -- two prints at once
  IF NOT EXISTS (SELECT FROM person_identity WHERE person_id = p_person AND birth_date IS NOT NULL)
  THEN PERFORM access.refuse('birth_date_needed'); END IF;
  UPDATE paper_code SET revoked_at = access.now(), revoked_why = 'remplace'
    WHERE person_id = p_person AND revoked_at IS NULL AND (used_at IS NULL OR used_at > access.now() - interval '12 hours');
  INSERT INTO paper_code (person_id, paper_code_id, first_group, printed_at, expires_at, by_name, by_organisation)
    VALUES (p_person, p_id, p_first_group, access.now(), access.now() + interval '30 days', access.author_name(), access.org_name());
  PERFORM access.ensure_account(p_person);
END $$;

CREATE FUNCTION access.revoke_paper_code(p_person uuid, p_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT (coalesce(p_person = access.self(), false) OR access.serves_account(p_person)) THEN PERFORM access.missing(); END IF;
  UPDATE paper_code SET revoked_at = access.now(), revoked_why = 'retire'
    WHERE person_id = p_person AND paper_code_id = p_id AND revoked_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

-- ---------------------------------------------------------------- what the system role asks, before anybody is signed in
-- Whose account an address opens. Held by two people, as an address to sign in or to be reached, it opens nobody's.
CREATE FUNCTION access.account_of_address(p_address text, OUT account_id uuid, OUT credential_id uuid, OUT shared boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE owners uuid[]; holders integer;
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  SELECT array_agg(DISTINCT a.person_id) INTO owners FROM sign_in_address a
    WHERE a.address = p_address AND a.ended_at IS NULL AND a.confirmed_at IS NOT NULL
      AND a.sign_in_address_id = (access.current_address(a.person_id)).sign_in_address_id;
  SELECT count(*) INTO holders FROM (
    SELECT unnest(owners) UNION SELECT c.person_id FROM person_contact c WHERE lower(c.email) = p_address) h;
  shared := owners IS NOT NULL AND holders > 1;
  IF cardinality(owners) = 1 AND NOT shared THEN
    SELECT a.account_id, (access.current_address(owners[1])).sign_in_address_id INTO account_id, credential_id
      FROM person_account a WHERE a.person_id = owners[1];
  END IF;
END $$;

CREATE OR REPLACE FUNCTION access.person_session(p_account uuid, p_method text, p_credential uuid, OUT person_id uuid, OUT stands boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a person_account;
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  SELECT x.* INTO a FROM person_account x WHERE x.account_id = p_account;
  person_id := a.person_id;
  stands := CASE p_method
    WHEN 'demo' THEN a.demo_label IS NOT NULL
    WHEN 'paper' THEN EXISTS (SELECT FROM paper_code c WHERE c.person_id = a.person_id AND c.paper_code_id = p_credential
                              AND c.revoked_at IS NULL)
    ELSE coalesce((access.current_address(a.person_id)).sign_in_address_id = p_credential, false) END;
END $$;

-- The mailbox of a proposed address: asked with the birth date, so that a mistyped address gives its owner nothing.
CREATE FUNCTION access.mailbox_answers(p_id uuid, p_birth date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT access.system_reason() IS NOT NULL AND EXISTS (
    SELECT FROM sign_in_address a JOIN person_identity i USING (person_id)
    WHERE a.sign_in_address_id = p_id AND a.ended_at IS NULL AND a.mailbox_at IS NULL AND a.expires_at > access.now()
      AND i.birth_date = p_birth) $$;
CREATE FUNCTION access.mailbox_waits(p_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT access.system_reason() IS NOT NULL AND EXISTS (SELECT FROM sign_in_address a
    WHERE a.sign_in_address_id = p_id AND a.ended_at IS NULL AND a.mailbox_at IS NULL AND a.expires_at > access.now()) $$;

-- Gives whom to tell, and from when it opens (NULL: something else is still missing).
CREATE FUNCTION access.confirm_mailbox(p_id uuid, p_event uuid, OUT address text, OUT former text, OUT opens timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a sign_in_address;
BEGIN
  SELECT * INTO a FROM sign_in_address WHERE sign_in_address_id = p_id FOR UPDATE;
  IF access.system_reason() IS NULL OR a.person_id IS NULL OR a.ended_at IS NOT NULL OR a.mailbox_at IS NOT NULL
     OR a.expires_at <= access.now() THEN PERFORM access.missing(); END IF;
  former := (access.current_address(a.person_id)).address;
  address := a.address;
  UPDATE sign_in_address SET mailbox_at = access.now() WHERE sign_in_address_id = p_id;
  IF access.settle_address(a.person_id, p_id) THEN
    SELECT s.effective_at INTO opens FROM sign_in_address s WHERE s.sign_in_address_id = p_id;
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, params, author_name)
      VALUES (a.person_id, p_event, 'access-confirmed', jsonb_build_object('first', a.way = 'premiere'), 'la personne');
  END IF;
END $$;

-- Codes whose first group is this one, locked: tries sent all at once count one by one.
CREATE FUNCTION access.live_paper_codes(p_first_group text) RETURNS TABLE (paper_code_id uuid)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  RETURN QUERY SELECT c.paper_code_id FROM paper_code c
    WHERE c.first_group = p_first_group AND c.used_at IS NULL AND c.revoked_at IS NULL AND c.expires_at > access.now() AND c.tries < 5
    ORDER BY c.paper_code_id FOR UPDATE;
END $$;

-- With the right birth date the code has served; anything else is a try, and the fifth ends it.
CREATE FUNCTION access.try_paper_code(p_id uuid, p_right boolean, p_birth date, p_event uuid, OUT account_id uuid, OUT tell text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c paper_code;
BEGIN
  SELECT * INTO c FROM paper_code WHERE paper_code_id = p_id FOR UPDATE;
  IF access.system_reason() IS NULL OR c.person_id IS NULL OR c.used_at IS NOT NULL OR c.revoked_at IS NOT NULL
     OR c.expires_at <= access.now() OR c.tries >= 5 THEN PERFORM access.missing(); END IF;
  IF p_right AND EXISTS (SELECT FROM person_identity i WHERE i.person_id = c.person_id AND i.birth_date = p_birth) THEN
    UPDATE paper_code SET used_at = access.now() WHERE paper_code_id = p_id;
    SELECT a.account_id INTO account_id FROM person_account a WHERE a.person_id = c.person_id;
    tell := (access.current_address(c.person_id)).address;
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, author_name)
      VALUES (c.person_id, p_event, 'paper-code-used', 'la personne');
  ELSE
    UPDATE paper_code SET tries = tries + 1,
        revoked_at = CASE WHEN tries + 1 >= 5 THEN access.now() END, revoked_why = CASE WHEN tries + 1 >= 5 THEN 'essais' END
      WHERE paper_code_id = p_id;
  END IF;
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['ensure_account','serves_account','current_address','settle_address',
             'proposed_address','propose_address','vouch_address','answer_address','withdraw_address','end_person_access',
             'print_paper_code','revoke_paper_code','account_of_address','person_session','mailbox_answers','mailbox_waits',
             'confirm_mailbox','live_paper_codes','try_paper_code']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname = ANY (ARRAY['propose_address','vouch_address','answer_address','withdraw_address','end_person_access',
                              'print_paper_code','revoke_paper_code']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig);
    ELSIF f.proname = ANY (ARRAY['account_of_address','person_session','mailbox_answers','mailbox_waits','confirm_mailbox',
                                 'live_paper_codes','try_paper_code']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_system', f.sig);
    END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
