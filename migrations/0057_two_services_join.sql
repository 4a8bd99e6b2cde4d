-- Two records of one person that two orientation services answer for: joined when both said so, each having read of the other record what an
-- exact search tells. When each record has a référent, those who decide say which one stays: they become référent of both, the other
-- remains in the circle as accompagnateur, and separating puts each back where they were.

CALL access.let_definers_own(true);

-- The word of each service: of the record that was written, then of the one that it resembles. `keeps` is the record whose référent stays.
ALTER TABLE possible_match
  ADD COLUMN said_at timestamptz, ADD COLUMN said_by text, ADD COLUMN said_keeps uuid,
  ADD COLUMN other_said_at timestamptz, ADD COLUMN other_said_by text, ADD COLUMN other_said_keeps uuid;
-- What the change of référent wrote, to undo it. No role of the application reads it.
ALTER TABLE person_alias ADD COLUMN lead_changed jsonb;
REVOKE SELECT ON person_alias FROM relais_app;
GRANT SELECT (person_id, person_alias_id, survivor_id, from_at, merged_by, merged_organisation, until_at, separated_by) ON person_alias TO relais_app;

-- ---------------------------------------------------------------- who is compared
-- Whom the author reads is noted too, when the two look very much alike: they may not have looked, and it is not theirs to decide.
DO $$
DECLARE body text := pg_get_functiondef('access.note_possible_matches(uuid)'::regprocedure); told text;
BEGIN
  told := replace(replace(body, 'AND NOT coalesce(access.in_scope(', 'AND (NOT coalesce(access.in_scope('),
    'o.informed_on), false)', 'o.informed_on), false)
      OR EXISTS (SELECT FROM person_identity x WHERE x.person_id = o.person_id AND access.near_dates(x.birth_date, i.birth_date)
        AND ((left(x.given_key, 2) = left(i.given_key, 2)
              AND (x.family_key IN (i.family_key, i.used_key) OR x.used_key IN (i.family_key, i.used_key)))
          OR (x.birth_date = i.birth_date AND x.given_key = i.given_key AND left(x.family_key, 2) = left(i.family_key, 2))
          OR (x.family_key = i.given_key AND x.given_key = i.family_key)))
      OR EXISTS (SELECT FROM person_nir x WHERE x.person_id = o.person_id AND x.nir_hash = n.nir_hash))');
  IF told = body OR told NOT LIKE '%AND (NOT coalesce(access.in_scope(%' THEN RAISE EXCEPTION 'access.note_possible_matches() is written otherwise now'; END IF;
  EXECUTE told;
END $$;

