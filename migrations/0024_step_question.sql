-- Questions to a circle member about a step: asked in a sentence, told by e-mail, answered in the product.

CALL access.let_definers_own(true);

-- Answers are those of the asked, in their order: [{"id", "text", "at"}]. The marks are the step's, and follow it.
CREATE TABLE step_question (
  person_id uuid NOT NULL REFERENCES person,
  step_question_id uuid NOT NULL,
  step_id uuid NOT NULL,
  question text NOT NULL CHECK (length(question) BETWEEN 1 AND 300),
  asker_seat uuid NOT NULL REFERENCES membership,
  asker_name text NOT NULL,
  asker_organisation_id uuid NOT NULL REFERENCES organisation,
  asker_organisation text NOT NULL,
  asked_seat uuid NOT NULL REFERENCES membership,
  asked_name text NOT NULL,
  asked_organisation_id uuid NOT NULL REFERENCES organisation,
  asked_organisation text NOT NULL,
  asked_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'ouverte' CHECK (state IN ('ouverte','repondue','retiree','close')),
  answers jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(answers) = 'array' AND jsonb_array_length(answers) <= 20),
  answered_at timestamptz, -- the last answer
  seen_at timestamptz,     -- the asker opened it since
  sensitive boolean NOT NULL,
  discreet boolean NOT NULL,
  named_seats uuid[] NOT NULL,
  hidden_from uuid[] NOT NULL,
  PRIMARY KEY (person_id, step_question_id),
  FOREIGN KEY (person_id, step_id) REFERENCES step,
  CHECK ((answers = '[]') = (answered_at IS NULL)),
  CHECK (asker_seat <> asked_seat)
);
CREATE INDEX question_by_step ON step_question (person_id, step_id);
CREATE INDEX question_by_asked ON step_question (asked_seat, asked_at) WHERE state = 'ouverte';
CREATE INDEX question_by_asker ON step_question (asker_seat, asked_at) WHERE state IN ('ouverte','repondue');
ALTER TABLE step_question ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON step_question TO relais_app, relais_access;
GRANT INSERT, UPDATE ON step_question TO relais_access;
CREATE POLICY access_reads ON step_question FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON step_question FOR INSERT TO relais_access WITH CHECK (asker_seat = access.seat());
CREATE POLICY access_updates ON step_question FOR UPDATE TO relais_access USING (true) WITH CHECK (true);
-- Those who accompany and read the step, and the person; a contributeur, the questions that they asked or were asked, until the
-- step is no longer theirs to read.
CREATE POLICY levels_read ON step_question FOR SELECT TO relais_app
  USING ((access.at('edit', person_id) OR coalesce(person_id = access.self(), false)
          OR (access.at('part', person_id) AND state <> 'close' AND access.seat() IN (asker_seat, asked_seat)))
         AND access.shows(person_id, asker_seat, sensitive, discreet, named_seats, hidden_from));

-- ---------------------------------------------------------------- who may be asked
-- Members of the circle who read this step; for a contributeur, who does not know the others, the référent. Nobody learns here of a
-- discreet organisation: its members are asked by their colleagues only, and ask them only.
CREATE FUNCTION access.step_readers(p_person uuid, p_step uuid) RETURNS TABLE (seat uuid) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT c.seat FROM step s JOIN person p USING (person_id) JOIN circle_member c USING (person_id)
    JOIN organisation o ON o.organisation_id = c.organisation_id
  WHERE s.person_id = p_person AND s.step_id = p_step
    AND (access.at('edit', p_person) OR (access.at('part', p_person) AND access.seat() = ANY (s.shared_seats)))
    AND access.shows(s.person_id, s.author_seat, s.sensitive, s.discreet, s.named_seats, s.hidden_from)
    AND c.until IS NULL AND c.seat <> access.seat() AND (access.at('edit', p_person) OR c.seat = p.lead_seat)
    AND NOT c.organisation_id = ANY (s.hidden_from) AND access.seat_fits(p_person, c.seat)
    AND (c.organisation_id = access.org() OR NOT (c.discreet OR access.org_discreet()))
    AND CASE WHEN c.role = 'contributeur' THEN c.seat = ANY (s.shared_seats)
             WHEN c.seat = s.author_seat OR c.seat = ANY (s.named_seats) THEN true
             WHEN s.discreet THEN false
             WHEN s.sensitive THEN c.seat = p.lead_seat OR o.kind = 'cap-emploi'
             ELSE true END $$;

