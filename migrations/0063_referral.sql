-- A request to a service for a person, followed to its result; who receives it without an account answers by a personal link.
-- And what the territory had nothing for: counted by theme and place, about nobody.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- what may follow what, and when silence counts
-- Mirror src/domain/referral/states.ts; a test compares them.
CREATE TABLE referral_move_rule (
  move text NOT NULL,
  from_state text NOT NULL,
  by_side text NOT NULL CHECK (by_side IN ('prescripteur','structure','personne','horloge')),
  to_state text NOT NULL,
  PRIMARY KEY (move, from_state, by_side)
);
INSERT INTO referral_move_rule (move, from_state, by_side, to_state)
SELECT m.move, f, b, m.to_state FROM (VALUES
  ('ask', '{brouillon}'::text[], '{prescripteur}'::text[], 'place-demandee'),
  ('confirm-room', '{place-demandee}', '{structure}', 'place-confirmee'),
  ('send', '{brouillon,place-confirmee}', '{prescripteur}', 'envoyee'),
  ('see', '{envoyee}', '{structure}', 'vue'),
  ('accept', '{envoyee,vue,liste-attente}', '{structure}', 'acceptee'),
  ('wait', '{envoyee,vue}', '{structure}', 'liste-attente'),
  ('refuse', '{place-demandee,envoyee,vue,liste-attente,acceptee}', '{structure}', 'refusee'),
  ('meet', '{acceptee}', '{structure,prescripteur}', 'premier-contact'),
  ('start', '{acceptee,premier-contact}', '{structure,prescripteur}', 'commencee'),
  ('end', '{premier-contact,commencee}', '{structure,prescripteur}', 'terminee'),
  ('withdraw', '{place-demandee,place-confirmee,envoyee,vue,liste-attente,acceptee,premier-contact}', '{prescripteur,personne}', 'retiree'),
  ('expire', '{place-demandee,place-confirmee,envoyee,vue,liste-attente}', '{horloge}', 'expiree'),
  ('confirm', '{terminee}', '{personne}', 'terminee'),
  ('contest', '{terminee}', '{personne}', 'terminee')) AS m (move, from_states, by_sides, to_state), unnest(m.from_states) f, unnest(m.by_sides) b;

CREATE TABLE referral_clock_rule (
  state text PRIMARY KEY,
  remind_days integer[] NOT NULL, -- the receiver, so long after the state began without news
  expire_days integer             -- NULL: silence is then the prescriber's to break
);
INSERT INTO referral_clock_rule VALUES
  ('place-demandee', '{3,10,20}', 30),
  ('place-confirmee', '{}', 30),
  ('envoyee', '{3,10,20}', 30),
  ('vue', '{3,10,20}', 30),
  ('liste-attente', '{30,60,90}', 180),
  ('acceptee', '{10,20}', NULL),
  ('premier-contact', '{30}', NULL),
  ('commencee', '{90,180}', NULL);

