-- One act on many people: whom it is about is written down first, then it is carried out, person by person, and told.

CALL access.let_definers_own(true);

CREATE TABLE people_act (
  people_act_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  by_seat uuid NOT NULL REFERENCES membership,
  by_professional uuid NOT NULL REFERENCES professional,
  list text NOT NULL CHECK (list IN ('personnes','sans-referent')), -- where they were chosen, to go back to it
  address text NOT NULL CHECK (length(address) <= 400 AND address ~ '^[a-z0-9=&AB-]*$'), -- codes, never a name
  kind text CHECK (kind IN ('orientation','referent')), -- NULL: nothing is decided yet
  details jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'choisie' CHECK (state IN ('choisie','en-cours','fait')),
  stopped_why text CHECK (stopped_why IN ('siege','panne')), -- it waits for a human
  chosen_at timestamptz NOT NULL,
  launched_at timestamptz,
  done_at timestamptz,
  CHECK ((kind IS NULL) = (state = 'choisie'))
);
CREATE INDEX people_act_by_seat ON people_act (by_seat, chosen_at DESC);
CREATE INDEX people_act_at_work ON people_act (launched_at) WHERE state = 'en-cours' AND stopped_why IS NULL;

CREATE TABLE people_act_item (
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  people_act_id uuid NOT NULL REFERENCES people_act ON DELETE CASCADE,
  by_seat uuid NOT NULL REFERENCES membership, -- copied from the act: policies read only their own row
  outcome text CHECK (outcome IN ('fait','deja','refus','hors')),
  reason jsonb,          -- of a refusal: its code and what its sentence says
  told_seat uuid REFERENCES membership, -- whom the act took the person from
  done_at timestamptz,
  PRIMARY KEY (person_id, people_act_id),
  CHECK ((outcome IS NULL) = (done_at IS NULL)),
  CHECK ((reason IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'refus'))
);
CREATE INDEX people_act_item_by_act ON people_act_item (people_act_id, person_id);

ALTER TABLE people_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_act_item ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON people_act, people_act_item TO relais_app;
-- Whoever did it, and nobody else: a colleague may not read the same people.
CREATE POLICY author_reads ON people_act FOR SELECT TO relais_app
  USING (access.territories() IS NOT NULL AND by_seat = access.seat());