-- ---------------------------------------------------------------- who decides
-- Alone: the orientation service of one of the two, where it reads who both are.
CREATE OR REPLACE FUNCTION access.orients_both(p_one uuid, p_other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT count(*) = 2 AND bool_or(coalesce(p.authority_id = ANY (access.officer_of()), false))
  FROM access.levels_of(ARRAY[p_one, p_other]) v JOIN person p USING (person_id) WHERE v.file OR v.desk OR v.summary $$;

-- Otherwise: the pair, for the service of one of the two that may compare it with the other. `first`: it is that of the record written.
CREATE FUNCTION access.compared_pair(p_person uuid, p_other uuid, OUT noted possible_match, OUT first boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT m.* INTO noted FROM possible_match m WHERE m.person_id = p_person AND m.other_id = p_other;
  first := noted.authority_id = ANY (access.officer_of()) AND access.sees(p_person);
  IF noted.person_id IS NULL OR NOT coalesce(first OR (noted.other_authority_id = ANY (access.officer_of()) AND access.sees(p_other)), false)
     OR NOT EXISTS (SELECT FROM access.resembling(CASE WHEN first THEN p_person ELSE p_other END, CASE WHEN first THEN p_other ELSE p_person END))
  THEN PERFORM access.missing(); END IF;
END $$;

-- ---------------------------------------------------------------- what joining would do
-- Which record remains, which one becomes its alias, whether each has a référent of its own, and why they cannot be joined yet (NULL:
-- they can). A personal space and joined records stay with the record that remains; diagnoses and plans are shown together.
CREATE FUNCTION access.join_plan(p_one uuid, p_other uuid, p_keeps uuid, OUT survivor uuid, OUT alias uuid, OUT leads boolean, OUT refused text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE one text[] := access.held_by(p_one); other text[] := access.held_by(p_other); anchored text[] := '{space,aliases}'; older uuid;
BEGIN
  SELECT count(DISTINCT l.seat) = 2 INTO leads FROM lead_period l WHERE l.person_id IN (p_one, p_other) AND l.until_at IS NULL;
  SELECT p.person_id INTO older FROM person p WHERE p.person_id IN (p_one, p_other) ORDER BY p.created_at, p.person_id LIMIT 1;
  survivor := CASE WHEN one && anchored THEN p_one WHEN other && anchored THEN p_other
                   WHEN leads AND p_keeps IN (p_one, p_other) THEN p_keeps
                   WHEN 'lead' = ANY (one) AND NOT 'lead' = ANY (other) THEN p_one
                   WHEN 'lead' = ANY (other) AND NOT 'lead' = ANY (one) THEN p_other
                   WHEN cardinality(one) > 0 AND cardinality(other) = 0 THEN p_one
                   WHEN cardinality(other) > 0 AND cardinality(one) = 0 THEN p_other ELSE older END;
  alias := CASE survivor WHEN p_one THEN p_other ELSE p_one END;
  refused := CASE
    WHEN EXISTS (SELECT FROM person_alias a WHERE a.person_id IN (p_one, p_other) AND a.until_at IS NULL) THEN 'merge_again'
    WHEN one && anchored AND other && anchored THEN 'merge_both_written'
    -- The only référent must be that of the record that remains.
    WHEN CASE survivor WHEN p_one THEN 'lead' = ANY (other) AND NOT 'lead' = ANY (one)
                       ELSE 'lead' = ANY (one) AND NOT 'lead' = ANY (other) END THEN 'merge_both_written' END;
END $$;

DROP FUNCTION access.merge_plan(uuid, uuid);
CREATE FUNCTION access.merge_plan(p_one uuid, p_other uuid, p_keeps uuid, OUT survivor uuid, OUT alias uuid, OUT leads boolean, OUT refused text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.orients_both(p_one, p_other) THEN PERFORM access.missing(); END IF;
  SELECT * INTO survivor, alias, leads, refused FROM access.join_plan(p_one, p_other, p_keeps);
END $$;

-- ---------------------------------------------------------------- one référent for both
-- The référent of one record becomes that of the other, whose own remains in the circle. Gives what was written.
CREATE FUNCTION access.lead_both(p_record uuid, p_keeps uuid, p_lead_period uuid, p_circle_member uuid) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE old lead_period; new lead_period; role_before text; had uuid[];
BEGIN
  SELECT * INTO old FROM lead_period WHERE person_id = p_record AND until_at IS NULL;
  SELECT * INTO new FROM lead_period WHERE person_id = p_keeps AND until_at IS NULL;
  IF NOT access.seat_fits(p_record, new.seat) THEN PERFORM access.refuse('merge_lead_unavailable'); END IF;
  SELECT coalesce(array_agg(access_grant_id), '{}') INTO had FROM access_grant WHERE person_id = p_record;
  SELECT role INTO role_before FROM circle_member WHERE person_id = p_record AND seat = new.seat AND until IS NULL;
  UPDATE lead_period SET until_at = access.now() WHERE person_id = p_record AND lead_period_id = old.lead_period_id;
  IF role_before IS NULL THEN
    PERFORM access.add_member(p_record, p_circle_member, new.seat, 'accompagnateur', 'nomination');
  ELSE
    UPDATE circle_member SET role = 'accompagnateur' WHERE person_id = p_record AND seat = new.seat AND until IS NULL;
  END IF;
  INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
    VALUES (p_record, p_lead_period, new.seat, new.organisation_id, new.professional_name, new.organisation_name, access.now());
  PERFORM access.recompute(p_record);
  PERFORM access.tell('seat', new.seat, 'lead-of-both', jsonb_build_object('personId', p_record));
  PERFORM access.tell('seat', old.seat, 'lead-of-other', jsonb_build_object('personId', p_record));
  RETURN jsonb_build_object('record', p_record, 'before', old.lead_period_id, 'since', p_lead_period, 'seat', new.seat, 'role', role_before,
    'member', CASE WHEN role_before IS NULL THEN p_circle_member END,
    'grants', (SELECT coalesce(jsonb_agg(g.access_grant_id), '[]') FROM access_grant g
               WHERE g.person_id = p_record AND NOT g.access_grant_id = ANY (had)));
END $$;

-- Each référent back where they were, unless somebody else was named meanwhile or the former one is not there any more.
GRANT DELETE ON lead_period, circle_member, access_grant TO relais_access;
CREATE POLICY access_deletes ON lead_period FOR DELETE TO relais_access USING (true);
CREATE POLICY access_deletes ON circle_member FOR DELETE TO relais_access USING (true);
CREATE POLICY access_deletes ON access_grant FOR DELETE TO relais_access USING (true);
CREATE FUNCTION access.unlead(c jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE record uuid := c ->> 'record'; old lead_period;
BEGIN
  SELECT * INTO old FROM lead_period WHERE person_id = record AND lead_period_id = (c ->> 'before')::uuid;
  IF NOT EXISTS (SELECT FROM lead_period WHERE person_id = record AND lead_period_id = (c ->> 'since')::uuid AND until_at IS NULL)
     OR NOT EXISTS (SELECT FROM circle_member WHERE person_id = record AND seat = old.seat AND until IS NULL)
     OR NOT access.seat_fits(record, old.seat) THEN RETURN; END IF;
  DELETE FROM lead_period WHERE person_id = record AND lead_period_id = (c ->> 'since')::uuid;
  UPDATE lead_period SET until_at = NULL WHERE person_id = record AND lead_period_id = old.lead_period_id;
  DELETE FROM circle_member WHERE person_id = record AND circle_member_id = (c ->> 'member')::uuid;
  UPDATE circle_member SET role = c ->> 'role'
    WHERE person_id = record AND seat = (c ->> 'seat')::uuid AND until IS NULL AND c ->> 'role' IS NOT NULL;
  DELETE FROM access_grant WHERE person_id = record AND access_grant_id IN (SELECT g::uuid FROM jsonb_array_elements_text(c -> 'grants') g);
  PERFORM access.recompute(record);
  PERFORM access.tell('seat', old.seat, 'lead-again', jsonb_build_object('personId', record));
END $$;

-- ---------------------------------------------------------------- joining and separating
CREATE FUNCTION access.join_records(p_person uuid, p_other uuid, p_alias_id uuid, p_keeps uuid, p_lead_period uuid, p_circle_member uuid)
  RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; changed jsonb;
BEGIN
  SELECT * INTO m FROM access.join_plan(p_person, p_other, p_keeps);
  IF m.refused IS NOT NULL THEN PERFORM access.refuse(m.refused); END IF;
  IF m.leads THEN
    IF p_keeps IS NULL OR p_keeps NOT IN (p_person, p_other) THEN PERFORM access.refuse('merge_which_lead'); END IF;
    changed := access.lead_both(CASE p_keeps WHEN p_person THEN p_other ELSE p_person END, p_keeps, p_lead_period, p_circle_member);
  END IF;
  INSERT INTO person_alias (person_id, person_alias_id, survivor_id, from_at, merged_by, merged_organisation, lead_changed)
    VALUES (m.alias, p_alias_id, m.survivor, access.now(), access.author_name(), access.org_name(), changed);
  UPDATE person_list SET survivor_id = m.survivor WHERE person_id = m.alias;
  UPDATE possible_match SET answer = 'same', answered_at = access.now(), answered_by = access.author_name()
    WHERE (person_id, other_id) IN ((p_person, p_other), (p_other, p_person));
  RETURN m.survivor;
END $$;

DROP FUNCTION access.merge_people(uuid, uuid, uuid, uuid);
CREATE FUNCTION access.merge_people(p_person uuid, p_other uuid, p_alias_id uuid, p_survivor uuid, p_keeps uuid, p_lead_period uuid,
    p_circle_member uuid) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record;
BEGIN
  IF NOT access.orients_both(p_person, p_other) OR NOT EXISTS (SELECT FROM possible_match x WHERE (x.person_id, x.other_id)
       IN ((p_person, p_other), (p_other, p_person))) THEN PERFORM access.missing(); END IF;
  -- Two services at once, or two clicks: the second waits, and is then refused.
  PERFORM FROM person WHERE person_id IN (p_person, p_other) ORDER BY person_id FOR UPDATE;
  SELECT * INTO m FROM access.join_plan(p_person, p_other, p_keeps);
  IF m.refused IS NULL AND NOT m.leads AND m.survivor <> p_survivor THEN PERFORM access.refuse('merge_changed'); END IF;
  RETURN access.join_records(p_person, p_other, p_alias_id, p_keeps, p_lead_period, p_circle_member);
END $$;

-- « C’est la même personne », said by one of two services. They are joined when the other has said so, of the same référent; NULL: not yet.
CREATE FUNCTION access.say_same(p_person uuid, p_other uuid, p_alias_id uuid, p_keeps uuid, p_lead_period uuid, p_circle_member uuid)
  RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE c record; m possible_match; leads boolean;
BEGIN
  SELECT * INTO c FROM access.compared_pair(p_person, p_other);
  PERFORM FROM person WHERE person_id IN (p_person, p_other) ORDER BY person_id FOR UPDATE;
  SELECT * INTO m FROM possible_match WHERE person_id = p_person AND other_id = p_other FOR UPDATE;
  IF m.answer = 'same' THEN PERFORM access.refuse('match_merged'); END IF;
  IF m.answer = 'two' THEN PERFORM access.refuse('match_two'); END IF;
  SELECT count(DISTINCT l.seat) = 2 INTO leads FROM lead_period l WHERE l.person_id IN (p_person, p_other) AND l.until_at IS NULL;
  IF NOT leads THEN p_keeps := NULL;
  ELSIF p_keeps IS NULL OR p_keeps NOT IN (p_person, p_other) THEN PERFORM access.refuse('merge_which_lead'); END IF;
  IF c.first THEN
    UPDATE possible_match SET said_at = access.now(), said_by = access.author_name(), said_keeps = p_keeps
      WHERE person_id = p_person AND other_id = p_other;
  ELSE
    UPDATE possible_match SET other_said_at = access.now(), other_said_by = access.author_name(), other_said_keeps = p_keeps
      WHERE person_id = p_person AND other_id = p_other;
  END IF;
  IF (CASE WHEN c.first THEN m.other_said_at IS NULL OR (leads AND m.other_said_keeps IS DISTINCT FROM p_keeps)
          ELSE m.said_at IS NULL OR (leads AND m.said_keeps IS DISTINCT FROM p_keeps) END) THEN RETURN NULL; END IF;
  RETURN access.join_records(p_person, p_other, p_alias_id, p_keeps, p_lead_period, p_circle_member);
END $$;

-- Whoever answers takes back the words that the answer contradicts: both with « deux personnes », one's own with the question again.
CREATE OR REPLACE FUNCTION access.answer_possible_match(p_person uuid, p_other uuid, p_answer text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m possible_match; first boolean; second boolean;
BEGIN
  SELECT * INTO m FROM possible_match WHERE person_id = p_person AND other_id = p_other FOR UPDATE;
  first := coalesce(m.authority_id = ANY (access.officer_of()), false) AND access.sees(m.person_id);
  second := coalesce(m.other_authority_id = ANY (access.officer_of()), false) AND access.sees(m.other_id);
  IF m.person_id IS NULL OR NOT (first OR second) THEN PERFORM access.missing(); END IF;
  IF p_answer IS NOT NULL AND p_answer <> 'two' THEN PERFORM access.missing(); END IF;
  IF m.answer = 'same' THEN PERFORM access.refuse('match_merged'); END IF;
  UPDATE possible_match SET answer = p_answer, answered_at = CASE WHEN p_answer IS NOT NULL THEN access.now() END,
      answered_by = CASE WHEN p_answer IS NOT NULL THEN access.author_name() END
    WHERE person_id = p_person AND other_id = p_other AND answer IS DISTINCT FROM p_answer;
  UPDATE possible_match SET said_at = NULL, said_by = NULL, said_keeps = NULL
    WHERE person_id = p_person AND other_id = p_other AND said_at IS NOT NULL AND (first OR p_answer = 'two');
  UPDATE possible_match SET other_said_at = NULL, other_said_by = NULL, other_said_keeps = NULL
    WHERE person_id = p_person AND other_id = p_other AND other_said_at IS NOT NULL AND (second OR p_answer = 'two');
END $$;

-- By whoever could have joined them, or by one of the two services: a word may be taken back. What was written since stays in the
-- record where it was written.
CREATE OR REPLACE FUNCTION access.separate_people(p_person uuid, p_other uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE a person_alias;
BEGIN
  IF NOT access.orients_both(p_person, p_other) AND NOT EXISTS (SELECT FROM possible_match m
       WHERE (m.person_id, m.other_id) IN ((p_person, p_other), (p_other, p_person))
         AND ((m.authority_id = ANY (access.officer_of()) AND access.sees(m.person_id))
              OR (m.other_authority_id = ANY (access.officer_of()) AND access.sees(m.other_id)))) THEN PERFORM access.missing(); END IF;
  PERFORM FROM person WHERE person_id IN (p_person, p_other) ORDER BY person_id FOR UPDATE;
  SELECT * INTO a FROM person_alias x WHERE (x.person_id, x.survivor_id) IN ((p_person, p_other), (p_other, p_person)) AND x.until_at IS NULL;
  IF NOT FOUND THEN PERFORM access.refuse('not_merged'); END IF;
  UPDATE person_list SET survivor_id = NULL WHERE person_id = a.person_id;
  UPDATE person_alias SET until_at = access.now(), separated_by = access.author_name()
    WHERE person_id = a.person_id AND person_alias_id = a.person_alias_id;
  IF a.lead_changed IS NOT NULL THEN PERFORM access.unlead(a.lead_changed); END IF;
  UPDATE possible_match SET answer = NULL, answered_at = NULL, answered_by = NULL, said_at = NULL, said_by = NULL, said_keeps = NULL,
      other_said_at = NULL, other_said_by = NULL, other_said_keeps = NULL
    WHERE (person_id, other_id) IN ((p_person, p_other), (p_other, p_person));
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['compared_pair','join_plan','merge_plan','lead_both','unlead','join_records',
             'merge_people','say_same']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname IN ('merge_plan','merge_people','say_same') THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig); END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