-- ---------------------------------------------------------------- the request
-- The service and its structure as they were that day: the offer changes under it. `moves`: all that happened, oldest first:
-- [{"move","to","by","name","organisation","at","reason","outcome","words","on"}]. `told_*`: all that the structure learns of the person.
CREATE TABLE referral (
  person_id uuid NOT NULL REFERENCES person,
  referral_id uuid NOT NULL,
  service_id text NOT NULL COLLATE "C", -- no foreign key: a service may leave the offer
  service_name text NOT NULL,
  structure_name text NOT NULL,
  service_place text,
  themes text[] NOT NULL,
  receiver_org uuid REFERENCES organisation, -- of Relais, that manages the structure
  receiver_email text,                       -- the only address where a link goes
  step_id uuid,
  contact_name text NOT NULL CHECK (length(contact_name) BETWEEN 1 AND 200), -- the professional whom the structure answers
  contact_email text,
  contact_phone text,
  author_seat uuid NOT NULL REFERENCES membership,
  author_name text NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  organisation_name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  room_asked boolean NOT NULL DEFAULT false,
  agreed_on date,
  agreed_how text CHECK (agreed_how IN ('entretien','telephone','ecrit')),
  told_given_name text,
  told_family_name text,
  told_channel text CHECK (told_channel IN ('telephone','email','prescripteur')),
  told_value text,
  told_reasons text[],
  told_words text CHECK (length(told_words) <= 600),
  state text NOT NULL CHECK (state IN ('brouillon','place-demandee','place-confirmee','envoyee','vue','liste-attente','acceptee',
                                       'premier-contact','commencee','terminee','refusee','expiree','retiree')),
  state_since timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  clock_from timestamptz NOT NULL, -- seeing a request does not start its clock again
  reminded smallint NOT NULL DEFAULT 0,
  next_clock_at timestamptz,
  sent_at timestamptz,
  decided_at timestamptz,  -- the first answer
  accepted boolean,        -- what it was; of a waiting list, once it is known
  refusal_reason text,
  started_on date,
  ended_on date,
  outcome text,
  person_says text CHECK (person_says IN ('confirmee','contredite')),
  person_words text NOT NULL DEFAULT '' CHECK (length(person_words) <= 300),
  followed_up_at timestamptz, -- refused or expired: what came next was chosen
  moves jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(moves) = 'array' AND jsonb_array_length(moves) <= 60),
  sensitive boolean NOT NULL, -- what the service is, or where, says something of the person
  discreet boolean NOT NULL,
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (person_id, referral_id),
  FOREIGN KEY (person_id, step_id) REFERENCES step,
  CHECK (receiver_org IS NOT NULL OR receiver_email IS NOT NULL),
  -- The structure learns who the person is only once they agreed.
  CHECK (num_nulls(agreed_on, agreed_how, told_given_name, told_family_name, told_channel, told_reasons, told_words) IN (0, 7)),
  CHECK (agreed_on IS NOT NULL OR state IN ('brouillon','place-demandee','place-confirmee','refusee','expiree','retiree')),
  CHECK ((state = 'refusee') = (refusal_reason IS NOT NULL) AND (state = 'terminee') = (outcome IS NOT NULL))
);
CREATE INDEX referral_by_clock ON referral (next_clock_at) WHERE next_clock_at IS NOT NULL;
CREATE INDEX referral_by_author ON referral (author_seat, state);
CREATE INDEX referral_by_receiver ON referral (receiver_org, state) WHERE receiver_org IS NOT NULL;
CREATE INDEX referral_by_service ON referral (service_id) WHERE sent_at IS NOT NULL;
CREATE INDEX referral_by_id ON referral (referral_id);
CREATE INDEX referral_by_step ON referral (person_id, step_id) WHERE step_id IS NOT NULL;

-- One link of one message: the word in its address is signed, never stored.
CREATE TABLE referral_link (
  person_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  link_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('reponse','suivi')),
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  spent_at timestamptz,
  PRIMARY KEY (person_id, referral_id, link_id),
  FOREIGN KEY (person_id, referral_id) REFERENCES referral
);
CREATE INDEX referral_link_by_id ON referral_link (link_id);

