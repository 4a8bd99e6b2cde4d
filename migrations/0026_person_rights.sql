-- What the accompanied person decides about their own file: who stays around them and at which level, which organisation sees nothing
-- any more, which item one organisation or one professional sees, what they say about what was written; and what they read of the log.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- what the person decided
-- The person objected to an organisation. Nobody but the person reads it: person.barred_orgs follows from it.
CREATE TABLE objection (
  person_id uuid NOT NULL REFERENCES person,
  objection_id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  organisation_name text NOT NULL,
  made_at timestamptz NOT NULL,
  lifted_at timestamptz,
  PRIMARY KEY (person_id, objection_id)
);
CREATE UNIQUE INDEX objection_once ON objection (person_id, organisation_id) WHERE lifted_at IS NULL;

-- The person asks the competent authority for another référent, or for another body after an objection to theirs.
CREATE TABLE orientation_request (
  person_id uuid NOT NULL REFERENCES person,
  orientation_request_id uuid NOT NULL,
  authority_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('autre-referent','autre-organisme')),
  body_name text, -- the referent body of that day
  lead_name text, -- the référent of that day
  words text NOT NULL DEFAULT '' CHECK (length(words) <= 300),
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  outcome text CHECK (outcome IN ('orientation','nomination','reponse')),
  answer text NOT NULL DEFAULT '' CHECK (length(answer) <= 300),
  answered_by text,
  PRIMARY KEY (person_id, orientation_request_id),
  CHECK ((answered_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX orientation_request_open ON orientation_request (person_id) WHERE answered_at IS NULL;
CREATE INDEX orientation_request_waiting ON orientation_request (authority_id, asked_at) WHERE answered_at IS NULL;

-- One item hidden from one organisation, or shown to one professional who would not see it. The columns hidden_from and named_seats
-- of the rows follow from these facts, those of rows added later under the same subject included.
CREATE TABLE item_choice (
  person_id uuid NOT NULL REFERENCES person,
  item_choice_id uuid NOT NULL,
  choice text NOT NULL CHECK (choice IN ('cacher','montrer')),
  kind text NOT NULL CHECK (kind IN ('objective','step','answer','event','contact','member')),
  subject text NOT NULL, -- the row's id; of an answer its theme, « constraint/23 » or « need/12 »
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 300), -- as the person read it that day
  theme text, -- of an answer: how the timeline names what was completed
  organisation_id uuid NOT NULL REFERENCES organisation,
  organisation_name text NOT NULL,
  seat uuid REFERENCES membership,
  professional_name text,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (person_id, item_choice_id),
  CHECK ((choice = 'montrer') = (seat IS NOT NULL) AND (seat IS NULL) = (professional_name IS NULL)),
  CHECK (choice = 'montrer' OR kind <> 'member')
);
CREATE UNIQUE INDEX item_choice_once ON item_choice (person_id, choice, kind, subject, organisation_id, coalesce(seat, organisation_id))
  WHERE ended_at IS NULL;

-- What the person says about something that was written: beside it, under their name.
CREATE TABLE person_comment (
  person_id uuid NOT NULL REFERENCES person,
  person_comment_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('status','answer','objective','step','event','contact','orientation')),
  subject text NOT NULL,
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 300), -- what it is about, as the person read it
  contests boolean NOT NULL DEFAULT false,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 500),
  for_lead boolean NOT NULL DEFAULT false, -- the référent alone reads it
  made_at timestamptz NOT NULL DEFAULT access.now(),
  withdrawn_at timestamptz,
  reply text NOT NULL DEFAULT '' CHECK (length(reply) <= 500),
  replied_at timestamptz,
  replied_by text,
  replied_for text, -- their organisation
  version integer NOT NULL DEFAULT 1,
  sensitive boolean NOT NULL DEFAULT false, -- the marks of what it is about
  discreet boolean NOT NULL DEFAULT false,
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  author_seat uuid, -- of what it is about: they read what is said of their own words
  PRIMARY KEY (person_id, person_comment_id),
  CHECK ((replied_at IS NULL) = (reply = '')),
  CHECK (num_nulls(replied_at, replied_by, replied_for) IN (0, 3))
);
CREATE INDEX person_comment_by_time ON person_comment (person_id, made_at DESC);

-- Rows that a seat reads for having its own place in them: nothing of them once its organisation is barred.
ALTER TABLE lead_period ADD COLUMN hidden_from uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE circle_invitation ADD COLUMN hidden_from uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE access_grant ADD COLUMN hidden_from uuid[] NOT NULL DEFAULT '{}';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['objection','orientation_request','item_choice','person_comment'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
CREATE POLICY self_reads ON objection FOR SELECT TO relais_app USING (person_id = access.self());
CREATE POLICY self_reads ON item_choice FOR SELECT TO relais_app USING (person_id = access.self());
CREATE POLICY levels_read ON orientation_request FOR SELECT TO relais_app
  USING (coalesce(person_id = access.self(), false)
         OR (access.at('summary', person_id) AND coalesce(authority_id = ANY (access.officer_of()), false)));
-- Readers of the file; the orientation service for what is said of statuses and of its decisions. A comment for the référent alone
-- is read at their level only, whoever wrote what it is about.
CREATE POLICY levels_read ON person_comment FOR SELECT TO relais_app
  USING (CASE WHEN person_id = access.self() THEN true
              WHEN withdrawn_at IS NOT NULL THEN false
              WHEN for_lead AND NOT access.at('lead', person_id) THEN false
              ELSE (access.reads_file(person_id) OR (access.at('summary', person_id) AND kind IN ('status','orientation')))
                   AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from) END);

DROP POLICY levels_read ON lead_period;
CREATE POLICY levels_read ON lead_period FOR SELECT TO relais_app
  USING (CASE WHEN access.org() = ANY (hidden_from) THEN false
              ELSE (seat = access.seat() AND access.territories() IS NOT NULL) OR access.reads_file(person_id)
                   OR access.at('part', person_id) OR access.at('summary', person_id) OR access.at('watch', person_id) END);
