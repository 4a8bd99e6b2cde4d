-- Absences, portfolios that change hands, departures, and the directory of who does what.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- what a seat says of itself
ALTER TABLE membership ADD UNIQUE (membership_id, organisation_id); -- so that a line cannot name another organisation's seat
ALTER TABLE membership ADD COLUMN leaving_by uuid REFERENCES membership; -- who planned the departure of until_on
CREATE INDEX membership_ending ON membership (until_on) WHERE until_on IS NOT NULL;

-- Days away, as their owner or a manager says them: dates only, never why.
CREATE TABLE absence (
  absence_id uuid PRIMARY KEY,
  seat uuid NOT NULL,
  organisation_id uuid NOT NULL DEFAULT access.org(),
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  from_on date NOT NULL,
  until_on date NOT NULL CHECK (until_on >= from_on), -- last day
  proposed_seat uuid, -- the colleague whom they suggest to their manager
  declared_by text NOT NULL DEFAULT access.author_name(),
  declared_at timestamptz NOT NULL DEFAULT access.now(),
  withdrawn_at timestamptz,
  CHECK (proposed_seat <> seat),
  FOREIGN KEY (seat, organisation_id) REFERENCES membership (membership_id, organisation_id),
  FOREIGN KEY (proposed_seat, organisation_id) REFERENCES membership (membership_id, organisation_id)
);
CREATE INDEX absence_by_seat ON absence (seat, until_on) WHERE withdrawn_at IS NULL;
CREATE INDEX absence_by_organisation ON absence (organisation_id, until_on) WHERE withdrawn_at IS NULL;