-- ---------------------------------------------------------------- a need without solution: about nobody
CREATE TABLE unmet_need (
  unmet_need_id uuid PRIMARY KEY,
  territory_id uuid NOT NULL REFERENCES territory,
  theme text NOT NULL,
  commune_code text, -- NULL: somewhere in the territory (a theme that says something of a person, or a protected one)
  commune_name text,
  publics text[] NOT NULL DEFAULT '{}',
  missing text NOT NULL CHECK (missing IN ('aucun-service','trop-loin','complet','delai','public','horaires','cout','langue','garde','sans-reponse','autre')),
  service_id text COLLATE "C",
  noted_on date NOT NULL DEFAULT access.today(),
  author_seat uuid NOT NULL DEFAULT access.seat() REFERENCES membership,
  organisation_id uuid NOT NULL DEFAULT access.org() REFERENCES organisation,
  CHECK ((commune_code IS NULL) = (commune_name IS NULL))
);
CREATE INDEX unmet_need_by_place ON unmet_need (territory_id, theme, noted_on);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['referral_move_rule','referral_clock_rule','referral','referral_link','unmet_need'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['referral','referral_link'] LOOP
    EXECUTE format('GRANT INSERT, UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

-- Professionals of the territory, but for who noted it: a name beside a commune could be somebody's.
GRANT SELECT (unmet_need_id, territory_id, theme, commune_code, commune_name, publics, missing, service_id, noted_on) ON unmet_need TO relais_app;
GRANT INSERT (unmet_need_id, territory_id, theme, commune_code, commune_name, publics, missing, service_id) ON unmet_need TO relais_app;
CREATE POLICY territory_reads ON unmet_need FOR SELECT TO relais_app USING (coalesce(territory_id = ANY (access.territories()), false));
CREATE POLICY seats_insert ON unmet_need FOR INSERT TO relais_app
  WITH CHECK (coalesce(territory_id = ANY (access.territories()), false) AND author_seat = access.seat() AND organisation_id = access.org()
              AND noted_on = access.today());

-- The file's readers, as steps. A service that says something of the person: its author, the référent, and whom the person names.
CREATE FUNCTION access.reads_referral(p_person uuid, p_author uuid, p_sensitive boolean, p_discreet boolean, p_named uuid[], p_hidden uuid[])
  RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (access.at('edit', $1) OR access.at('file', $1) OR coalesce($1 = access.self(), false))
    AND (access.shows($1, $2, false, $4 OR $3, $5, $6)
         OR ($3 AND NOT $4 AND access.at('lead', $1) AND access.org() IS NOT NULL AND NOT access.org() = ANY ($6))) $$;
GRANT EXECUTE ON FUNCTION access.reads_referral(uuid, uuid, boolean, boolean, uuid[], uuid[]) TO relais_app, relais_access;
GRANT SELECT ON referral TO relais_app;
CREATE POLICY levels_read ON referral FOR SELECT TO relais_app
  USING (access.reads_referral(person_id, author_seat, sensitive, discreet, named_seats, hidden_from));

-- ---------------------------------------------------------------- one move
GRANT EXECUTE ON FUNCTION audit.record(uuid, text, text, uuid, uuid[], jsonb) TO relais_access;
CREATE POLICY referral_tells ON timeline_event FOR INSERT TO relais_access
  WITH CHECK (kind LIKE 'referral-%' AND author_seat IS NOT DISTINCT FROM access.seat());

CREATE FUNCTION access.next_referral_clock(p_state text, p_from timestamptz, p_reminded integer) RETURNS timestamptz LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p_from + make_interval(hours => 24 * coalesce(remind_days[p_reminded + 1], expire_days)) FROM referral_clock_rule WHERE state = p_state $$;

-- The person objected to the organisation that receives it, or hides the step from it: no door opens any more, and no message leaves.
CREATE FUNCTION access.referral_barred(r referral) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(r.receiver_org = ANY (r.hidden_from || p.barred_orgs), false) FROM person p WHERE p.person_id = r.person_id $$;

-- Answering is open for as long as the request is; following it up, two months at a time.
CREATE FUNCTION access.issue_referral_link(r referral) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE answering boolean := r.state IN ('place-demandee','envoyee','vue'); id uuid := gen_random_uuid();
BEGIN
  IF r.receiver_email IS NULL OR r.state NOT IN ('place-demandee','envoyee','vue','liste-attente','acceptee','premier-contact','commencee')
    OR access.referral_barred(r) THEN RETURN NULL; END IF;
  INSERT INTO referral_link VALUES (r.person_id, r.referral_id, id, CASE WHEN answering THEN 'reponse' ELSE 'suivi' END, access.now(),
    access.now() + CASE WHEN answering THEN interval '10 days' ELSE interval '60 days' END);
  RETURN id;
END $$;

-- Whom this is told to: the author and the référent who may read it, and the person, at the addresses of today.
CREATE FUNCTION access.referral_addresses(r referral) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'prescribers', coalesce((SELECT jsonb_agg(DISTINCT f.email) FROM membership m JOIN professional f USING (professional_id)
      WHERE m.membership_id IN (r.author_seat, (SELECT lead_seat FROM person p WHERE p.person_id = r.person_id AND NOT r.discreet))
        AND m.professional_id IS DISTINCT FROM access.professional() AND NOT m.organisation_id = ANY (r.hidden_from)
        AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())), '[]'),
    -- A letter box may be shared: of a service that says something of them, they are told in their own space only.
    'person', CASE WHEN NOT (r.sensitive OR r.discreet) THEN (SELECT c.email FROM person_contact c WHERE c.person_id = r.person_id) END,
    'receiver', r.receiver_email) $$;

