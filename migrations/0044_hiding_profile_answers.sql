-- The person hides and comments every answer of the diagnosis, what is said of their work and of their project included. What they
-- prepared themselves follows what they decide of the answer it speaks of: an organisation from which « Mobilité » is hidden does not
-- read it in their preparation either.

CALL access.let_definers_own(true);

-- What a choice or a comment names an answer by: of a situation or an objective its constraint, of anything else itself.
CREATE FUNCTION access.answer_topic(p_kind text, p_parent text, p_code text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN $1 IN ('situation','objective') THEN 'constraint/' || $2 ELSE $1 || '/' || $3 END $$;

CREATE OR REPLACE FUNCTION access.item_exists(p_person uuid, p_kind text, p_subject text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
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
      AND access.answer_topic(kind, parent, code) = p_subject)
    ELSE false END $$;

CREATE OR REPLACE FUNCTION access.inherit_answer_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- An organisation that answers anew what is hidden from it sees its own answer, as if there had been none before.
  SELECT coalesce(array_agg(DISTINCT c.organisation_id) FILTER (WHERE c.choice = 'cacher' AND c.organisation_id <> NEW.organisation_id), '{}'),
         coalesce(array_agg(DISTINCT c.seat) FILTER (WHERE c.choice = 'montrer'), '{}')
    INTO NEW.hidden_from, NEW.named_seats
    FROM item_choice c WHERE c.person_id = NEW.person_id AND c.kind = 'answer' AND c.ended_at IS NULL
      AND c.subject = access.answer_topic(NEW.kind, NEW.parent, NEW.code);
  RETURN NEW;
END $$;

CREATE FUNCTION access.inherit_prepared_marks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT coalesce(array_agg(DISTINCT c.organisation_id) FILTER (WHERE c.choice = 'cacher'), '{}'),
         coalesce(array_agg(DISTINCT c.seat) FILTER (WHERE c.choice = 'montrer'), '{}')
    INTO NEW.hidden_from, NEW.named_seats
    FROM item_choice c WHERE c.person_id = NEW.person_id AND c.kind = 'answer' AND c.ended_at IS NULL
      AND c.subject = access.answer_topic(NEW.kind, NEW.parent, NEW.code);
  RETURN NEW;
END $$;
CREATE TRIGGER inherit_marks BEFORE INSERT OR UPDATE OF kind, parent, code ON diagnosis_prepared FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.inherit_prepared_marks();

-- A choice is made, or ended: what was prepared to the same question takes its marks.
CREATE FUNCTION access.mark_prepared() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE org uuid := CASE WHEN NEW.seat IS NULL THEN NEW.organisation_id END;
  yes boolean := access.chosen(NEW.person_id, NEW.kind, NEW.subject, NEW.organisation_id, NEW.seat);
BEGIN
  UPDATE diagnosis_prepared SET hidden_from = access.with_or_without(hidden_from, org, yes),
      named_seats = access.with_or_without(named_seats, NEW.seat, yes)
    WHERE person_id = NEW.person_id AND access.answer_topic(kind, parent, code) = NEW.subject;
  RETURN NULL;
END $$;
CREATE TRIGGER marks_prepared AFTER INSERT OR UPDATE OF ended_at ON item_choice FOR EACH ROW WHEN (NEW.kind = 'answer')
  EXECUTE FUNCTION access.mark_prepared();

-- A comment keeps the identifier that its page made: sent twice, it is said once.
CREATE OR REPLACE FUNCTION access.add_comment(p_person uuid, p_comment uuid, p_kind text, p_subject text, p_label text, p_body text,
    p_contests boolean, p_for_lead boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; theme text[] := string_to_array(p_subject, '/');
BEGIN
  PERFORM access.only_self(p_person); -- locks the person: of two at once the second finds what the first wrote
  IF EXISTS (SELECT FROM person_comment WHERE person_id = p_person AND person_comment_id = p_comment) THEN RETURN; END IF;
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

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname IN ('inherit_prepared_marks','mark_prepared') LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.answer_topic(text, text, text) TO relais_access;

-- What was chosen before today.
UPDATE diagnosis_prepared p SET
    hidden_from = ARRAY(SELECT DISTINCT c.organisation_id FROM item_choice c WHERE c.person_id = p.person_id AND c.kind = 'answer'
      AND c.choice = 'cacher' AND c.ended_at IS NULL AND c.subject = access.answer_topic(p.kind, p.parent, p.code)),
    named_seats = ARRAY(SELECT DISTINCT c.seat FROM item_choice c WHERE c.person_id = p.person_id AND c.kind = 'answer'
      AND c.choice = 'montrer' AND c.ended_at IS NULL AND c.subject = access.answer_topic(p.kind, p.parent, p.code))
  WHERE EXISTS (SELECT FROM item_choice c WHERE c.person_id = p.person_id AND c.kind = 'answer' AND c.ended_at IS NULL
    AND c.subject = access.answer_topic(p.kind, p.parent, p.code));

CALL access.let_definers_own(false);