DROP POLICY levels_read ON circle_invitation;
CREATE POLICY levels_read ON circle_invitation FOR SELECT TO relais_app
  USING (CASE WHEN access.territories() IS NULL AND access.self() IS NULL THEN false
              WHEN access.org() = ANY (hidden_from) THEN false
              WHEN seat = access.seat() OR by_seat = access.seat() THEN true
              ELSE (access.at('edit', person_id) OR access.at('summary', person_id) OR coalesce(person_id = access.self(), false))
                   AND access.shows(person_id, seat, false, discreet, '{}', '{}') END);
DROP POLICY levels_read ON access_grant;
CREATE POLICY levels_read ON access_grant FOR SELECT TO relais_app
  USING (CASE WHEN access.org() = ANY (hidden_from) THEN false
              ELSE (seat = access.seat() AND access.territories() IS NOT NULL) OR coalesce(person_id = access.self(), false)
                   OR (NOT discreet AND (access.reads_file(person_id) OR access.at('watch', person_id))) END);

-- ---------------------------------------------------------------- what relais_access may write for the person
GRANT UPDATE (hidden_from, named_seats) ON objective, step, diagnosis_answer, diagnosis_answer_version, timeline_event, contact TO relais_access;
GRANT SELECT ON timeline_event, status_period TO relais_access;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['objective','diagnosis_answer','diagnosis_answer_version','timeline_event','contact'] LOOP
    EXECUTE format('CREATE POLICY person_marks ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['timeline_event','status_period'] LOOP
    EXECUTE format('CREATE POLICY rights_read ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
END $$;
CREATE POLICY person_inserts ON timeline_event FOR INSERT TO relais_access
  WITH CHECK (author_seat IS NULL AND person_id = access.self());

-- Marks are no new version of an answer: its author, date and number stay.
DROP TRIGGER stamp ON diagnosis_answer;
DROP TRIGGER keep_version ON diagnosis_answer;
CREATE TRIGGER stamp BEFORE INSERT ON diagnosis_answer FOR EACH ROW WHEN (access.bound()) EXECUTE FUNCTION access.stamp_answer();
CREATE TRIGGER stamp_change BEFORE UPDATE ON diagnosis_answer FOR EACH ROW
  WHEN (access.bound() AND OLD.hidden_from = NEW.hidden_from AND OLD.named_seats = NEW.named_seats)
  EXECUTE FUNCTION access.stamp_answer();
CREATE TRIGGER keep_version AFTER INSERT ON diagnosis_answer FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.keep_answer_version();
CREATE TRIGGER keep_version_change AFTER UPDATE ON diagnosis_answer FOR EACH ROW
  WHEN (access.bound() AND OLD.hidden_from = NEW.hidden_from AND OLD.named_seats = NEW.named_seats)
  EXECUTE FUNCTION access.keep_answer_version();

-- ---------------------------------------------------------------- who is around: lower, end, ask
CREATE FUNCTION access.only_self(p_person uuid) RETURNS person LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person;
BEGIN
  IF access.self() IS DISTINCT FROM p_person OR p_person IS NULL THEN PERFORM access.missing(); END IF;
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  RETURN p;
END $$;

-- Owes an e-mail to seats whose addresses nobody reads; the template's code is one of src/domain/circle/mails.ts or rights/mails.ts.
CREATE FUNCTION access.owe_mail(p_seats uuid[], p_template text) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  INSERT INTO mail_message (mail_id, recipient, template, params)
  SELECT gen_random_uuid(), r.email, p_template, '{}' FROM membership m JOIN professional r USING (professional_id)
  WHERE m.membership_id = ANY (p_seats) AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today()) $$;

CREATE FUNCTION access.officers_of(p person) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg(d.membership_id) FROM duty d
  WHERE d.kind = 'orientation-officer' AND d.authority_id = (p).authority_id AND d.territory_id = (p).territory_id
    AND d.from_on <= access.today() AND (d.until_on IS NULL OR d.until_on > access.today()) $$;

-- What everybody of the circle reads of an end, whatever its reason; a discreet member's stays between them and the person. The
-- organisation that goes does not read it, should it come back one day.
CREATE FUNCTION access.tell_of_end(p_person uuid, p_kind text, p_params jsonb, p_discreet boolean, p_hidden uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO timeline_event (person_id, timeline_event_id, kind, params, author_seat, author_name, organisation_id, organisation_name,
                              discreet, hidden_from)
  VALUES (p_person, gen_random_uuid(), p_kind, p_params, NULL, 'Relais', NULL, NULL, p_discreet, p_hidden) $$;

CREATE FUNCTION access.lower_member(p_person uuid, p_circle_member uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p person; c circle_member;
BEGIN
  p := access.only_self(p_person);
  SELECT * INTO c FROM circle_member WHERE person_id = p_person AND circle_member_id = p_circle_member AND until IS NULL;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF c.seat = p.lead_seat THEN PERFORM access.refuse('lead_is_asked'); END IF;
  IF c.role = 'contributeur' THEN RETURN; END IF;
  UPDATE circle_member SET role = 'contributeur' WHERE person_id = p_person AND circle_member_id = p_circle_member;
  -- What stood beside the place, or in its stead, would read more than the place does.
  UPDATE access_grant SET revoked_at = access.now()
    WHERE person_id = p_person AND (for_seat = c.seat OR seat = c.seat) AND revoked_at IS NULL;
  PERFORM access.recompute(p_person);
  PERFORM access.tell_of_end(p_person, 'member-lowered',
    jsonb_build_object('name', c.professional_name, 'organisation', c.organisation_name), c.discreet, '{}');
  PERFORM access.owe_mail(ARRAY[c.seat], 'circle-role-lowered');
END $$;

CREATE FUNCTION access.dismiss_member(p_person uuid, p_circle_member uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p person; c circle_member;
BEGIN
  p := access.only_self(p_person);
  SELECT * INTO c FROM circle_member WHERE person_id = p_person AND circle_member_id = p_circle_member AND until IS NULL;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF c.seat = p.lead_seat THEN PERFORM access.refuse('lead_is_asked'); END IF;
  PERFORM access.end_place(p_person, c.seat, 'fin-decidee');
  UPDATE access_grant SET revoked_at = access.now() WHERE person_id = p_person AND seat = c.seat AND revoked_at IS NULL;
  PERFORM access.recompute(p_person);
  PERFORM access.tell_of_end(p_person, 'participation-ended',
    jsonb_build_object('name', c.professional_name, 'organisation', c.organisation_name), c.discreet, '{}');
  PERFORM access.owe_mail(ARRAY[c.seat], 'circle-place-ended');
END $$;

-- A former référent who still reads for the time of the overlap.
CREATE FUNCTION access.end_overlap(p_person uuid, p_grant uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  PERFORM access.only_self(p_person);
  UPDATE access_grant SET revoked_at = access.now()
    WHERE person_id = p_person AND access_grant_id = p_grant AND why = 'tuilage' AND revoked_at IS NULL AND until_on >= access.today();
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

CREATE FUNCTION access.ask_orientation(p_person uuid, p_request uuid, p_words text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p person;
BEGIN
  p := access.only_self(p_person);
  IF p.lead_seat IS NULL AND p.referent_body_id IS NULL THEN PERFORM access.refuse('no_lead_yet'); END IF;
  PERFORM access.open_orientation_request(p, p_request, 'autre-referent', p_words);
END $$;

CREATE FUNCTION access.open_orientation_request(p person, p_request uuid, p_kind text, p_words text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM orientation_request WHERE person_id = p.person_id AND answered_at IS NULL) THEN
    IF p_kind = 'autre-referent' THEN PERFORM access.refuse('already_asked'); END IF;
    UPDATE orientation_request SET kind = p_kind WHERE person_id = p.person_id AND answered_at IS NULL;
    RETURN;
  END IF;
  INSERT INTO orientation_request (person_id, orientation_request_id, authority_id, kind, body_name, lead_name, words, asked_at)
  SELECT p.person_id, p_request, p.authority_id, p_kind,
         (SELECT name FROM organisation WHERE organisation_id = p.referent_body_id),
         (SELECT professional_name FROM lead_period WHERE person_id = p.person_id AND until_at IS NULL), p_words, access.now();
  PERFORM access.owe_mail(access.officers_of(p), 'orientation-asked');
END $$;

-- A decision, or a new référent, is the answer; otherwise the orientation service writes one.
CREATE FUNCTION access.close_orientation_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE orientation_request SET answered_at = access.now(), answered_by = coalesce(access.author_name(), ''),
      outcome = CASE TG_TABLE_NAME WHEN 'orientation' THEN 'orientation' ELSE 'nomination' END
    WHERE person_id = NEW.person_id AND answered_at IS NULL AND asked_at <= access.now()
      AND (TG_TABLE_NAME = 'orientation' OR kind = 'autre-referent');
  RETURN NULL;
END $$;
CREATE TRIGGER answers_request AFTER INSERT ON orientation FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.close_orientation_request();
CREATE TRIGGER answers_request AFTER INSERT ON lead_period FOR EACH ROW WHEN (access.bound() AND NEW.until_at IS NULL)
  EXECUTE FUNCTION access.close_orientation_request();

CREATE FUNCTION access.answer_orientation_request(p_person uuid, p_request uuid, p_answer text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r orientation_request; n integer;
BEGIN
  SELECT * INTO r FROM orientation_request WHERE person_id = p_person AND orientation_request_id = p_request;
  IF NOT FOUND OR NOT coalesce(r.authority_id = ANY (access.officer_of()), false)
     OR NOT (SELECT summary FROM access.levels_here(p_person)) THEN PERFORM access.missing(); END IF;
  UPDATE orientation_request SET answered_at = access.now(), outcome = 'reponse', answer = p_answer, answered_by = access.author_name()
    WHERE person_id = p_person AND orientation_request_id = p_request AND answered_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.refuse('already_answered'); END IF;
END $$;

-- Who waits for an answer of the orientation service: ids, which open nothing by themselves.
CREATE FUNCTION access.orientation_requests() RETURNS TABLE (person_id uuid, asked_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT r.person_id, r.asked_at FROM orientation_request r JOIN person p USING (person_id)
  WHERE r.answered_at IS NULL AND r.authority_id = ANY (access.officer_of()) AND p.authority_id = r.authority_id
    AND p.territory_id = ANY (access.territories())
    AND NOT access.org() = ANY (p.barred_orgs) AND NOT access.seat() = ANY (p.conflict_seats) $$;

-- ---------------------------------------------------------------- objection
-- Whom the person may object to: those around them, discreet ones included, and the others who act in their territory.
CREATE FUNCTION access.objectionable() RETURNS TABLE (organisation_id uuid, name text, around boolean, leads boolean, authority boolean,
    discreet boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.organisation_id, o.name,
    o.organisation_id = ANY (p.orgs) OR o.organisation_id = p.referent_body_id OR EXISTS (SELECT FROM circle_member c
      WHERE c.person_id = p.person_id AND c.organisation_id = o.organisation_id)
      OR EXISTS (SELECT FROM circle_invitation i WHERE i.person_id = p.person_id AND i.organisation_id = o.organisation_id),
    coalesce(o.organisation_id = p.referent_body_id, false) OR EXISTS (SELECT FROM lead_period l
      WHERE l.person_id = p.person_id AND l.until_at IS NULL AND l.organisation_id = o.organisation_id),
    o.organisation_id = p.authority_id, o.discreet
  FROM person p JOIN organisation o ON true
  WHERE p.person_id = access.self() AND NOT o.organisation_id = ANY (p.barred_orgs)
    AND ((NOT o.discreet AND EXISTS (SELECT FROM partnership_agreement a WHERE a.organisation_id = o.organisation_id
            AND a.territory_id = p.territory_id AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())))
         OR o.organisation_id = ANY (p.orgs) OR o.organisation_id = p.origin_org
         OR EXISTS (SELECT FROM circle_invitation i WHERE i.person_id = p.person_id AND i.organisation_id = o.organisation_id)
         OR EXISTS (SELECT FROM circle_member c WHERE c.person_id = p.person_id AND c.organisation_id = o.organisation_id)) $$;

CREATE FUNCTION access.object_to(p_person uuid, p_objection uuid, p_request uuid, p_organisation uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person; o record; told uuid[];
BEGIN
  p := access.only_self(p_person);
  IF p_organisation = ANY (p.barred_orgs) THEN PERFORM access.refuse('already_objected'); END IF;
  SELECT x.* INTO o FROM access.objectionable() x WHERE x.organisation_id = p_organisation;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  -- The authority decides of the orientation by law: without it nobody would be responsible for the person.
  IF o.authority THEN PERFORM access.refuse('authority_stays'); END IF;
  INSERT INTO objection (person_id, objection_id, organisation_id, organisation_name, made_at)
    VALUES (p_person, p_objection, p_organisation, o.name, access.now());
  IF p.referent_body_id = p_organisation THEN
    PERFORM access.open_orientation_request(p, p_request, 'autre-organisme', '');
  END IF;
  told := access.end_organisation(p, o.organisation_id, o.discreet);
  UPDATE person SET barred_orgs = array_append(barred_orgs, p_organisation),
      referent_body_id = NULLIF(referent_body_id, p_organisation),
      informed_on = coalesce(informed_on, access.today()) -- else the organisation that brought them in would be the only one to know
    WHERE person_id = p_person;
  PERFORM access.recompute(p_person);
  PERFORM access.owe_mail(told, 'circle-place-ended');
END $$;

-- Ends everything that an organisation holds around a person; gives the seats to tell.
CREATE FUNCTION access.end_organisation(p person, p_organisation uuid, p_discreet boolean) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record; told uuid[] := '{}'; gone uuid[] := ARRAY[p_organisation];
BEGIN
  UPDATE lead_period SET until_at = access.now() WHERE person_id = p.person_id AND organisation_id = p_organisation AND until_at IS NULL;
  FOR c IN SELECT * FROM circle_member WHERE person_id = p.person_id AND organisation_id = p_organisation AND until IS NULL LOOP
    PERFORM access.end_place(p.person_id, c.seat, 'fin-decidee');
    told := told || c.seat::uuid;
    IF c.seat IS NOT DISTINCT FROM p.lead_seat THEN
      PERFORM access.tell_of_end(p.person_id, 'lead-left', jsonb_build_object('name', c.professional_name, 'organisation',
        c.organisation_name, 'authority', (SELECT name FROM organisation WHERE organisation_id = p.authority_id)), p_discreet, gone);
    ELSE
      PERFORM access.tell_of_end(p.person_id, 'participation-ended',
        jsonb_build_object('name', c.professional_name, 'organisation', c.organisation_name), p_discreet, gone);
    END IF;
  END LOOP;
  UPDATE access_grant g SET revoked_at = coalesce(g.revoked_at, access.now()), hidden_from = gone
    FROM membership m WHERE g.person_id = p.person_id AND m.membership_id = g.seat AND m.organisation_id = p_organisation;
  UPDATE lead_period SET hidden_from = gone WHERE person_id = p.person_id AND organisation_id = p_organisation;
  UPDATE circle_invitation i SET state = 'retiree', answered_at = access.now(), answered_by = 'Relais'
    FROM membership b WHERE i.person_id = p.person_id AND b.membership_id = i.by_seat AND i.state = 'ouverte'
      AND p_organisation IN (i.organisation_id, b.organisation_id);
  UPDATE circle_invitation i SET hidden_from = array_append(array_remove(i.hidden_from, p_organisation), p_organisation)
    FROM membership b WHERE i.person_id = p.person_id AND b.membership_id = i.by_seat
      AND p_organisation IN (i.organisation_id, b.organisation_id);
  RETURN told;
END $$;

-- Gives nothing back: whoever comes again is invited again.
CREATE FUNCTION access.lift_objection(p_person uuid, p_objection uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE organisation uuid;
BEGIN
  PERFORM access.only_self(p_person);
  UPDATE objection SET lifted_at = access.now() WHERE person_id = p_person AND objection_id = p_objection AND lifted_at IS NULL
    RETURNING organisation_id INTO organisation;
  IF organisation IS NULL THEN PERFORM access.missing(); END IF;
  UPDATE person SET barred_orgs = array_remove(barred_orgs, organisation) WHERE person_id = p_person;
  UPDATE lead_period SET hidden_from = array_remove(hidden_from, organisation) WHERE person_id = p_person;
  UPDATE access_grant SET hidden_from = array_remove(hidden_from, organisation) WHERE person_id = p_person;
  UPDATE circle_invitation SET hidden_from = array_remove(hidden_from, organisation) WHERE person_id = p_person;
  PERFORM access.recompute(p_person);
END $$;

-- Acts that found their row by its seat alone answer a barred organisation as for somebody unknown.
CREATE OR REPLACE FUNCTION access.answer_invitation(p_person uuid, p_invitation uuid, p_accept boolean, p_circle_member uuid)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i circle_invitation;
BEGIN
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE;
  SELECT * INTO i FROM circle_invitation
    WHERE person_id = p_person AND circle_invitation_id = p_invitation AND seat = access.seat() AND direction = 'invitation'
      AND NOT access.org() = ANY (hidden_from);
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF i.state <> 'ouverte' THEN PERFORM access.refuse('already_answered'); END IF;
  PERFORM access.close_invitation(i, p_accept, p_circle_member, 'invitation');
END $$;
CREATE OR REPLACE FUNCTION access.withdraw_invitation(p_person uuid, p_invitation uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT EXISTS (SELECT FROM circle_invitation WHERE person_id = p_person AND circle_invitation_id = p_invitation
                 AND by_seat = access.seat() AND NOT access.org() = ANY (hidden_from)) THEN PERFORM access.missing(); END IF;
  UPDATE circle_invitation SET state = 'retiree', answered_at = access.now(), answered_by = access.author_name()
    WHERE person_id = p_person AND circle_invitation_id = p_invitation AND state = 'ouverte';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.refuse('already_answered'); END IF;
END $$;
CREATE OR REPLACE FUNCTION access.declare_conflict(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p person;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF access.seat() IS NULL OR access.org() = ANY (p.barred_orgs)
     OR NOT (audit.located(p_person) OR EXISTS (SELECT FROM access.levels_of(ARRAY[p_person])))
  THEN PERFORM access.missing(); END IF;
  IF p.lead_seat = access.seat() THEN PERFORM access.refuse('lead_must_be_replaced'); END IF;
  UPDATE person SET conflict_seats = array_append(array_remove(conflict_seats, access.seat()), access.seat())
    WHERE person_id = p_person;
  PERFORM access.end_place(p_person, access.seat(), 'depart');
  PERFORM access.recompute(p_person);
END $$;
-- Counts and pages of a portfolio that changed hands: without those who objected since.
CREATE OR REPLACE FUNCTION access.move_counts(p_move uuid) RETURNS TABLE (to_seat uuid, people integer, done integer, gone integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN i.outcome = 'autre' THEN NULL ELSE i.to_seat END, count(*)::integer,
         (count(*) FILTER (WHERE i.outcome = 'fait'))::integer, (count(*) FILTER (WHERE i.outcome = 'parti'))::integer
  FROM portfolio_move_item i JOIN portfolio_move m USING (portfolio_move_id) JOIN person p USING (person_id)
  WHERE i.portfolio_move_id = p_move AND m.organisation_id = access.org() AND access.has_role('manager')
    AND NOT access.org() = ANY (p.barred_orgs)
  GROUP BY 1 $$;
CREATE OR REPLACE FUNCTION access.move_people(p_move uuid, p_most integer, p_skip integer) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.person_id FROM portfolio_move_item i JOIN portfolio_move m USING (portfolio_move_id) JOIN person_list l USING (person_id)
  JOIN person p USING (person_id)
  WHERE i.portfolio_move_id = p_move AND m.organisation_id = access.org() AND access.has_role('manager')
    AND NOT access.seat() = ANY (p.conflict_seats) AND NOT access.org() = ANY (p.barred_orgs)
  ORDER BY (i.to_seat IS NULL OR i.outcome = 'autre') IS TRUE DESC, l.sort_name, i.person_id LIMIT p_most OFFSET p_skip $$;
CREATE OR REPLACE FUNCTION access.move_left(p_move uuid) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.person_id FROM portfolio_move_item i JOIN portfolio_move m USING (portfolio_move_id) JOIN person p USING (person_id)
  WHERE i.portfolio_move_id = p_move AND i.outcome = 'autre' AND m.organisation_id = access.org() AND access.has_role('manager')
    AND NOT access.seat() = ANY (p.conflict_seats) AND NOT access.org() = ANY (p.barred_orgs) $$;

-- ---------------------------------------------------------------- one item, one organisation or one professional
CREATE FUNCTION access.with_or_without(among uuid[], one uuid, yes boolean) RETURNS uuid[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN one IS NULL THEN among WHEN yes THEN array_append(array_remove(among, one), one) ELSE array_remove(among, one) END $$;

-- Does a choice of the person that holds today name this organisation (or this seat) for this subject?
CREATE FUNCTION access.chosen(p_person uuid, p_kind text, p_subject text, p_organisation uuid, p_seat uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM item_choice c WHERE c.person_id = p_person AND c.kind = p_kind AND c.subject = p_subject
    AND c.ended_at IS NULL AND CASE WHEN p_seat IS NULL THEN c.choice = 'cacher' AND c.organisation_id = p_organisation
                                    ELSE c.choice = 'montrer' AND c.seat = p_seat END) $$;

CREATE FUNCTION access.step_under(p_person uuid, p_step text, p_objective text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM step s WHERE s.person_id = p_person AND s.step_id::text = p_step AND s.objective_id::text = p_objective) $$;

-- Is an event about this subject: the row itself, a step of the objective, or what the person said of either?
CREATE FUNCTION access.event_is_about(e timeline_event, p_kind text, p_subject text) RETURNS boolean LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE p_kind WHEN 'event' THEN p_subject = (e).timeline_event_id::text
      WHEN 'objective' THEN p_subject = (e).subject_id::text OR access.step_under((e).person_id, (e).subject_id::text, p_subject)
      WHEN 'answer' THEN false ELSE p_subject = (e).subject_id::text END
    OR EXISTS (SELECT FROM person_comment c WHERE c.person_id = (e).person_id AND c.person_comment_id = (e).subject_id
        AND ((c.kind = p_kind AND c.subject = p_subject)
             OR (p_kind = 'objective' AND c.kind = 'step' AND access.step_under(c.person_id, c.subject, p_subject)))) $$;
-- Which choices an event falls under: those of what it is about, and of a theme that it names. What an organisation says of a theme
-- after that was hidden from it stays its own.
CREATE FUNCTION access.choices_of_event(e timeline_event) RETURNS SETOF item_choice LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT c.* FROM item_choice c
  WHERE c.person_id = (e).person_id AND c.ended_at IS NULL
    AND (access.event_is_about(e, c.kind, c.subject)
         OR (c.kind = 'answer' AND c.choice = 'cacher' AND (e).kind = 'diagnosis-completed' AND (e).params -> 'themes' ? c.theme
             AND ((e).organisation_id IS DISTINCT FROM c.organisation_id OR (e).recorded_at <= c.made_at))) $$;

-- Brings one organisation (or one seat) of the marks of every row under a choice's subject in line with what the person chose.
CREATE FUNCTION access.apply_choice(x item_choice) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE who uuid := x.person_id; org uuid := CASE WHEN x.seat IS NULL THEN x.organisation_id END;
  yes boolean := access.chosen(x.person_id, x.kind, x.subject, x.organisation_id, x.seat);
  theme text[] := string_to_array(x.subject, '/');
BEGIN
  IF x.kind = 'objective' THEN
    UPDATE objective SET hidden_from = access.with_or_without(hidden_from, org, yes),
        named_seats = access.with_or_without(named_seats, x.seat, yes)
      WHERE person_id = who AND objective_id::text = x.subject;
  END IF;
  IF x.kind IN ('objective','step') THEN
    UPDATE step s SET (hidden_from, named_seats) = (SELECT access.with_or_without(s.hidden_from, org, k.chosen),
          access.with_or_without(s.named_seats, x.seat, k.chosen)
        FROM (SELECT access.chosen(who, 'step', s.step_id::text, x.organisation_id, x.seat)
                  OR access.chosen(who, 'objective', s.objective_id::text, x.organisation_id, x.seat) AS chosen) k)
      WHERE s.person_id = who AND x.subject IN (s.step_id::text, s.objective_id::text);
  ELSIF x.kind = 'answer' THEN
    UPDATE diagnosis_answer SET hidden_from = access.with_or_without(hidden_from, org, yes),
        named_seats = access.with_or_without(named_seats, x.seat, yes)
      WHERE person_id = who AND ((kind = theme[1] AND code = theme[2]) OR (theme[1] = 'constraint' AND parent = theme[2]));
    UPDATE diagnosis_answer_version SET hidden_from = access.with_or_without(hidden_from, org, yes),
        named_seats = access.with_or_without(named_seats, x.seat, yes)
      WHERE person_id = who AND ((kind = theme[1] AND code = theme[2]) OR (theme[1] = 'constraint' AND parent = theme[2]));
    PERFORM access.refresh_diagnosis_summary(who);
  ELSIF x.kind = 'contact' THEN
    UPDATE contact SET hidden_from = access.with_or_without(hidden_from, org, yes),
        named_seats = access.with_or_without(named_seats, x.seat, yes)
      WHERE person_id = who AND contact_id::text = x.subject;
  ELSIF x.kind = 'member' THEN
    UPDATE circle_member SET named_seats = access.with_or_without(named_seats, x.seat, yes)
      WHERE person_id = who AND circle_member_id::text = x.subject;
  END IF;
  UPDATE person_comment SET hidden_from = access.with_or_without(hidden_from, org, yes),
      named_seats = access.with_or_without(named_seats, x.seat, yes)
    WHERE person_id = who AND ((kind = x.kind AND subject = x.subject)
      OR (x.kind = 'objective' AND kind = 'step' AND access.step_under(who, subject, x.subject)));
  UPDATE timeline_event e SET
      hidden_from = access.with_or_without(hidden_from, org,
        EXISTS (SELECT FROM access.choices_of_event(e) c WHERE c.choice = 'cacher' AND c.organisation_id = org)),
      named_seats = access.with_or_without(named_seats, x.seat,
        EXISTS (SELECT FROM access.choices_of_event(e) c WHERE c.choice = 'montrer' AND c.seat = x.seat))
    WHERE e.person_id = who AND (access.event_is_about(e, x.kind, x.subject)
      OR (x.kind = 'answer' AND e.kind = 'diagnosis-completed' AND e.params -> 'themes' ? x.theme));
  PERFORM access.refresh_list(who);
END $$;

-- Rows written later under a subject take its marks with them.
CREATE FUNCTION access.inherit_step_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o objective;
BEGIN
  SELECT * INTO o FROM objective WHERE person_id = NEW.person_id AND objective_id = NEW.objective_id;
  NEW.hidden_from := ARRAY(SELECT DISTINCT x FROM unnest(NEW.hidden_from || coalesce(o.hidden_from, '{}')) x);
  NEW.named_seats := ARRAY(SELECT DISTINCT x FROM unnest(NEW.named_seats || coalesce(o.named_seats, '{}')) x);
  RETURN NEW;
END $$;
CREATE TRIGGER inherit_marks BEFORE INSERT ON step FOR EACH ROW WHEN (access.bound()) EXECUTE FUNCTION access.inherit_step_marks();

CREATE FUNCTION access.inherit_answer_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE topic text := CASE NEW.kind WHEN 'need' THEN 'need/' || NEW.code WHEN 'constraint' THEN 'constraint/' || NEW.code
                                    ELSE 'constraint/' || NEW.parent END;
BEGIN
  -- An organisation that answers anew what is hidden from it sees its own answer, as if there had been none before.
  SELECT coalesce(array_agg(DISTINCT c.organisation_id) FILTER (WHERE c.choice = 'cacher' AND c.organisation_id <> NEW.organisation_id), '{}'),
         coalesce(array_agg(DISTINCT c.seat) FILTER (WHERE c.choice = 'montrer'), '{}')
    INTO NEW.hidden_from, NEW.named_seats
    FROM item_choice c WHERE c.person_id = NEW.person_id AND c.kind = 'answer' AND c.subject = topic AND c.ended_at IS NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER inherit_marks BEFORE INSERT ON diagnosis_answer FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.inherit_answer_marks();

CREATE FUNCTION access.inherit_event_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE hidden uuid[]; named uuid[];
BEGIN
  SELECT array_agg(DISTINCT c.organisation_id) FILTER (WHERE c.choice = 'cacher'), array_agg(DISTINCT c.seat) FILTER (WHERE c.choice = 'montrer')
    INTO hidden, named FROM access.choices_of_event(NEW) c;
  IF hidden IS NOT NULL THEN NEW.hidden_from := ARRAY(SELECT DISTINCT x FROM unnest(NEW.hidden_from || hidden) x); END IF;
  IF named IS NOT NULL THEN NEW.named_seats := ARRAY(SELECT DISTINCT x FROM unnest(NEW.named_seats || named) x); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inherit_marks BEFORE INSERT ON timeline_event FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.inherit_event_marks();

-- Organisations from which something may be hidden, professionals to whom something may be shown.
CREATE FUNCTION access.organisations_around() RETURNS TABLE (organisation_id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT o.organisation_id, o.name FROM person p JOIN organisation o ON o.organisation_id = ANY (p.orgs)
      OR o.organisation_id IN (p.referent_body_id, p.authority_id) OR EXISTS (SELECT FROM access_grant g JOIN membership m
        ON m.membership_id = g.seat WHERE g.person_id = p.person_id AND m.organisation_id = o.organisation_id
          AND g.revoked_at IS NULL AND g.until_on >= access.today())
  WHERE p.person_id = access.self() AND NOT o.organisation_id = ANY (p.barred_orgs) $$;

CREATE FUNCTION access.item_exists(p_person uuid, p_kind text, p_subject text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT CASE p_kind
    WHEN 'objective' THEN EXISTS (SELECT FROM objective WHERE person_id = p_person AND objective_id::text = p_subject)
    WHEN 'step' THEN EXISTS (SELECT FROM step WHERE person_id = p_person AND step_id::text = p_subject)
    WHEN 'event' THEN EXISTS (SELECT FROM timeline_event WHERE person_id = p_person AND timeline_event_id::text = p_subject)
    WHEN 'contact' THEN EXISTS (SELECT FROM contact WHERE person_id = p_person AND contact_id::text = p_subject)
    WHEN 'status' THEN EXISTS (SELECT FROM status_period WHERE person_id = p_person AND status_period_id::text = p_subject)
    WHEN 'orientation' THEN EXISTS (SELECT FROM orientation WHERE person_id = p_person AND orientation_id::text = p_subject)
    WHEN 'member' THEN EXISTS (SELECT FROM circle_member WHERE person_id = p_person AND circle_member_id::text = p_subject)
    WHEN 'answer' THEN EXISTS (SELECT FROM diagnosis_answer WHERE person_id = p_person
      AND ((kind || '/' || code = p_subject AND kind IN ('need','constraint')) OR 'constraint/' || parent = p_subject))
    ELSE false END $$;

CREATE FUNCTION access.hide_item(p_person uuid, p_choice uuid, p_kind text, p_subject text, p_label text, p_theme text,
    p_organisation uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE name text; c item_choice;
BEGIN
  PERFORM access.only_self(p_person);
  SELECT a.name INTO name FROM access.organisations_around() a WHERE a.organisation_id = p_organisation;
  IF name IS NULL OR p_kind = 'member' OR NOT access.item_exists(p_person, p_kind, p_subject) THEN PERFORM access.missing(); END IF;
  INSERT INTO item_choice (person_id, item_choice_id, choice, kind, subject, label, theme, organisation_id, organisation_name, made_at)
    VALUES (p_person, p_choice, 'cacher', p_kind, p_subject, p_label, p_theme, p_organisation, name, access.now())
    ON CONFLICT DO NOTHING RETURNING * INTO c;
  IF c.person_id IS NOT NULL THEN PERFORM access.apply_choice(c); END IF; -- pressed twice, it is chosen once
END $$;

CREATE FUNCTION access.show_item(p_person uuid, p_choice uuid, p_kind text, p_subject text, p_label text, p_seat uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m circle_member; c item_choice;
BEGIN
  PERFORM access.only_self(p_person);
  SELECT * INTO m FROM circle_member WHERE person_id = p_person AND seat = p_seat AND until IS NULL AND role = 'accompagnateur';
  IF NOT FOUND OR NOT access.item_exists(p_person, p_kind, p_subject) THEN PERFORM access.missing(); END IF;
  INSERT INTO item_choice (person_id, item_choice_id, choice, kind, subject, label, organisation_id, organisation_name, seat,
                           professional_name, made_at)
    VALUES (p_person, p_choice, 'montrer', p_kind, p_subject, p_label, m.organisation_id, m.organisation_name, p_seat,
            m.professional_name, access.now())
    ON CONFLICT DO NOTHING RETURNING * INTO c;
  IF c.person_id IS NOT NULL THEN PERFORM access.apply_choice(c); END IF;
END $$;

CREATE FUNCTION access.end_choice(p_person uuid, p_choice uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE c item_choice;
BEGIN
  PERFORM access.only_self(p_person);
  UPDATE item_choice SET ended_at = access.now() WHERE person_id = p_person AND item_choice_id = p_choice AND ended_at IS NULL
    RETURNING * INTO c;
  IF c.person_id IS NULL THEN PERFORM access.missing(); END IF;
  PERFORM access.apply_choice(c);
END $$;

-- ---------------------------------------------------------------- comments
-- The marks of what it is about are the database's to copy: a comment never says more than the row does.
CREATE FUNCTION access.add_comment(p_person uuid, p_comment uuid, p_kind text, p_subject text, p_label text, p_body text,
    p_contests boolean, p_for_lead boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; theme text[] := string_to_array(p_subject, '/');
BEGIN
  PERFORM access.only_self(p_person);
  IF NOT access.item_exists(p_person, p_kind, p_subject) THEN PERFORM access.missing(); END IF;
  SELECT coalesce(bool_or(x.sensitive), false) AS sensitive, coalesce(bool_or(x.discreet), false) AS discreet,
         min(x.author::text)::uuid AS author, coalesce(min(x.named), '{}') AS named, coalesce(min(x.hidden), '{}') AS hidden INTO m
  FROM (
    SELECT sensitive, false AS discreet, author_seat AS author, '{}'::uuid[] AS named, '{}'::uuid[] AS hidden FROM status_period
      WHERE p_kind = 'status' AND person_id = p_person AND status_period_id::text = p_subject
    UNION ALL SELECT sensitive, discreet, author_seat, named_seats, hidden_from FROM objective
      WHERE p_kind = 'objective' AND person_id = p_person AND objective_id::text = p_subject
    UNION ALL SELECT sensitive, discreet, author_seat, named_seats, hidden_from FROM step
      WHERE p_kind = 'step' AND person_id = p_person AND step_id::text = p_subject
    UNION ALL SELECT sensitive, discreet, author_seat, named_seats, hidden_from FROM timeline_event
      WHERE p_kind = 'event' AND person_id = p_person AND timeline_event_id::text = p_subject
    UNION ALL SELECT sensitive, discreet, author_seat, named_seats, hidden_from FROM contact
      WHERE p_kind = 'contact' AND person_id = p_person AND contact_id::text = p_subject
    UNION ALL (SELECT sensitive, discreet, author_seat, named_seats, hidden_from FROM diagnosis_answer
      WHERE p_kind = 'answer' AND person_id = p_person AND kind = theme[1] AND code = theme[2]
      ORDER BY discreet, change_no DESC LIMIT 1)) x;
  INSERT INTO person_comment (person_id, person_comment_id, kind, subject, label, contests, body, for_lead, sensitive, discreet,
                              author_seat, named_seats, hidden_from)
  VALUES (p_person, p_comment, p_kind, p_subject, p_label, p_contests, p_body, p_for_lead, m.sensitive, m.discreet, m.author, m.named,
          m.hidden);
  -- For the référent alone: no event, which others would read. They find it where the item stands, and in their list of comments.
  IF NOT p_for_lead THEN
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, params, subject_id, author_seat, author_name, organisation_id,
                                organisation_name, sensitive, discreet, named_seats, hidden_from)
    VALUES (p_person, gen_random_uuid(), CASE WHEN p_contests THEN 'status-contested' ELSE 'comment-made' END,
            jsonb_build_object('about', left(p_label, 200)),
            p_comment, NULL, access.author_name(), NULL, NULL, m.sensitive, m.discreet, array_remove(m.named || m.author, NULL), m.hidden);
  END IF;
END $$;

CREATE FUNCTION access.withdraw_comment(p_person uuid, p_comment uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  PERFORM access.only_self(p_person);
  UPDATE person_comment SET withdrawn_at = access.now(), version = version + 1
    WHERE person_id = p_person AND person_comment_id = p_comment AND withdrawn_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

GRANT UPDATE (reply, replied_at, replied_by, replied_for, version) ON person_comment TO relais_app;
CREATE POLICY professionals_reply ON person_comment FOR UPDATE TO relais_app
  USING (withdrawn_at IS NULL AND (access.at('lead', person_id) OR (NOT for_lead AND (access.at('edit', person_id)
           OR (access.at('summary', person_id) AND kind IN ('status','orientation')))))
         AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK (replied_by = access.author_name() AND replied_for = access.org_name() AND replied_at = access.now());

-- ---------------------------------------------------------------- how to reach those around
-- Of the person's own circle: what is on the professional's card, whatever the organisation.
CREATE FUNCTION access.reach_circle() RETURNS TABLE (seat uuid, name text, organisation text, phone text, email text, organisation_phone text,
    cap_emploi boolean, away_until date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.membership_id, m.professional_name, o.name, r.phone, r.email, o.phone, o.kind = 'cap-emploi',
         (SELECT max(a.until_on) FROM absence a WHERE a.seat = m.membership_id
           AND a.withdrawn_at IS NULL AND access.today() BETWEEN a.from_on AND a.until_on)
  FROM membership m JOIN professional r USING (professional_id) JOIN organisation o USING (organisation_id)
  WHERE m.membership_id IN (
    SELECT c.seat FROM circle_member c WHERE c.person_id = access.self() AND c.until IS NULL
    UNION SELECT g.seat FROM access_grant g WHERE g.person_id = access.self() AND g.revoked_at IS NULL
      AND access.today() BETWEEN g.from_on AND g.until_on) $$;

-- Who orients the person, and how to write to them.
CREATE FUNCTION access.own_authority() RETURNS TABLE (name text, phone text, email text, address text) LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.name, o.phone, o.email, o.address FROM person p JOIN organisation o ON o.organisation_id = p.authority_id
  WHERE p.person_id = access.self() $$;

-- ---------------------------------------------------------------- the log that the person reads: what kind of look, and why it was possible
ALTER TABLE audit.read_public ADD COLUMN kind text NOT NULL DEFAULT 'read' CHECK (kind IN ('read','search_hit','export'));
ALTER TABLE audit.read_public ADD COLUMN purpose text NOT NULL DEFAULT '';
CREATE INDEX read_public_by_time ON audit.read_public (person_id, at DESC);

-- In what quality the bound seat looks at an opened person.
CREATE FUNCTION access.purpose(p_person uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN access.at('lead', $1) THEN CASE WHEN access.granted($1) THEN 'remplacement' ELSE 'referent' END
    WHEN access.at('edit', $1) THEN CASE WHEN access.granted($1) THEN 'remplacement' ELSE 'accompagnement' END
    WHEN access.at('file', $1) THEN CASE WHEN access.granted($1) THEN 'tuilage' ELSE 'responsable' END
    WHEN access.at('part', $1) THEN 'contribution'
    WHEN access.at('summary', $1) THEN 'orientation'
    WHEN access.at('desk', $1) THEN 'accueil'
    WHEN access.at('watch', $1) THEN 'responsable'
    ELSE '' END $$;
GRANT EXECUTE ON FUNCTION access.purpose(uuid), access.at(text, uuid), access.granted(uuid) TO relais_audit;

CREATE OR REPLACE FUNCTION audit.record(p_line uuid, p_kind text, p_act text, p_person uuid, p_people uuid[], p_detail jsonb)
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
  -- One line for each person, those of an export of several included.
  IF p_kind IN ('read','search_hit','export') AND access.seat() IS NOT NULL THEN
    INSERT INTO audit.read_public (person_id, line_id, at, organisation_name, function, act, kind, purpose)
    SELECT DISTINCT who, p_line, access.now(), coalesce(access.org_name(), ''), fn, p_act, p_kind,
           CASE WHEN p_kind = 'search_hit' THEN 'recherche' ELSE access.purpose(who) END
    FROM unnest(coalesce(p_people, '{}') || p_person) who WHERE who IS NOT NULL;
  END IF;
END $$;

-- ---------------------------------------------------------------- ownership and execution
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['only_self','owe_mail','officers_of','tell_of_end','lower_member',
             'dismiss_member','end_overlap','ask_orientation','open_orientation_request','close_orientation_request',
             'answer_orientation_request','orientation_requests','objectionable','object_to','end_organisation','lift_objection','chosen',
             'event_is_about','step_under','choices_of_event','apply_choice','inherit_step_marks','inherit_answer_marks','inherit_event_marks','organisations_around',
             'item_exists','hide_item','show_item','end_choice','add_comment','withdraw_comment','reach_circle','own_authority']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    -- Inner steps check nothing by themselves: nobody but their owner calls them.
    IF f.proname = ANY (ARRAY['lower_member','dismiss_member','end_overlap','ask_orientation','answer_orientation_request',
         'orientation_requests','objectionable','object_to','lift_objection','organisations_around','hide_item','show_item','end_choice',
         'add_comment','withdraw_comment','reach_circle','own_authority']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig);
    END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.with_or_without(uuid[], uuid, boolean) TO relais_access;

CALL access.let_definers_own(false);