-- The one way a request changes state. Done, or not and why: where it stands, and the last move. `p_version` NULL: whatever it is.
CREATE FUNCTION access.move_referral(p_person uuid, p_referral uuid, p_version integer, p_move text, p_side text, p_name text,
    p_organisation text, p jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r referral; target text; told jsonb; link uuid; still boolean; event text;
BEGIN
  SELECT * INTO r FROM referral WHERE person_id = p_person AND referral_id = p_referral FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  SELECT to_state INTO target FROM referral_move_rule WHERE move = p_move AND from_state = r.state AND by_side = p_side;
  IF target IS NULL OR r.version <> coalesce(p_version, r.version) THEN
    RETURN jsonb_build_object('done', false, 'state', r.state, 'version', r.version, 'last', r.moves -> -1);
  END IF;
  told := jsonb_strip_nulls(jsonb_build_object('move', p_move, 'to', target, 'by', p_side, 'name', p_name, 'organisation', p_organisation,
    'at', access.now(), 'reason', p ->> 'reason', 'outcome', p ->> 'outcome', 'words', nullif(p ->> 'words', ''), 'on', p ->> 'on'));
  still := p_move = 'see' OR target = r.state; -- its clock goes on
  UPDATE referral SET state = target, version = version + 1, moves = moves || told,
      state_since = CASE WHEN target = r.state THEN state_since ELSE access.now() END,
      clock_from = CASE WHEN still THEN clock_from ELSE access.now() END,
      reminded = CASE WHEN still THEN reminded ELSE 0 END,
      next_clock_at = CASE WHEN still THEN next_clock_at ELSE access.next_referral_clock(target, access.now(), 0) END,
      room_asked = room_asked OR p_move = 'ask',
      sent_at = CASE WHEN p_move = 'send' THEN access.now() ELSE sent_at END,
      agreed_on = CASE WHEN p_move = 'send' THEN access.today() ELSE agreed_on END,
      agreed_how = CASE WHEN p_move = 'send' THEN p ->> 'agreedHow' ELSE agreed_how END,
      told_given_name = CASE WHEN p_move = 'send' THEN p ->> 'givenName' ELSE told_given_name END,
      told_family_name = CASE WHEN p_move = 'send' THEN p ->> 'familyName' ELSE told_family_name END,
      told_channel = CASE WHEN p_move = 'send' THEN p ->> 'channel' ELSE told_channel END,
      told_value = CASE WHEN p_move = 'send' THEN p ->> 'value' ELSE told_value END,
      told_reasons = CASE WHEN p_move = 'send' THEN ARRAY(SELECT jsonb_array_elements_text(p -> 'reasons')) ELSE told_reasons END,
      told_words = CASE WHEN p_move = 'send' THEN coalesce(p ->> 'words', '') ELSE told_words END,
      decided_at = CASE WHEN p_move IN ('accept','wait','refuse') AND sent_at IS NOT NULL THEN coalesce(decided_at, access.now()) ELSE decided_at END,
      accepted = CASE WHEN sent_at IS NULL THEN accepted WHEN p_move = 'accept' THEN true WHEN p_move = 'refuse' THEN coalesce(accepted, false) ELSE accepted END,
      refusal_reason = CASE WHEN p_move = 'refuse' THEN p ->> 'reason' ELSE refusal_reason END,
      started_on = CASE WHEN p_move = 'start' THEN coalesce((p ->> 'on')::date, access.today()) ELSE started_on END,
      ended_on = CASE WHEN p_move = 'end' THEN coalesce((p ->> 'on')::date, access.today()) ELSE ended_on END,
      outcome = CASE WHEN p_move = 'end' THEN p ->> 'outcome' ELSE outcome END,
      person_says = CASE p_move WHEN 'confirm' THEN 'confirmee' WHEN 'contest' THEN 'contredite' ELSE person_says END,
      person_words = CASE WHEN p_move IN ('confirm','contest') THEN coalesce(p ->> 'words', '') ELSE person_words END
    WHERE person_id = p_person AND referral_id = p_referral RETURNING * INTO r;
  -- A link that decided, or whose request is over, only shows where it stands.
  IF p_move <> 'see' THEN
    UPDATE referral_link SET spent_at = access.now() WHERE person_id = p_person AND referral_id = p_referral AND spent_at IS NULL
      AND (purpose = 'reponse' OR r.next_clock_at IS NULL AND r.state IN ('terminee','refusee','expiree','retiree'));
  END IF;
  IF p_move IN ('ask','send') OR (p_side = 'structure' AND p_move IN ('accept','wait')) THEN link := access.issue_referral_link(r);
  ELSIF p_move = 'withdraw' THEN -- the structure is told: its last link shows that it is over
    SELECT l.link_id INTO link FROM referral_link l WHERE l.person_id = p_person AND l.referral_id = p_referral ORDER BY issued_at DESC LIMIT 1;
  END IF;
  IF p_move <> 'see' THEN
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, params, subject_id, author_seat, author_name, organisation_id,
        organisation_name, discreet, named_seats, hidden_from)
    VALUES (p_person, gen_random_uuid(), 'referral-' || p_move, jsonb_strip_nulls(jsonb_build_object('service', left(r.service_name, 200),
        'structure', left(r.structure_name, 200), 'reason', p ->> 'reason', 'outcome', p ->> 'outcome')), p_referral, access.seat(),
      left(p_name, 200), access.org(), p_organisation, r.sensitive OR r.discreet,
      CASE WHEN r.sensitive OR r.discreet THEN r.named_seats || r.author_seat ||
        ARRAY(SELECT lead_seat FROM person WHERE person_id = p_person AND lead_seat IS NOT NULL AND NOT r.discreet) ELSE '{}' END, r.hidden_from);
  END IF;
  RETURN jsonb_build_object('done', true, 'state', r.state, 'version', r.version, 'link', link, 'service', r.service_name,
    'referralId', r.referral_id) || access.referral_addresses(r);