CREATE TABLE directory_line (
  seat uuid PRIMARY KEY,
  organisation_id uuid NOT NULL DEFAULT access.org(),
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  about text NOT NULL DEFAULT '' CHECK (length(about) <= 120),
  languages text NOT NULL DEFAULT '' CHECK (length(languages) <= 80),
  communes text[] NOT NULL DEFAULT '{}' CHECK (cardinality(communes) <= 100), -- none: wherever their organisation acts
  updated_at timestamptz NOT NULL DEFAULT access.now(),
  updated_by text NOT NULL DEFAULT access.author_name(),
  FOREIGN KEY (seat, organisation_id) REFERENCES membership (membership_id, organisation_id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['absence','directory_line'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app, relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY professionals_read ON %I FOR SELECT TO relais_app
      USING (access.seat() IS NOT NULL AND (organisation_id = access.org() OR NOT discreet))', t);
    -- One's own, or a colleague's for whoever manages the team.
    EXECUTE format('CREATE POLICY team_inserts ON %I FOR INSERT TO relais_app
      WITH CHECK (organisation_id = access.org() AND discreet = access.org_discreet()
                  AND (seat = access.seat() OR access.has_role(''manager'')))', t);
    EXECUTE format('CREATE POLICY team_updates ON %I FOR UPDATE TO relais_app
      USING (organisation_id = access.org() AND (seat = access.seat() OR access.has_role(''manager'')))
      WITH CHECK (organisation_id = access.org())', t);
  END LOOP;
END $$;
GRANT INSERT (absence_id, seat, from_on, until_on, proposed_seat) ON absence TO relais_app;
GRANT UPDATE (withdrawn_at) ON absence TO relais_app;
GRANT UPDATE (withdrawn_at) ON absence TO relais_access;
CREATE POLICY access_updates ON absence FOR UPDATE TO relais_access USING (true) WITH CHECK (true);
GRANT INSERT (seat, about, languages, communes) ON directory_line TO relais_app;
GRANT UPDATE (about, languages, communes, updated_at, updated_by) ON directory_line TO relais_app;

-- The telephone at work is the professional's, whichever seat they act from; a manager corrects a colleague's.
CREATE FUNCTION access.set_work_phone(p_membership uuid, p_phone text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  UPDATE professional q SET phone = p_phone FROM membership m
    WHERE m.membership_id = p_membership AND m.organisation_id = access.org() AND q.professional_id = m.professional_id
      AND (m.membership_id = access.seat() OR access.has_role('manager'))
      AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today());
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

-- A name as people type it: lower case, no accents, hyphens and apostrophes as spaces (platform/text/fold.ts, letters of French).
CREATE FUNCTION access.folded(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(replace(replace(regexp_replace(normalize(lower(p_text), NFD), '[\u0300-\u036f]', '', 'g'),
    'œ', 'oe'), 'æ', 'ae'), '[^[:alnum:]]+', ' ', 'g')) $$;
GRANT EXECUTE ON FUNCTION access.folded(text) TO relais_app;

-- ---------------------------------------------------------------- a portfolio changes hands
-- One row per act of a manager: prepared (shown before), carried out piece by piece, then kept as its report.
CREATE TABLE portfolio_move (
  portfolio_move_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  kind text NOT NULL CHECK (kind IN ('remplacement','transfert')),
  from_seat uuid NOT NULL REFERENCES membership,
  from_name text NOT NULL,
  to_seats uuid[] NOT NULL CHECK (cardinality(to_seats) BETWEEN 1 AND 20),
  from_on date,  -- of a stand-in; both days included
  until_on date CHECK (until_on >= from_on),
  whole boolean NOT NULL, -- a whole portfolio covered stays covered: whoever joins it meanwhile gets the stand-in too
  state text NOT NULL DEFAULT 'prepare' CHECK (state IN ('prepare','en-cours','fait','annule')),
  by_seat uuid NOT NULL REFERENCES membership,
  by_name text NOT NULL,
  prepared_at timestamptz NOT NULL,
  done_at timestamptz,
  revoked_at timestamptz, -- the stand-in was ended early, or replaced
  CHECK ((kind = 'remplacement') = (from_on IS NOT NULL AND until_on IS NOT NULL)),
  CHECK (kind = 'transfert' OR cardinality(to_seats) = 1)
);
CREATE INDEX move_by_organisation ON portfolio_move (organisation_id, prepared_at DESC);
CREATE INDEX move_standing ON portfolio_move (from_seat, until_on) WHERE kind = 'remplacement' AND whole AND revoked_at IS NULL;

CREATE TABLE portfolio_move_item (
  person_id uuid NOT NULL REFERENCES person,
  portfolio_move_id uuid NOT NULL REFERENCES portfolio_move,
  organisation_id uuid NOT NULL REFERENCES organisation, -- copied from the move: policies read only their own row
  to_seat uuid REFERENCES membership, -- NULL: nobody of those chosen can take them, whatever the reason
  leads boolean NOT NULL,             -- they were référent, not only in the circle
  outcome text CHECK (outcome IN ('fait','autre','parti')),
  done_at timestamptz,
  PRIMARY KEY (person_id, portfolio_move_id),
  CHECK ((outcome IS NULL) = (done_at IS NULL))
);
CREATE INDEX item_by_move ON portfolio_move_item (portfolio_move_id, person_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['portfolio_move','portfolio_move_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
CREATE POLICY managers_read ON portfolio_move FOR SELECT TO relais_app
  USING (access.has_role('manager') AND organisation_id = access.org());
CREATE POLICY managers_read ON portfolio_move_item FOR SELECT TO relais_app
  USING (access.has_role('manager') AND organisation_id = access.org() AND access.at('watch', person_id));

-- Whom a colleague accompanies, for their manager: ids, which open nothing by themselves.
DROP FUNCTION access.portfolio_of(uuid);
CREATE FUNCTION access.portfolio_of(p_seat uuid) RETURNS TABLE (person_id uuid, leads boolean, interim boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.person_id, coalesce(p.lead_seat = p_seat, false),
         EXISTS (SELECT FROM lead_period l WHERE l.person_id = p.person_id AND l.until_at IS NULL AND l.seat = p_seat AND l.interim)
  FROM membership m JOIN circle_member c ON c.seat = m.membership_id AND c.until IS NULL AND c.role = 'accompagnateur'
  JOIN person p USING (person_id)
  WHERE m.membership_id = p_seat AND m.organisation_id = access.org() AND access.has_role('manager')
    AND p.territory_id = ANY (access.territories()) AND NOT access.org() = ANY (p.barred_orgs)
    AND NOT access.seat() = ANY (p.conflict_seats) $$;

-- Gives each person of the portfolio that has no line yet to whoever of the chosen carries least and can take them. A link
-- that the acting manager has declared keeps the person out of what they read, not out of what must be covered.
CREATE FUNCTION access.share_out(m portfolio_move, p_people uuid[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; loads bigint[]; best integer;
BEGIN
  SELECT array_agg((SELECT count(*) FROM person p WHERE p.lead_seat = s.seat)
                   + (SELECT count(*) FROM portfolio_move_item x
                      WHERE x.portfolio_move_id = m.portfolio_move_id AND x.to_seat = s.seat AND x.outcome IS NULL) ORDER BY s.rank)
    INTO loads FROM unnest(m.to_seats) WITH ORDINALITY AS s (seat, rank);
  FOR r IN
    SELECT p.person_id, p.conflict_seats, coalesce(p.lead_seat = m.from_seat, false) AS leads
    FROM circle_member c JOIN person p USING (person_id) JOIN person_list l USING (person_id)
    WHERE c.seat = m.from_seat AND c.until IS NULL AND c.role = 'accompagnateur'
      AND (p_people IS NULL OR p.person_id = ANY (p_people))
      AND (m.kind = 'remplacement' OR p.lead_seat = m.from_seat)
      AND p.territory_id = ANY (access.territories()) AND NOT m.organisation_id = ANY (p.barred_orgs)
      AND NOT EXISTS (SELECT FROM portfolio_move_item x
                      WHERE x.person_id = p.person_id AND x.portfolio_move_id = m.portfolio_move_id)
    ORDER BY l.sort_name, p.person_id
  LOOP
    best := NULL;
    FOR i IN 1..cardinality(loads) LOOP
      IF NOT m.to_seats[i] = ANY (r.conflict_seats) AND (best IS NULL OR loads[i] < loads[best]) THEN best := i; END IF;
    END LOOP;
    INSERT INTO portfolio_move_item (person_id, portfolio_move_id, organisation_id, to_seat, leads)
      VALUES (r.person_id, m.portfolio_move_id, m.organisation_id, m.to_seats[best], r.leads);
    IF best IS NOT NULL THEN loads[best] := loads[best] + 1; END IF;
  END LOOP;
END $$;

-- Writes who would take whom, and changes nothing yet. The same id twice is one preparation. p_people NULL: the whole portfolio.
CREATE FUNCTION access.prepare_move(p_move uuid, p_kind text, p_from_seat uuid, p_to uuid[], p_from date, p_until date,
    p_people uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m portfolio_move; absent membership; n integer;
BEGIN
  SELECT * INTO absent FROM membership WHERE membership_id = p_from_seat AND organisation_id = access.org();
  IF NOT FOUND OR NOT access.has_role('manager') OR access.territories() IS NULL THEN PERFORM access.missing(); END IF;
  IF EXISTS (SELECT FROM unnest(p_people) wanted WHERE wanted NOT IN (SELECT f.person_id FROM access.portfolio_of(p_from_seat) f))
  THEN PERFORM access.missing(); END IF;
  IF p_from_seat = ANY (p_to) OR EXISTS (SELECT FROM unnest(p_to) t (seat) WHERE NOT EXISTS (
       SELECT FROM membership WHERE membership_id = t.seat AND organisation_id = access.org() AND member
         AND from_on <= coalesce(p_from, access.today()) AND (until_on IS NULL OR until_on > coalesce(p_until, access.today()))))
  THEN PERFORM access.refuse('seat_unavailable'); END IF;
  INSERT INTO portfolio_move (portfolio_move_id, organisation_id, kind, from_seat, from_name, to_seats, from_on, until_on, whole,
                              by_seat, by_name, prepared_at)
    VALUES (p_move, access.org(), p_kind, p_from_seat, absent.professional_name, p_to, p_from, p_until, p_people IS NULL,
            access.seat(), access.author_name(), access.now())
    ON CONFLICT DO NOTHING;
  SELECT * INTO m FROM portfolio_move WHERE portfolio_move_id = p_move AND organisation_id = access.org();
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF m.state = 'prepare' THEN PERFORM access.share_out(m, p_people); END IF;
  SELECT count(*) INTO n FROM portfolio_move_item WHERE portfolio_move_id = p_move;
  RETURN n;
END $$;

CREATE FUNCTION access.cancel_move(p_move uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m portfolio_move;
BEGIN
  SELECT * INTO m FROM portfolio_move WHERE portfolio_move_id = p_move AND organisation_id = access.org() FOR UPDATE;
  IF NOT FOUND OR NOT access.has_role('manager') THEN PERFORM access.missing(); END IF;
  IF m.state <> 'prepare' THEN PERFORM access.refuse('move_begun'); END IF;
  UPDATE portfolio_move SET state = 'annule', done_at = access.now() WHERE portfolio_move_id = p_move;
END $$;

-- The next p_most people, each whole: référent, place, stand-ins, lists and timeline together. Gives how many are left, and
-- whether this call finished the act, so that its messages leave once whoever pressed twice.
CREATE FUNCTION access.carry_out_move(p_move uuid, p_most integer) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m portfolio_move; i portfolio_move_item; result text; remaining integer;
BEGIN
  SELECT * INTO m FROM portfolio_move WHERE portfolio_move_id = p_move AND organisation_id = access.org() FOR UPDATE;
  IF NOT FOUND OR NOT access.has_role('manager') OR access.territories() IS NULL THEN PERFORM access.missing(); END IF;
  IF m.state = 'annule' THEN PERFORM access.refuse('move_cancelled'); END IF;
  IF m.state = 'fait' THEN RETURN jsonb_build_object('left', 0, 'finished', false); END IF;
  IF m.state = 'prepare' THEN
    IF m.whole THEN PERFORM access.share_out(m, NULL); END IF; -- those who arrived while it was being read
    IF m.kind = 'remplacement' THEN PERFORM access.replace_stand_in(m); END IF;
    UPDATE portfolio_move SET state = 'en-cours' WHERE portfolio_move_id = p_move;
  END IF;
  -- In one order for all, so that two acts on the same people wait for each other instead of blocking each other.
  FOR i IN SELECT * FROM portfolio_move_item WHERE portfolio_move_id = p_move AND outcome IS NULL ORDER BY person_id LIMIT p_most LOOP
    result := access.carry_out_one(m, i);
    UPDATE portfolio_move_item SET outcome = result, done_at = access.now()
      WHERE person_id = i.person_id AND portfolio_move_id = p_move;
  END LOOP;
  SELECT count(*) INTO remaining FROM portfolio_move_item WHERE portfolio_move_id = p_move AND outcome IS NULL;
  IF remaining = 0 THEN UPDATE portfolio_move SET state = 'fait', done_at = access.now() WHERE portfolio_move_id = p_move; END IF;
  RETURN jsonb_build_object('left', remaining, 'finished', remaining = 0);
END $$;

-- A new period for the same two seats takes the place of the one before, for the people it names.
CREATE FUNCTION access.replace_stand_in(m portfolio_move) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE access_grant g SET revoked_at = access.now()
    WHERE g.seat = m.to_seats[1] AND g.for_seat = m.from_seat AND g.why = 'remplacement' AND g.revoked_at IS NULL
      AND (m.whole OR EXISTS (SELECT FROM portfolio_move_item x
                              WHERE x.person_id = g.person_id AND x.portfolio_move_id = m.portfolio_move_id));
  IF m.whole THEN
    UPDATE portfolio_move SET revoked_at = access.now()
      WHERE from_seat = m.from_seat AND to_seats = m.to_seats AND kind = 'remplacement' AND revoked_at IS NULL
        AND portfolio_move_id <> m.portfolio_move_id AND state IN ('en-cours','fait');
  END IF;
END $$;

CREATE FUNCTION access.carry_out_one(m portfolio_move, i portfolio_move_item) RETURNS text
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person; receiver membership;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = i.person_id FOR UPDATE;
  IF NOT EXISTS (SELECT FROM circle_member c WHERE c.person_id = i.person_id AND c.seat = m.from_seat AND c.until IS NULL
                 AND c.role = 'accompagnateur') OR (m.kind = 'transfert' AND p.lead_seat IS DISTINCT FROM m.from_seat)
  THEN RETURN 'parti'; END IF;
  SELECT * INTO receiver FROM membership WHERE membership_id = i.to_seat;
  IF i.to_seat IS NULL OR NOT access.seat_fits(i.person_id, i.to_seat) THEN RETURN 'autre'; END IF;
  IF m.kind = 'remplacement' THEN
    PERFORM access.give_stand_in(m, p);
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, params)
      VALUES (i.person_id, gen_random_uuid(), 'stand-in-named', jsonb_build_object('name', receiver.professional_name,
              'absent', m.from_name, 'from', m.from_on, 'until', m.until_on));
  ELSE
    PERFORM access.change_lead(i.person_id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), i.to_seat, false);
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, params)
      VALUES (i.person_id, gen_random_uuid(), 'lead-appointed', jsonb_build_object('name', receiver.professional_name,
              'organisation', access.org_name(), 'former', m.from_name));
  END IF;
  RETURN 'fait';
END $$;

CREATE FUNCTION access.give_stand_in(m portfolio_move, p person) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, for_seat, granted_by, discreet)
  SELECT (p).person_id, gen_random_uuid(), (m).to_seats[1], CASE WHEN (p).lead_seat = (m).from_seat THEN 'lead' ELSE 'edit' END,
         greatest((m).from_on, least(access.today(), (m).until_on)), (m).until_on, 'remplacement', (m).from_name, (m).from_seat,
         (m).by_name, o.discreet
  FROM organisation o WHERE o.organisation_id = (m).organisation_id AND NOT (m).to_seats[1] = ANY ((p).conflict_seats) $$;

-- The standing rule of a whole portfolio: whoever joins it during the absence has the stand-in from that moment on.
CREATE FUNCTION access.cover_newcomer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m portfolio_move; p person;
BEGIN
  FOR m IN SELECT * FROM portfolio_move WHERE from_seat = NEW.seat AND kind = 'remplacement' AND whole AND revoked_at IS NULL
           AND state IN ('en-cours','fait') AND until_on >= access.today() LOOP
    SELECT * INTO p FROM person WHERE person_id = NEW.person_id;
    -- The spine follows at the end of the act: whether they are référent is what the period being written says.
    IF TG_TABLE_NAME = 'lead_period' THEN p.lead_seat := NEW.seat; END IF;
    UPDATE access_grant SET revoked_at = access.now()
      WHERE person_id = NEW.person_id AND for_seat = NEW.seat AND seat = m.to_seats[1] AND why = 'remplacement' AND revoked_at IS NULL;
    PERFORM access.give_stand_in(m, p);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER cover_newcomer AFTER INSERT ON circle_member FOR EACH ROW
  WHEN (NEW.role = 'accompagnateur' AND NEW.until IS NULL) EXECUTE FUNCTION access.cover_newcomer();
CREATE TRIGGER cover_newcomer AFTER INSERT ON lead_period FOR EACH ROW
  WHEN (NEW.until_at IS NULL) EXECUTE FUNCTION access.cover_newcomer();

-- What a manager reads before and after: by receiver (NULL: to somebody else), how many, how many done. Counts, no name.
CREATE FUNCTION access.move_counts(p_move uuid) RETURNS TABLE (to_seat uuid, people integer, done integer, gone integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN i.outcome = 'autre' THEN NULL ELSE i.to_seat END, count(*)::integer,
         (count(*) FILTER (WHERE i.outcome = 'fait'))::integer, (count(*) FILTER (WHERE i.outcome = 'parti'))::integer
  FROM portfolio_move_item i JOIN portfolio_move m USING (portfolio_move_id)
  WHERE i.portfolio_move_id = p_move AND m.organisation_id = access.org() AND access.has_role('manager')
  GROUP BY 1 $$;

-- One page of the people of a move, those for somebody else first: ids, which open nothing by themselves.
CREATE FUNCTION access.move_people(p_move uuid, p_most integer, p_skip integer) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.person_id FROM portfolio_move_item i JOIN portfolio_move m USING (portfolio_move_id) JOIN person_list l USING (person_id)
  JOIN person p USING (person_id)
  WHERE i.portfolio_move_id = p_move AND m.organisation_id = access.org() AND access.has_role('manager')
    AND NOT access.seat() = ANY (p.conflict_seats)
  ORDER BY (i.to_seat IS NULL OR i.outcome = 'autre') IS TRUE DESC, l.sort_name, i.person_id LIMIT p_most OFFSET p_skip $$;

-- Those whom nobody of the chosen could take: for choosing somebody else.
CREATE FUNCTION access.move_left(p_move uuid) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.person_id FROM portfolio_move_item i JOIN portfolio_move m USING (portfolio_move_id) JOIN person p USING (person_id)
  WHERE i.portfolio_move_id = p_move AND i.outcome = 'autre' AND m.organisation_id = access.org() AND access.has_role('manager')
    AND NOT access.seat() = ANY (p.conflict_seats) $$;

DROP FUNCTION access.name_stand_in(uuid, uuid, date, date, uuid[]);
CREATE OR REPLACE FUNCTION access.end_stand_in(p_from_seat uuid, p_to_seat uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT access.has_role('manager') OR NOT EXISTS (SELECT FROM membership WHERE membership_id = p_to_seat AND organisation_id = access.org())
  THEN PERFORM access.missing(); END IF;
  UPDATE portfolio_move SET revoked_at = access.now()
    WHERE from_seat = p_from_seat AND to_seats = ARRAY[p_to_seat] AND kind = 'remplacement' AND revoked_at IS NULL
      AND state IN ('en-cours','fait');
  UPDATE access_grant SET revoked_at = access.now()
    WHERE seat = p_to_seat AND for_seat = p_from_seat AND why = 'remplacement' AND revoked_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n = 0 THEN PERFORM access.missing(); END IF;
  RETURN n;
END $$;

DROP FUNCTION access.stand_ins();
CREATE FUNCTION access.stand_ins() RETURNS TABLE (for_seat uuid, for_name text, seat uuid, seat_name text, from_on date,
    until_on date, people bigint, whole boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.for_seat, g.for_name, g.seat, m.professional_name, min(g.from_on), g.until_on, count(*),
         EXISTS (SELECT FROM portfolio_move v WHERE v.from_seat = g.for_seat AND v.to_seats = ARRAY[g.seat] AND v.whole
                 AND v.kind = 'remplacement' AND v.revoked_at IS NULL AND v.until_on = g.until_on AND v.state IN ('en-cours','fait'))
  FROM access_grant g JOIN membership m ON m.membership_id = g.seat
  WHERE access.has_role('manager') AND m.organisation_id = access.org() AND g.why = 'remplacement'
    AND g.revoked_at IS NULL AND g.until_on >= access.today()
  GROUP BY g.for_seat, g.for_name, g.seat, m.professional_name, g.until_on $$;

-- ---------------------------------------------------------------- the référent changes, whoever decides it
-- p_grant NULL: the former one leaves altogether and keeps nothing to read.
CREATE FUNCTION access.change_lead(p_person uuid, p_lead_period uuid, p_circle_member uuid, p_grant uuid, p_seat uuid,
    p_interim boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE old lead_period; new_name text;
BEGIN
  SELECT professional_name INTO new_name FROM membership WHERE membership_id = p_seat;
  SELECT * INTO old FROM lead_period WHERE person_id = p_person AND until_at IS NULL;
  IF old.seat IS NOT NULL THEN
    UPDATE lead_period SET until_at = access.now() WHERE person_id = p_person AND until_at IS NULL;
    IF old.seat <> p_seat THEN PERFORM access.end_place(p_person, old.seat, 'relais'); END IF;
    IF old.seat <> p_seat AND p_grant IS NOT NULL THEN
      INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, granted_by)
        VALUES (p_person, p_grant, old.seat, 'file', access.today(), access.today() + 30, 'tuilage', new_name, access.author_name());
    END IF;
  END IF;
  IF NOT EXISTS (SELECT FROM circle_member WHERE person_id = p_person AND seat = p_seat AND until IS NULL) THEN
    PERFORM access.add_member(p_person, p_circle_member, p_seat, 'accompagnateur', 'nomination');
  ELSE
    UPDATE circle_member SET role = 'accompagnateur' WHERE person_id = p_person AND seat = p_seat AND until IS NULL;
  END IF;
  UPDATE circle_invitation SET state = 'acceptee', answered_at = access.now(), answered_by = access.author_name()
    WHERE person_id = p_person AND seat = p_seat AND state = 'ouverte';
  INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at, interim)
    SELECT p_person, p_lead_period, p_seat, m.organisation_id, new_name, o.name, access.now(), p_interim
    FROM membership m JOIN organisation o USING (organisation_id) WHERE m.membership_id = p_seat;
  PERFORM access.recompute(p_person);
END $$;

-- The referent body appoints (its manager). The former référent leaves with thirty days of reading.
CREATE OR REPLACE FUNCTION access.appoint_lead(p_person uuid, p_lead_period uuid, p_circle_member uuid, p_grant uuid, p_seat uuid)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND OR NOT access.has_role('manager') OR NOT coalesce(p.referent_body_id = access.org(), false)
     OR NOT (SELECT file FROM access.levels_here(p_person)) THEN PERFORM access.missing(); END IF;
  IF NOT EXISTS (SELECT FROM membership WHERE membership_id = p_seat AND organisation_id = access.org())
     OR NOT access.seat_fits(p_person, p_seat) THEN PERFORM access.refuse('seat_unavailable'); END IF;
  -- Whoever holds the place for want of anybody else may be appointed to it.
  IF p.lead_seat = p_seat AND NOT EXISTS (SELECT FROM lead_period WHERE person_id = p_person AND until_at IS NULL AND interim)
  THEN PERFORM access.refuse('already_lead'); END IF;
  PERFORM access.change_lead(p_person, p_lead_period, p_circle_member, p_grant, p_seat, false);
END $$;

-- ---------------------------------------------------------------- leaving an organisation
-- Who holds the place of a leaver until somebody is appointed: the manager who acts, else another manager, else whoever carries
-- least; never somebody with a declared link. NULL: nobody of the organisation can.
CREATE FUNCTION access.interim_for(p_person uuid, p_leaver uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT m.membership_id FROM membership m JOIN person p ON p.person_id = p_person
  WHERE m.organisation_id = access.org() AND m.membership_id <> p_leaver AND (m.manager OR m.member)
    AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today())
    AND NOT m.membership_id = ANY (p.conflict_seats) AND NOT m.organisation_id = ANY (p.barred_orgs)
  ORDER BY m.membership_id = access.seat() DESC, m.manager DESC,
           (SELECT count(*) FROM person x WHERE x.lead_seat = m.membership_id), m.membership_id LIMIT 1 $$;

-- Closes a seat in one instant: places, duties, grants, invitations, sessions. With p_interim its people get another référent in
-- the same transaction; without, it is refused while there are some. Gives how many passed to an interim.
CREATE FUNCTION access.close_seat(p_membership uuid, p_interim boolean) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m membership; who uuid; holder uuid; n integer := 0;
BEGIN
  SELECT * INTO m FROM membership WHERE membership_id = p_membership AND organisation_id = access.org() FOR UPDATE;
  IF NOT FOUND OR NOT access.has_role('manager') OR p_membership = access.seat()
     OR NOT ((m.until_on IS NULL OR m.until_on > access.today()) OR access.left_open(p_membership)) THEN PERFORM access.missing(); END IF;
  FOR who IN SELECT person_id FROM lead_period WHERE seat = p_membership AND until_at IS NULL ORDER BY person_id LOOP
    IF NOT p_interim THEN PERFORM access.refuse('portfolio'); END IF;
    PERFORM FROM person WHERE person_id = who FOR UPDATE;
    holder := access.interim_for(who, p_membership);
    IF holder IS NULL THEN PERFORM access.refuse('nobody_for_interim'); END IF;
    PERFORM access.change_lead(who, gen_random_uuid(), gen_random_uuid(), NULL, holder, true);
    INSERT INTO timeline_event (person_id, timeline_event_id, kind, params)
      SELECT who, gen_random_uuid(), 'lead-interim', jsonb_build_object('name', professional_name, 'organisation', access.org_name(),
             'former', m.professional_name) FROM membership WHERE membership_id = holder;
    n := n + 1;
  END LOOP;
  UPDATE membership SET until_on = least(until_on, access.today()) WHERE membership_id = p_membership;
  UPDATE duty SET until_on = access.today() WHERE membership_id = p_membership AND (until_on IS NULL OR until_on > access.today());
  UPDATE access_grant SET revoked_at = access.now() WHERE seat = p_membership AND revoked_at IS NULL;
  UPDATE absence SET withdrawn_at = access.now() WHERE seat = p_membership AND withdrawn_at IS NULL AND until_on >= access.today();
  UPDATE portfolio_move SET state = 'annule', done_at = access.now()
    WHERE organisation_id = m.organisation_id AND state = 'prepare' AND (from_seat = p_membership OR p_membership = ANY (to_seats));
  UPDATE portfolio_move SET revoked_at = access.now()
    WHERE organisation_id = m.organisation_id AND kind = 'remplacement' AND revoked_at IS NULL
      AND (from_seat = p_membership OR to_seats = ARRAY[p_membership]);
  UPDATE circle_invitation SET state = 'retiree', answered_at = access.now(), answered_by = access.author_name()
    WHERE seat = p_membership AND state = 'ouverte';
  UPDATE session SET ended_at = access.now(), ended_why = 'membership-ended' WHERE seat = p_membership AND ended_at IS NULL;
  FOR who IN SELECT person_id FROM circle_member WHERE seat = p_membership AND until IS NULL ORDER BY person_id LOOP
    PERFORM access.end_place(who, p_membership, 'depart');
    PERFORM access.recompute(who);
  END LOOP;
  RETURN n;
END $$;
DROP FUNCTION access.end_seat(uuid);

-- What a seat whose last day has passed still holds.
CREATE FUNCTION access.left_open(p_membership uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM circle_member WHERE seat = p_membership AND until IS NULL)
      OR EXISTS (SELECT FROM lead_period WHERE seat = p_membership AND until_at IS NULL)
      OR EXISTS (SELECT FROM session WHERE seat = p_membership AND ended_at IS NULL AND expires_at > access.now())
      OR EXISTS (SELECT FROM access_grant WHERE seat = p_membership AND revoked_at IS NULL AND until_on >= access.today())
      OR EXISTS (SELECT FROM circle_invitation WHERE seat = p_membership AND state = 'ouverte') $$;

-- p_on: first day without the seat; NULL: they stay after all.
CREATE FUNCTION access.plan_departure(p_membership uuid, p_on date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT access.has_role('manager') OR p_membership = access.seat() THEN PERFORM access.missing(); END IF;
  IF p_on <= access.today() THEN PERFORM access.refuse('departure_past'); END IF;
  UPDATE membership SET until_on = p_on, leaving_by = CASE WHEN p_on IS NOT NULL THEN access.seat() END
    WHERE membership_id = p_membership AND organisation_id = access.org() AND (until_on IS NULL OR until_on > access.today());
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

-- Planned departures of one's own organisation, and seats that ended and still hold people: what a manager must see to.
CREATE FUNCTION access.departures() RETURNS TABLE (seat uuid, name text, until_on date, leads integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.membership_id, m.professional_name, m.until_on, c.n FROM membership m
  CROSS JOIN LATERAL (SELECT count(*)::integer AS n FROM lead_period l WHERE l.seat = m.membership_id AND l.until_at IS NULL) c
  WHERE access.has_role('manager') AND m.organisation_id = access.org() AND (m.until_on > access.today() OR c.n > 0)
    AND m.until_on IS NOT NULL $$;

-- For the job: seats to close today, each with a manager in whose name it was decided (else another manager).
CREATE FUNCTION access.seats_to_close() RETURNS TABLE (seat uuid, organisation_id uuid, manager_seat uuid, manager_professional uuid,
    manager_email text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.membership_id, m.organisation_id, b.membership_id, b.professional_id, r.email FROM membership m
  CROSS JOIN LATERAL (SELECT x.membership_id, x.professional_id FROM membership x
    WHERE x.organisation_id = m.organisation_id AND x.manager AND x.membership_id <> m.membership_id
      AND x.from_on <= access.today() AND (x.until_on IS NULL OR x.until_on > access.today())
    ORDER BY x.membership_id IS NOT DISTINCT FROM m.leaving_by DESC, x.from_on, x.membership_id LIMIT 1) b
  JOIN professional r ON r.professional_id = b.professional_id
  WHERE access.system_reason() IS NOT NULL AND m.until_on <= access.today() AND access.left_open(m.membership_id) $$;

-- For the job: departures of the coming week whose people have no other référent yet, with whom to tell.
CREATE FUNCTION access.departures_to_tell() RETURNS TABLE (seat uuid, organisation_id uuid, until_on date, people integer, recipient text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.membership_id, m.organisation_id, m.until_on, c.n, r.email FROM membership m
  CROSS JOIN LATERAL (SELECT count(*)::integer AS n FROM lead_period l WHERE l.seat = m.membership_id AND l.until_at IS NULL) c
  JOIN membership b ON b.organisation_id = m.organisation_id AND b.manager AND b.membership_id <> m.membership_id
    AND b.from_on <= access.today() AND (b.until_on IS NULL OR b.until_on > access.today())
  JOIN professional r ON r.professional_id = b.professional_id
  WHERE access.system_reason() IS NOT NULL AND m.until_on > access.today() AND m.until_on <= access.today() + 7 AND c.n > 0 $$;

-- ---------------------------------------------------------------- a stand-in for a thousand people
-- Whether the bound seat holds a grant on this person. Looked up in the text of the setting: made an array again for each row of
-- a list, twelve hundred identifiers cost three seconds a page. Every function that asked the array asks this instead.
CREATE FUNCTION access.granted(p_person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(strpos(current_setting('app.granted_ids', true), $1::text) > 0, false) $$;
GRANT EXECUTE ON FUNCTION access.granted(uuid) TO relais_app, relais_gate, relais_access, relais_locate;
DO $$
DECLARE f record; asked text := '([$.\w]+) = ANY ?\(access\.ids\(''granted''\)\)'; n integer := 0;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p JOIN pg_namespace s ON s.oid = p.pronamespace
           WHERE s.nspname = 'access' AND p.prosrc ~ asked LOOP
    EXECUTE regexp_replace(pg_get_functiondef(f.oid), asked, 'access.granted(\1)', 'g');
    n := n + 1;
  END LOOP;
  IF n = 0 THEN RAISE EXCEPTION 'no function asks for grants any more'; END IF;
END $$;

-- ---------------------------------------------------------------- ownership and execution
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['set_work_phone','portfolio_of','share_out','prepare_move','cancel_move',
             'carry_out_move','replace_stand_in','carry_out_one','give_stand_in','cover_newcomer','move_counts','move_people','move_left','stand_ins',
             'change_lead','interim_for','close_seat','left_open','plan_departure','departures','seats_to_close','departures_to_tell']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname = ANY (ARRAY['seats_to_close','departures_to_tell']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_system', f.sig);
    -- Inner steps check nothing by themselves: nobody but their owner calls them.
    ELSIF f.proname <> ALL (ARRAY['share_out','replace_stand_in','carry_out_one','give_stand_in','cover_newcomer','change_lead',
                                  'interim_for','left_open']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig);
    END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