CREATE POLICY author_reads ON people_act_item FOR SELECT TO relais_app
  USING (by_seat = access.seat() AND (access.at('file', person_id) OR access.at('part', person_id) OR access.at('desk', person_id)
         OR access.at('summary', person_id) OR access.at('watch', person_id)));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['people_act','people_act_item'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_deletes ON %I FOR DELETE TO relais_access USING (true)', t);
  END LOOP;
END $$;

-- The worker finds what is to be done, and for whom; it reads nothing of the people.
GRANT SELECT (people_act_id, organisation_id, by_professional, by_seat, state, stopped_why, launched_at) ON people_act TO relais_system;
GRANT UPDATE (stopped_why) ON people_act TO relais_system;
CREATE POLICY worker_reads ON people_act FOR SELECT TO relais_system USING (access.system_reason() = 'people acts');
CREATE POLICY worker_updates ON people_act FOR UPDATE TO relais_system
  USING (access.system_reason() = 'people acts') WITH CHECK (access.system_reason() = 'people acts');

-- The act of the bound seat, locked; nothing is told of another's.
CREATE FUNCTION access.own_people_act(p_act uuid) RETURNS people_act LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a people_act;
BEGIN
  SELECT * INTO a FROM people_act WHERE people_act_id = p_act AND by_seat = access.seat() FOR UPDATE;
  IF NOT FOUND OR access.territories() IS NULL THEN PERFORM access.missing(); END IF;
  RETURN a;
END $$;

-- Writes down whom an act will be about, and changes nothing of them. Who is in no list of the bound seat is left out, like somebody
-- who does not exist. Sent again before anything is decided, the choice takes the place of the one before. Those that led to no act
-- go after a day.
CREATE FUNCTION access.choose_people(p_act uuid, p_people uuid[], p_list text, p_address text) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a people_act; n integer;
BEGIN
  IF access.seat() IS NULL OR access.territories() IS NULL THEN PERFORM access.missing(); END IF;
  DELETE FROM people_act WHERE by_seat = access.seat() AND state = 'choisie' AND chosen_at < access.now() - interval '1 day';
  INSERT INTO people_act (people_act_id, organisation_id, by_seat, by_professional, list, address, chosen_at)
    VALUES (p_act, access.org(), access.seat(), access.professional(), p_list, p_address, access.now())
    ON CONFLICT DO NOTHING;
  a := access.own_people_act(p_act);
  IF a.state = 'choisie' THEN
    DELETE FROM people_act_item WHERE people_act_id = p_act;
    INSERT INTO people_act_item (person_id, people_act_id, by_seat)
    SELECT p.person_id, p_act, access.seat() FROM person p
    WHERE p.person_id = ANY (p_people)
      AND access.in_scope(p.person_id, p.territory_id, p.authority_id, p.origin_org, p.referent_body_id, p.lead_seat, p.seats,
                          p.part_seats, p.orgs, p.barred_orgs, p.conflict_seats, p.informed_on);
  END IF;
  SELECT count(*) INTO n FROM people_act_item WHERE people_act_id = p_act;
  RETURN n;
END $$;

-- What is done to them is decided; false when it was already: pressed twice, it is one act.
CREATE FUNCTION access.launch_people_act(p_act uuid, p_kind text, p_details jsonb) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a people_act := access.own_people_act(p_act);
BEGIN
  IF a.state <> 'choisie' THEN RETURN false; END IF;
  UPDATE people_act SET kind = p_kind, details = p_details, state = 'en-cours', launched_at = access.now() WHERE people_act_id = p_act;
  RETURN true;
END $$;

CREATE FUNCTION access.resume_people_act(p_act uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM access.own_people_act(p_act);
  UPDATE people_act SET stopped_why = NULL WHERE people_act_id = p_act AND state = 'en-cours';
END $$;

-- Who is still to be done, in one order for all, so that two acts on the same people wait for each other.
CREATE FUNCTION access.people_act_left(p_act uuid, p_most integer) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
  SELECT i.person_id FROM people_act_item i JOIN people_act a USING (people_act_id)
  WHERE i.people_act_id = p_act AND a.by_seat = access.seat() AND a.state = 'en-cours' AND i.outcome IS NULL
  ORDER BY i.person_id LIMIT p_most $$;

-- One person of the act, locked until the caller's transaction ends; no row when somebody else did it meanwhile.
CREATE FUNCTION access.take_people_act_item(p_act uuid, p_person uuid) RETURNS TABLE (kind text, details jsonb)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM people_act_item i WHERE i.people_act_id = p_act AND i.person_id = p_person AND i.by_seat = access.seat()
    AND i.outcome IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY SELECT a.kind, a.details FROM people_act a WHERE a.people_act_id = p_act AND a.state = 'en-cours';
END $$;

CREATE FUNCTION access.settle_people_act_item(p_act uuid, p_person uuid, p_outcome text, p_reason jsonb, p_told uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE people_act_item SET outcome = p_outcome, reason = p_reason, told_seat = p_told, done_at = access.now()
  WHERE people_act_id = p_act AND person_id = p_person AND by_seat = access.seat() AND outcome IS NULL $$;

-- Whether this call ended the act, so that its messages leave once.
CREATE FUNCTION access.finish_people_act(p_act uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a people_act := access.own_people_act(p_act);
BEGIN
  IF a.state <> 'en-cours' OR EXISTS (SELECT FROM people_act_item WHERE people_act_id = p_act AND outcome IS NULL) THEN RETURN false; END IF;
  UPDATE people_act SET state = 'fait', done_at = access.now() WHERE people_act_id = p_act;
  RETURN true;
END $$;

-- Counts of one's own act: by outcome and code of refusal; and those whom it took the people from.
CREATE FUNCTION access.people_act_counts(p_act uuid) RETURNS TABLE (outcome text, reason jsonb, people integer)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
  SELECT i.outcome, i.reason, count(*)::integer FROM people_act_item i
  WHERE i.people_act_id = p_act AND i.by_seat = access.seat() GROUP BY 1, 2 $$;
CREATE FUNCTION access.people_act_told(p_act uuid) RETURNS TABLE (seat uuid, people integer)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
  SELECT i.told_seat, count(*)::integer FROM people_act_item i
  WHERE i.people_act_id = p_act AND i.by_seat = access.seat() AND i.told_seat IS NOT NULL GROUP BY 1 $$;

-- One page of the people of one's own act who are still in one's lists, what was refused first: ids, which open nothing by themselves.
CREATE FUNCTION access.people_act_page(p_act uuid, p_most integer, p_skip integer) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = public, pg_temp AS $$
  SELECT i.person_id FROM people_act_item i JOIN person_list l USING (person_id)
  WHERE i.people_act_id = p_act AND i.by_seat = access.seat()
    AND access.in_scope(l.person_id, l.territory_id, l.authority_id, l.origin_org, l.referent_body_id, l.lead_seat, l.seats,
                        l.part_seats, l.orgs, l.barred_orgs, l.conflict_seats, l.informed_on)
  ORDER BY i.outcome IS DISTINCT FROM 'refus', i.outcome IS NOT NULL, l.sort_name, i.person_id LIMIT p_most OFFSET p_skip $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['own_people_act','choose_people','launch_people_act','resume_people_act',
             'people_act_left','take_people_act_item','settle_people_act_item','finish_people_act','people_act_counts','people_act_told',
             'people_act_page']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname <> 'own_people_act' THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig); END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