END $$;

-- ---------------------------------------------------------------- who may ask for a move
-- Opens a request and asks for room, or sends it: one act. False when the same was sent twice.
CREATE FUNCTION access.open_referral(p_person uuid, p_referral uuid, p_move text, p jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE s step; o organisation; u person; shut boolean;
BEGIN
  IF NOT access.at('edit', p_person) OR access.seat() IS NULL THEN PERFORM access.missing(); END IF;
  IF EXISTS (SELECT FROM referral WHERE person_id = p_person AND referral_id = p_referral) THEN RETURN jsonb_build_object('done', true, 'twice', true); END IF;
  SELECT * INTO u FROM person WHERE person_id = p_person;
  IF p ->> 'stepId' IS NOT NULL THEN
    SELECT * INTO s FROM step WHERE person_id = p_person AND step_id = (p ->> 'stepId')::uuid
      AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from);
    IF NOT FOUND THEN PERFORM access.missing(); END IF;
  END IF;
  SELECT * INTO o FROM organisation WHERE organisation_id = (p ->> 'receiverOrg')::uuid;
  -- The person objected to it, or it is told nothing of them.
  IF o.organisation_id = ANY (u.barred_orgs || coalesce(s.hidden_from, '{}')) THEN PERFORM access.refuse('referral_barred'); END IF;
  shut := coalesce((p ->> 'sensitive')::boolean, false) OR coalesce(o.discreet, false) OR coalesce(s.sensitive, false) OR u.protected;
  INSERT INTO referral (person_id, referral_id, service_id, service_name, structure_name, service_place, themes, receiver_org,
      receiver_email, step_id, contact_name, contact_email, contact_phone, author_seat, author_name, organisation_id, organisation_name,
      recorded_at, state, state_since, clock_from, sensitive, discreet, named_seats, hidden_from)
    VALUES (p_person, p_referral, p ->> 'serviceId', p ->> 'serviceName', p ->> 'structureName', p ->> 'servicePlace',
      ARRAY(SELECT jsonb_array_elements_text(p -> 'themes')), o.organisation_id, coalesce(nullif(p ->> 'receiverEmail', ''), o.email),
      s.step_id, p ->> 'contactName', p ->> 'contactEmail', p ->> 'contactPhone', access.seat(), access.author_name(), access.org(),
      access.org_name(), access.now(), 'brouillon', access.now(), access.now(), shut, access.org_discreet() OR coalesce(s.discreet, false),
      coalesce(s.named_seats, '{}'), coalesce(s.hidden_from, '{}'));
  IF p ->> 'replaces' IS NOT NULL THEN PERFORM access.follow_up_referral(p_person, (p ->> 'replaces')::uuid); END IF;
  RETURN access.move_referral(p_person, p_referral, NULL, p_move, 'prescripteur', access.author_name(), access.org_name(), p);
END $$;