-- ---------------------------------------------------------------- asking, answering, withdrawing
CREATE FUNCTION access.ask_about_step(p_person uuid, p_question uuid, p_step uuid, p_seat uuid, p_text text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF EXISTS (SELECT FROM step_question WHERE person_id = p_person AND step_question_id = p_question AND asker_seat = access.seat())
  THEN RETURN false; END IF; -- sent twice
  IF NOT EXISTS (SELECT FROM access.step_readers(p_person, p_step) r WHERE r.seat = p_seat) THEN
    PERFORM access.refuse('cannot_be_asked'); END IF;
  INSERT INTO step_question (person_id, step_question_id, step_id, question, asker_seat, asker_name, asker_organisation_id,
      asker_organisation, asked_seat, asked_name, asked_organisation_id, asked_organisation, asked_at, sensitive, discreet,
      named_seats, hidden_from)
    SELECT p_person, p_question, p_step, p_text, access.seat(), access.author_name(), access.org(), access.org_name(), p_seat,
      c.professional_name, c.organisation_id, c.organisation_name, access.now(), s.sensitive, s.discreet OR access.org_discreet(),
      -- The author of a step that few may read reads what is asked about it; so does whom it is asked.
      CASE WHEN s.sensitive OR s.discreet THEN s.named_seats || s.author_seat || p_seat ELSE s.named_seats || p_seat END,
      s.hidden_from
    FROM step s JOIN circle_member c USING (person_id)
    WHERE s.person_id = p_person AND s.step_id = p_step AND c.seat = p_seat AND c.until IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
  RETURN true;
END $$;

-- Once or more, as long as the question is not withdrawn or closed.
CREATE FUNCTION access.answer_step_question(p_person uuid, p_question uuid, p_answer uuid, p_text text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE q step_question;
BEGIN
  SELECT * INTO q FROM step_question WHERE person_id = p_person AND step_question_id = p_question AND asked_seat = access.seat()
    AND (access.at('edit', p_person) OR access.at('part', p_person)) AND NOT access.org() = ANY (hidden_from) FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF q.answers @> jsonb_build_array(jsonb_build_object('id', p_answer)) THEN RETURN false; END IF; -- sent twice
  IF q.state NOT IN ('ouverte','repondue') THEN PERFORM access.refuse('question_closed'); END IF;
  UPDATE step_question SET state = 'repondue', answered_at = access.now(), seen_at = NULL,
      answers = answers || jsonb_build_object('id', p_answer, 'text', p_text, 'at', access.now())
    WHERE person_id = p_person AND step_question_id = p_question;
  RETURN true;
END $$;

CREATE FUNCTION access.withdraw_step_question(p_person uuid, p_question uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE q step_question;
BEGIN
  SELECT * INTO q FROM step_question WHERE person_id = p_person AND step_question_id = p_question AND asker_seat = access.seat()
    AND (access.at('edit', p_person) OR access.at('part', p_person)) FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF q.state = 'retiree' THEN RETURN false; END IF;
  IF q.state <> 'ouverte' THEN PERFORM access.refuse('question_answered'); END IF;
  UPDATE step_question SET state = 'retiree' WHERE person_id = p_person AND step_question_id = p_question;
  RETURN true;
END $$;

-- The asker has read the answer: it is no longer news.
CREATE FUNCTION access.see_step_question(p_person uuid, p_question uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  UPDATE step_question SET seen_at = access.now()
  WHERE person_id = p_person AND step_question_id = p_question AND asker_seat = access.seat() AND seen_at IS NULL
    AND answered_at IS NOT NULL AND (access.at('edit', p_person) OR access.at('part', p_person)) $$;

-- ---------------------------------------------------------------- what concerns the bound seat, all people together
-- Ids: opening the people checks again. The person of a question that a message speaks of: to whom it was asked, or who asked it.
CREATE FUNCTION access.my_questions() RETURNS TABLE (person_id uuid, step_question_id uuid) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT q.person_id, q.step_question_id FROM step_question q
    WHERE q.asked_seat = access.seat() AND q.state = 'ouverte' AND access.territories() IS NOT NULL
      AND NOT access.org() = ANY (q.hidden_from)
  UNION ALL
  SELECT q.person_id, q.step_question_id FROM step_question q
    WHERE q.asker_seat = access.seat() AND access.territories() IS NOT NULL AND NOT access.org() = ANY (q.hidden_from)
      AND (q.state = 'ouverte' OR (q.state = 'repondue' AND q.seen_at IS NULL)) $$;
CREATE FUNCTION access.question_place(p_question uuid) RETURNS TABLE (person_id uuid, step_id uuid) LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.person_id, q.step_id FROM step_question q
    WHERE q.step_question_id = p_question AND access.seat() IN (q.asked_seat, q.asker_seat) $$;
CREATE INDEX question_by_id ON step_question (step_question_id);
-- The seat of this professional to which a question was asked: they may be signed in for another of their organisations.
CREATE FUNCTION access.question_for_other_seat(p_question uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM step_question q JOIN membership m ON m.membership_id = q.asked_seat
    WHERE q.step_question_id = p_question AND m.professional_id = access.professional() AND m.membership_id <> access.seat()) $$;

-- ---------------------------------------------------------------- what follows from elsewhere
-- The marks of a row that hangs on another, once those of the other changed: what they lost it loses, what they gained it gains.
CREATE FUNCTION access.marks_after(marks uuid[], before uuid[], after uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(SELECT x FROM unnest($1) x WHERE x <> ALL ($2) UNION SELECT unnest($3)) $$;
GRANT EXECUTE ON FUNCTION access.marks_after(uuid[], uuid[], uuid[]) TO relais_access;

-- What the person hides or shows of a step holds for the questions on it and their events. A question is closed when whom it was
-- asked reads the step no longer: no longer shared with the contributeur, hidden from their organisation, no longer shown to them.
CREATE FUNCTION access.questions_follow_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p person; ended uuid[];
BEGIN
  SELECT * INTO p FROM person WHERE person_id = NEW.person_id;
  UPDATE step_question SET hidden_from = access.marks_after(hidden_from, OLD.hidden_from, NEW.hidden_from),
      named_seats = access.marks_after(named_seats, OLD.named_seats, NEW.named_seats)
    WHERE person_id = NEW.person_id AND step_id = NEW.step_id;
  UPDATE timeline_event e SET hidden_from = access.marks_after(e.hidden_from, OLD.hidden_from, NEW.hidden_from),
      named_seats = access.marks_after(e.named_seats, OLD.named_seats, NEW.named_seats)
    FROM step_question q
    WHERE q.person_id = NEW.person_id AND q.step_id = NEW.step_id AND e.person_id = NEW.person_id
      AND e.subject_id = q.step_question_id;
  WITH closed AS (
    UPDATE step_question q SET state = 'close'
    WHERE q.person_id = NEW.person_id AND q.step_id = NEW.step_id AND q.state IN ('ouverte','repondue')
      AND (q.asked_organisation_id = ANY (NEW.hidden_from)
           OR EXISTS (SELECT FROM unnest(ARRAY[q.asked_seat, q.asker_seat]) s
                      WHERE s = ANY (p.part_seats) AND NOT s = ANY (NEW.shared_seats))
           OR ((NEW.sensitive OR NEW.discreet) AND q.asked_seat = ANY (OLD.named_seats) AND NOT q.asked_seat = ANY (NEW.named_seats)
               AND q.asked_seat <> NEW.author_seat AND q.asked_seat IS DISTINCT FROM p.lead_seat))
    RETURNING q.step_question_id)
  SELECT array_agg(step_question_id) INTO ended FROM closed;
  UPDATE timeline_event SET shared_seats = '{}' WHERE person_id = NEW.person_id AND subject_id = ANY (ended);
  RETURN NULL;
END $$;
CREATE TRIGGER questions_follow AFTER UPDATE OF shared_seats, hidden_from, named_seats ON step FOR EACH ROW
  WHEN ((OLD.shared_seats, OLD.hidden_from, OLD.named_seats) IS DISTINCT FROM (NEW.shared_seats, NEW.hidden_from, NEW.named_seats))
  EXECUTE FUNCTION access.questions_follow_step();

-- Whoever leaves the circle has nothing to answer any more, and awaits nothing; who stays as contributeur keeps what is shared.
CREATE FUNCTION access.questions_follow_circle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE step_question q SET state = 'close'
    WHERE q.person_id = NEW.person_id AND q.state IN ('ouverte','repondue') AND NEW.seat IN (q.asked_seat, q.asker_seat)
      AND CASE WHEN NEW.until IS NOT NULL THEN q.asked_seat = NEW.seat OR q.state = 'ouverte'
               ELSE NEW.role = 'contributeur' AND NOT EXISTS (SELECT FROM step s WHERE s.person_id = q.person_id
                      AND s.step_id = q.step_id AND NEW.seat = ANY (s.shared_seats)) END;
  RETURN NULL;
END $$;
CREATE TRIGGER questions_follow AFTER UPDATE OF until, role ON circle_member FOR EACH ROW
  WHEN (OLD.until IS DISTINCT FROM NEW.until OR OLD.role <> NEW.role) EXECUTE FUNCTION access.questions_follow_circle();

-- The same of an objective, for what is proposed under it, with its events (0023 followed hidden organisations alone).
CREATE OR REPLACE FUNCTION access.follow_objective() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE t text;
BEGIN
  UPDATE timeline_event e SET hidden_from = access.marks_after(e.hidden_from, OLD.hidden_from, NEW.hidden_from),
      named_seats = access.marks_after(e.named_seats, OLD.named_seats, NEW.named_seats)
    FROM plan_proposal x
    WHERE x.person_id = NEW.person_id AND x.objective_id = NEW.objective_id AND x.state <> 'acceptee'
      AND e.person_id = NEW.person_id AND e.subject_id = x.proposal_id;
  FOREACH t IN ARRAY ARRAY['plan_proposal','plan_proposal_version'] LOOP
    EXECUTE format('UPDATE %I SET hidden_from = access.marks_after(hidden_from, $1, $2), named_seats = access.marks_after(named_seats, $3, $4)
      WHERE person_id = $5 AND $6 IN (objective_id, proposal_id)', t)
      USING OLD.hidden_from, NEW.hidden_from, OLD.named_seats, NEW.named_seats, NEW.person_id, NEW.objective_id;
  END LOOP;
  RETURN NULL;
END $$;
DROP TRIGGER proposals_follow ON objective;
CREATE TRIGGER proposals_follow AFTER UPDATE OF hidden_from, named_seats ON objective FOR EACH ROW
  WHEN (OLD.hidden_from IS DISTINCT FROM NEW.hidden_from OR OLD.named_seats IS DISTINCT FROM NEW.named_seats)
  EXECUTE FUNCTION access.follow_objective();
GRANT UPDATE (named_seats) ON plan_proposal, plan_proposal_version TO relais_access;

GRANT SELECT ON timeline_event TO relais_access;
GRANT UPDATE (shared_seats, hidden_from, named_seats) ON timeline_event TO relais_access;
CREATE POLICY plan_marks_read ON timeline_event FOR SELECT TO relais_access USING (true);
CREATE POLICY plan_marks_follow ON timeline_event FOR UPDATE TO relais_access USING (true) WITH CHECK (true);
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['step_readers(uuid, uuid)','ask_about_step(uuid, uuid, uuid, uuid, text)',
      'answer_step_question(uuid, uuid, uuid, text)','withdraw_step_question(uuid, uuid)','see_step_question(uuid, uuid)',
      'my_questions()','question_place(uuid)','question_for_other_seat(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION access.%s TO relais_app', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['questions_follow_step()','questions_follow_circle()'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;

CALL access.let_definers_own(false);