CREATE FUNCTION access.move_referral_as_prescriber(p_person uuid, p_referral uuid, p_version integer, p_move text, p jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.at('edit', p_person) OR NOT EXISTS (SELECT FROM referral WHERE person_id = p_person AND referral_id = p_referral
      AND access.reads_referral(person_id, author_seat, sensitive, discreet, named_seats, hidden_from)) THEN PERFORM access.missing(); END IF;
  RETURN access.move_referral(p_person, p_referral, p_version, p_move, 'prescripteur', access.author_name(), access.org_name(), p);
END $$;

CREATE FUNCTION access.move_referral_as_person(p_referral uuid, p_version integer, p_move text, p jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.self() IS NULL THEN PERFORM access.missing(); END IF;
  RETURN access.move_referral(access.self(), p_referral, p_version, p_move, 'personne', access.author_name(), NULL, p);
END $$;

-- What the bound seat asked for, all people together. Ids: opening the people checks again.
CREATE FUNCTION access.my_referrals() RETURNS TABLE (person_id uuid, referral_id uuid) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT r.person_id, r.referral_id FROM referral r WHERE r.author_seat = access.seat() AND access.territories() IS NOT NULL
    AND NOT access.org() = ANY (r.hidden_from) ORDER BY r.state_since DESC LIMIT 1000 $$;

-- Refused or expired, and what comes next is chosen: it is due to nobody any more.
CREATE FUNCTION access.follow_up_referral(p_person uuid, p_referral uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE referral SET followed_up_at = coalesce(followed_up_at, access.now()) WHERE person_id = p_person AND referral_id = p_referral
    AND state IN ('refusee','expiree') AND access.at('edit', p_person)
    AND access.reads_referral(person_id, author_seat, sensitive, discreet, named_seats, hidden_from);
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
END $$;

-- ---------------------------------------------------------------- who receives it, from an organisation of Relais
-- All that a request reveals, and nothing of the file. Never what the person hides from that organisation, or after they objected to it.
CREATE FUNCTION access.referrals_received(p_referral uuid) RETURNS TABLE (person_id uuid, referral_id uuid, version integer, state text,
    state_since timestamptz, service_id text, service_name text, structure_name text, contact_name text, contact_email text, contact_phone text,
    organisation_name text, told_given_name text, told_family_name text, told_channel text, told_value text, told_reasons text[],
    told_words text, sent_at timestamptz, clock_from timestamptz, refusal_reason text, outcome text, moves jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.person_id, r.referral_id, r.version, r.state, r.state_since, r.service_id, r.service_name, r.structure_name, r.contact_name,
    r.contact_email, r.contact_phone, r.organisation_name, r.told_given_name, r.told_family_name, r.told_channel, r.told_value,
    r.told_reasons, r.told_words, r.sent_at, r.clock_from, r.refusal_reason, r.outcome, r.moves
  FROM referral r JOIN person p USING (person_id)
  WHERE r.receiver_org = access.org() AND access.seat() IS NOT NULL AND access.territories() IS NOT NULL AND r.state <> 'brouillon'
    AND NOT access.org() = ANY (r.hidden_from || p.barred_orgs) AND NOT access.seat() = ANY (p.conflict_seats)
    AND (p_referral IS NULL OR r.referral_id = p_referral)
  ORDER BY r.state_since, r.referral_id LIMIT 500 $$;

-- Opening one is a look at the person that they are told of; who opens it has seen it.
CREATE FUNCTION access.open_received_referral(p_referral uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE r record;
BEGIN
  SELECT * INTO r FROM access.referrals_received(p_referral);
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF r.told_given_name IS NULL THEN RETURN; END IF; -- a question about room names nobody
  PERFORM audit.record(gen_random_uuid(), 'read', 'referral-received', r.person_id, NULL, '{}');
  IF r.state = 'envoyee' THEN
    PERFORM access.move_referral(r.person_id, r.referral_id, NULL, 'see', 'structure', access.author_name(), access.org_name(), '{}');
  END IF;
END $$;

CREATE FUNCTION access.move_referral_as_receiver(p_referral uuid, p_version integer, p_move text, p jsonb) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record;
BEGIN
  SELECT * INTO r FROM access.referrals_received(p_referral);
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  RETURN access.move_referral(r.person_id, r.referral_id, p_version, p_move, 'structure', access.author_name(), access.org_name(), p);
END $$;

-- ---------------------------------------------------------------- who receives it by a link
-- Where a request stands, for whoever holds one of its links: no name. `p_open`: the holder asks to see it whole, which a link that
-- is spent or out of date does not show; opening it is written in the log.
CREATE FUNCTION access.referral_by_link(p_link uuid, p_open boolean) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l referral_link; r referral; live boolean; shown jsonb;
BEGIN
  SELECT * INTO l FROM referral_link WHERE link_id = p_link;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  SELECT * INTO r FROM referral WHERE person_id = l.person_id AND referral_id = l.referral_id;
  live := l.spent_at IS NULL AND l.expires_at > access.now() AND NOT access.referral_barred(r);
  IF live AND p_open AND r.state = 'envoyee' THEN
    PERFORM access.move_referral(r.person_id, r.referral_id, NULL, 'see', 'structure', r.structure_name, r.structure_name, '{}');
    SELECT * INTO r FROM referral WHERE person_id = l.person_id AND referral_id = l.referral_id;
  END IF;
  shown := jsonb_build_object('state', r.state, 'version', r.version, 'since', r.state_since, 'live', live, 'spent', l.spent_at IS NOT NULL,
    'purpose', l.purpose, 'service', r.service_name, 'structure', r.structure_name, 'asker', r.organisation_name, 'last', r.moves -> -1,
    'over', r.state IN ('terminee','refusee','expiree','retiree'), 'clockFrom', r.clock_from);
  IF NOT (live AND p_open) THEN RETURN shown; END IF;
  IF r.told_given_name IS NOT NULL THEN
    PERFORM audit.record(gen_random_uuid(), 'read', 'referral-by-link', r.person_id, NULL, jsonb_build_object('referral', r.referral_id));
  END IF;
  RETURN shown || jsonb_build_object('contactName', r.contact_name, 'contactEmail', r.contact_email, 'contactPhone', r.contact_phone,
    'givenName', r.told_given_name, 'familyName', r.told_family_name, 'channel', r.told_channel, 'value', r.told_value,
    'reasons', to_jsonb(r.told_reasons), 'words', r.told_words);
END $$;

CREATE FUNCTION access.move_referral_by_link(p_link uuid, p_version integer, p_move text, p jsonb) RETURNS jsonb LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l referral_link; r referral;
BEGIN
  SELECT * INTO l FROM referral_link WHERE link_id = p_link;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  SELECT * INTO r FROM referral WHERE person_id = l.person_id AND referral_id = l.referral_id FOR UPDATE;
  SELECT * INTO l FROM referral_link WHERE link_id = p_link; -- as whoever decided first left it
  IF l.spent_at IS NOT NULL OR l.expires_at <= access.now() OR access.referral_barred(r) THEN
    RETURN jsonb_build_object('done', false, 'state', r.state, 'version', r.version, 'last', r.moves -> -1);
  END IF;
  RETURN access.move_referral(r.person_id, r.referral_id, p_version, p_move, 'structure', coalesce(nullif(p ->> 'who', ''), r.structure_name), r.structure_name, p);
END $$;

-- Another link, to the address on file and nowhere else; NULL when the request is over. Six an hour at most.
CREATE FUNCTION access.renew_referral_link(p_link uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l referral_link; r referral; link uuid;
BEGIN
  SELECT * INTO l FROM referral_link WHERE link_id = p_link;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  SELECT * INTO r FROM referral WHERE person_id = l.person_id AND referral_id = l.referral_id FOR UPDATE;
  IF (SELECT count(*) FROM referral_link x WHERE x.person_id = r.person_id AND x.referral_id = r.referral_id
      AND x.issued_at > access.now() - interval '1 hour') >= 6 THEN RETURN NULL; END IF;
  link := access.issue_referral_link(r);
  RETURN CASE WHEN link IS NOT NULL THEN jsonb_build_object('link', link, 'receiver', r.receiver_email) END;
END $$;

-- ---------------------------------------------------------------- clocks
-- What is due by now, so many at once: each is reminded once for all the days that passed, or expires. Whoever calls it owes the
-- messages in the same transaction: killed, both are undone.
CREATE FUNCTION access.referral_clocks(p_most integer) RETURNS SETOF jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE r referral; rule referral_clock_rule; hours integer; n integer;
BEGIN
  IF access.system_reason() IS DISTINCT FROM 'referral clocks' THEN PERFORM access.missing(); END IF;
  FOR r IN SELECT * FROM referral WHERE next_clock_at <= access.now() ORDER BY next_clock_at LIMIT p_most FOR UPDATE SKIP LOCKED LOOP
    SELECT * INTO rule FROM referral_clock_rule c WHERE c.state = r.state;
    hours := extract(epoch FROM access.now() - r.clock_from) / 3600;
    IF hours >= rule.expire_days * 24 THEN
      RETURN NEXT access.move_referral(r.person_id, r.referral_id, r.version, 'expire', 'horloge', 'Relais', NULL, '{}')
        || jsonb_build_object('kind', 'expired');
      CONTINUE;
    END IF;
    SELECT count(*) INTO n FROM unnest(rule.remind_days) d WHERE d * 24 <= hours;
    UPDATE referral SET reminded = n, next_clock_at = access.next_referral_clock(r.state, r.clock_from, n)
      WHERE person_id = r.person_id AND referral_id = r.referral_id;
    IF n > r.reminded THEN
      RETURN NEXT jsonb_build_object('kind', 'reminder', 'n', n, 'version', r.version, 'state', r.state, 'link', access.issue_referral_link(r),
        'receiver', r.receiver_email, 'referralId', r.referral_id, 'service', r.service_name, 'prescribers', '[]'::jsonb);
    END IF;
  END LOOP;
END $$;

-- ---------------------------------------------------------------- what past requests say of a service
-- Hidden below eleven answers: figures, about nobody.
CREATE FUNCTION access.service_odds(p_services text[]) RETURNS TABLE (service_id text, answered integer, accepted integer, median_days numeric,
    reasons jsonb) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH past AS (
    SELECT r.service_id, r.accepted, r.refusal_reason, extract(epoch FROM r.decided_at - r.sent_at) / 86400 AS days
    FROM referral r WHERE r.service_id = ANY (p_services) AND r.sent_at IS NOT NULL AND r.decided_at IS NOT NULL AND access.bound()),
  counted AS (
    SELECT p.service_id, count(*)::integer AS answered, count(*) FILTER (WHERE p.accepted)::integer AS accepted,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY p.days)::numeric, 1) AS median_days
    FROM past p GROUP BY p.service_id HAVING count(*) >= 11)
  SELECT c.*, coalesce((SELECT jsonb_agg(jsonb_build_object('reason', x.refusal_reason, 'n', x.n) ORDER BY x.n DESC, x.refusal_reason)
    FROM (SELECT p.refusal_reason, count(*) AS n FROM past p WHERE p.service_id = c.service_id AND p.refusal_reason IS NOT NULL
          GROUP BY 1 ORDER BY 2 DESC LIMIT 3) x), '[]') FROM counted c $$;

-- ---------------------------------------------------------------- what follows from the step
CREATE FUNCTION access.referrals_follow_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE timeline_event e SET hidden_from = access.marks_after(e.hidden_from, OLD.hidden_from, NEW.hidden_from),
      named_seats = access.marks_after(e.named_seats, OLD.named_seats, NEW.named_seats)
    FROM referral r
    WHERE r.person_id = NEW.person_id AND r.step_id = NEW.step_id AND e.person_id = NEW.person_id AND e.subject_id = r.referral_id;
  UPDATE referral SET hidden_from = access.marks_after(hidden_from, OLD.hidden_from, NEW.hidden_from),
      named_seats = access.marks_after(named_seats, OLD.named_seats, NEW.named_seats)
    WHERE person_id = NEW.person_id AND step_id = NEW.step_id;
  RETURN NULL;
END $$;
CREATE TRIGGER referrals_follow AFTER UPDATE OF hidden_from, named_seats ON step FOR EACH ROW
  WHEN ((OLD.hidden_from, OLD.named_seats) IS DISTINCT FROM (NEW.hidden_from, NEW.named_seats))
  EXECUTE FUNCTION access.referrals_follow_step();

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['next_referral_clock(text, timestamptz, integer)','referral_barred(referral)','issue_referral_link(referral)','referral_addresses(referral)',
      'move_referral(uuid, uuid, integer, text, text, text, text, jsonb)','referral_clocks(integer)','referrals_follow_step()'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['open_referral(uuid, uuid, text, jsonb)','move_referral_as_prescriber(uuid, uuid, integer, text, jsonb)',
      'move_referral_as_person(uuid, integer, text, jsonb)','my_referrals()','follow_up_referral(uuid, uuid)','referrals_received(uuid)',
      'open_received_referral(uuid)','move_referral_as_receiver(uuid, integer, text, jsonb)','referral_by_link(uuid, boolean)',
      'move_referral_by_link(uuid, integer, text, jsonb)','renew_referral_link(uuid)','service_odds(text[])'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION access.%s TO relais_app', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.referral_clocks(integer) TO relais_system;

CALL access.let_definers_own(false);
