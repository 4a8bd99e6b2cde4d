-- The acts that change who sees whom. Each is a SECURITY DEFINER function of relais_access: it checks the acting seat itself,
-- so that neither a form, a command nor a direct write can join a circle uninvited. After each act access.recompute() derives
-- the spine's columns from the facts. The application calls them through changeAccess() only.
-- Errors: RL404 missing or forbidden (indistinguishable); RL409 <code> a rule refuses, the caller may be told why.

CALL access.let_definers_own(true);

CREATE FUNCTION access.missing() RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'not_found' USING ERRCODE = 'RL404'; END $$;
CREATE FUNCTION access.refuse(code text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', code USING ERRCODE = 'RL409'; END $$;

-- List columns, from rows that are neither sensitive, discreet nor hidden. Later capabilities replace it to add theirs.
CREATE FUNCTION access.refresh_list(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE person_list l SET
    sort_name = coalesce(i.used_key, i.family_key) || ' ' || i.given_key,
    family_name = coalesce(i.used_name, i.family_name), given_name = i.given_name, birth_date = i.birth_date,
    commune_name = (SELECT a.commune_name FROM person_address a WHERE a.person_id = p_person AND NOT p.protected)
  FROM person p, person_identity i
  WHERE l.person_id = p_person AND p.person_id = p_person AND i.person_id = p_person;
END $$;

-- What the facts say of one person's spine: compared by recompute() and by `relais check`.
CREATE FUNCTION access.derived(p_person uuid, OUT lead_seat uuid, OUT seats uuid[], OUT part_seats uuid[], OUT orgs uuid[],
    OUT lead_name text, OUT lead_organisation text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT l.seat FROM lead_period l WHERE l.person_id = p_person AND l.until_at IS NULL),
    coalesce((SELECT array_agg(c.seat ORDER BY c.seat) FROM circle_member c
              WHERE c.person_id = p_person AND c.until IS NULL AND c.role = 'accompagnateur'), '{}'),
    coalesce((SELECT array_agg(c.seat ORDER BY c.seat) FROM circle_member c
              WHERE c.person_id = p_person AND c.until IS NULL AND c.role = 'contributeur'), '{}'),
    coalesce((SELECT array_agg(DISTINCT c.organisation_id) FROM circle_member c
              WHERE c.person_id = p_person AND c.until IS NULL), '{}'),
    (SELECT l.professional_name FROM lead_period l WHERE l.person_id = p_person AND l.until_at IS NULL),
    (SELECT l.organisation_name FROM lead_period l WHERE l.person_id = p_person AND l.until_at IS NULL) $$;

CREATE FUNCTION access.recompute(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE d record; o record; n integer;
BEGIN
  SELECT * INTO d FROM access.derived(p_person);
  UPDATE person SET lead_seat = d.lead_seat, seats = d.seats, part_seats = d.part_seats, orgs = d.orgs, version = version + 1
    WHERE person_id = p_person;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
  UPDATE person_list l SET territory_id = p.territory_id, authority_id = p.authority_id, origin_org = p.origin_org,
      referent_body_id = p.referent_body_id, lead_seat = p.lead_seat, seats = p.seats, part_seats = p.part_seats, orgs = p.orgs,
      barred_orgs = p.barred_orgs, conflict_seats = p.conflict_seats, informed_on = p.informed_on,
      lead_name = d.lead_name, lead_organisation = d.lead_organisation,
      referent_body_name = (SELECT x.name FROM organisation x WHERE x.organisation_id = p.referent_body_id),
      oriented_on = (SELECT max(x.decided_on) FROM orientation x WHERE x.person_id = p_person)
    FROM person p WHERE p.person_id = p_person AND l.person_id = p_person;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
  PERFORM access.refresh_list(p_person);
END $$;

-- ---------------------------------------------------------------- people
-- Puts a person on the platform. Accompanying at creation opens a circle that did not exist; it joins nobody else's.
CREATE FUNCTION access.create_person(p_person uuid, p_territory uuid, p_accompany boolean, p_circle_member uuid,
    p_informed_on date, p_entered_on date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kind organisation_kind; m membership; authority uuid;
BEGIN
  IF access.seat() IS NULL OR NOT (access.has_role('member') OR access.has_role('reception') OR access.has_role('manager'))
     OR NOT coalesce(p_territory = ANY (access.territories()), false) THEN PERFORM access.missing(); END IF;
  SELECT k.* INTO kind FROM organisation o JOIN organisation_kind k ON k.code = o.kind WHERE o.organisation_id = access.org();
  SELECT * INTO m FROM membership WHERE membership_id = access.seat();
  SELECT CASE WHEN kind.authority THEN access.org() ELSE t.default_authority_id END INTO authority
    FROM territory t WHERE t.territory_id = p_territory;
  IF authority IS NULL THEN PERFORM access.refuse('no_authority'); END IF;
  IF p_accompany AND NOT (kind.accompanies AND m.member) THEN PERFORM access.refuse('cannot_accompany'); END IF;
  INSERT INTO person (person_id, territory_id, authority_id, origin_org, informed_on, created_at)
    VALUES (p_person, p_territory, authority, access.org(), p_informed_on, access.now());
  INSERT INTO person_list (person_id, territory_id, authority_id, origin_org, seats, part_seats, orgs, barred_orgs,
                           conflict_seats, created_at, entered_on)
    VALUES (p_person, p_territory, authority, access.org(), '{}', '{}', '{}', '{}', '{}', access.now(), p_entered_on);
  IF p_accompany THEN
    PERFORM access.add_member(p_person, p_circle_member, access.seat(), 'accompagnateur', 'creation');
  END IF;
  PERFORM access.recompute(p_person);
  PERFORM access.literals(ARRAY['intake_ids'], ARRAY[(coalesce(access.ids('intake'), '{}') || p_person)::text]);
END $$;

CREATE FUNCTION access.add_member(p_person uuid, p_circle_member uuid, p_seat uuid, p_role text, p_how text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name,
                             function, role, since, joined_how, discreet)
  SELECT p_person, p_circle_member, m.membership_id, m.organisation_id, m.professional_name, o.name, m.function, p_role,
         access.now(), p_how, o.discreet
  FROM membership m JOIN organisation o USING (organisation_id) WHERE m.membership_id = p_seat;
END $$;

-- May this seat hold a place around this person? Current seat of an organisation with a current agreement, not barred.
CREATE FUNCTION access.seat_fits(p_person uuid, p_seat uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM membership m JOIN person p ON p.person_id = p_person
    JOIN partnership_agreement a ON a.organisation_id = m.organisation_id AND a.territory_id = p.territory_id
    WHERE m.membership_id = p_seat AND m.member AND m.from_on <= access.today()
      AND (m.until_on IS NULL OR m.until_on > access.today())
      AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())
      AND NOT m.organisation_id = ANY (p.barred_orgs) AND NOT m.membership_id = ANY (p.conflict_seats)) $$;

CREATE FUNCTION access.levels_here(p_person uuid, OUT lead boolean, OUT edit boolean, OUT file boolean, OUT desk boolean,
    OUT summary boolean, OUT watch boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT l.lead, l.edit, l.file, l.desk, l.summary, l.watch INTO lead, edit, file, desk, summary, watch
    FROM access.levels_of(ARRAY[p_person]) l;
  lead := coalesce(lead, false); edit := coalesce(edit, false); file := coalesce(file, false);
  desk := coalesce(desk, false); summary := coalesce(summary, false); watch := coalesce(watch, false);
END $$;

CREATE FUNCTION access.mark_informed(p_person uuid, p_on date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l record;
BEGIN
  SELECT * INTO l FROM access.levels_here(p_person);
  IF NOT (l.edit OR l.desk) THEN PERFORM access.missing(); END IF;
  UPDATE person SET informed_on = p_on WHERE person_id = p_person;
  PERFORM access.recompute(p_person);
END $$;

CREATE FUNCTION access.protect(p_person uuid, p_protected boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l record;
BEGIN
  SELECT * INTO l FROM access.levels_here(p_person);
  IF NOT (l.lead OR l.desk) AND NOT coalesce(p_person = ANY (access.ids('intake')), false) THEN PERFORM access.missing(); END IF;
  UPDATE person SET protected = p_protected WHERE person_id = p_person;
  UPDATE person_address SET protected = p_protected WHERE person_id = p_person;
  PERFORM access.recompute(p_person);
END $$;

CREATE FUNCTION access.set_nir(p_person uuid, p_hash bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l record;
BEGIN
  SELECT * INTO l FROM access.levels_here(p_person);
  IF NOT (l.lead OR l.desk) AND NOT coalesce(p_person = ANY (access.ids('intake')), false) THEN PERFORM access.missing(); END IF;
  INSERT INTO person_nir VALUES (p_person, p_hash) ON CONFLICT (person_id) DO UPDATE SET nir_hash = excluded.nir_hash;
END $$;

-- A relative, a neighbour: from now on this seat knows nothing of the person. Nobody is told.
CREATE FUNCTION access.declare_conflict(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE p person;
BEGIN
  IF access.seat() IS NULL OR NOT (audit.located(p_person) OR EXISTS (SELECT FROM access.levels_of(ARRAY[p_person])))
  THEN PERFORM access.missing(); END IF;
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF p.lead_seat = access.seat() THEN PERFORM access.refuse('lead_must_be_replaced'); END IF;
  UPDATE person SET conflict_seats = array_append(array_remove(conflict_seats, access.seat()), access.seat())
    WHERE person_id = p_person;
  PERFORM access.end_place(p_person, access.seat(), 'depart');
  PERFORM access.recompute(p_person);
END $$;

-- Ends a seat's place around a person, and with it what stand-ins held in its stead. Gives how many places ended (0 or 1).
CREATE FUNCTION access.end_place(p_person uuid, p_seat uuid, p_why text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  UPDATE circle_member SET until = access.now(), end_reason = p_why WHERE person_id = p_person AND seat = p_seat AND until IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  UPDATE access_grant SET revoked_at = access.now()
    WHERE person_id = p_person AND for_seat = p_seat AND why = 'remplacement' AND revoked_at IS NULL;
  RETURN n;
END $$;

-- ---------------------------------------------------------------- orientation and référent
CREATE FUNCTION access.orient(p_person uuid, p_orientation uuid, p_track text, p_body uuid, p_reason text, p_notified_on date)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person; lead_org uuid;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND OR NOT coalesce(p.authority_id = ANY (access.officer_of()), false)
     OR NOT (SELECT summary FROM access.levels_here(p_person)) THEN PERFORM access.missing(); END IF;
  IF NOT EXISTS (SELECT FROM organisation o JOIN organisation_kind k ON k.code = o.kind
                 JOIN partnership_agreement a ON a.organisation_id = o.organisation_id AND a.territory_id = p.territory_id
                 WHERE o.organisation_id = p_body AND k.accompanies AND NOT o.discreet
                   AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())
                   AND NOT o.organisation_id = ANY (p.barred_orgs)) THEN PERFORM access.refuse('body_unavailable'); END IF;
  SELECT organisation_id INTO lead_org FROM lead_period WHERE person_id = p_person AND until_at IS NULL;
  -- Between bodies the référent changes by a handover, never by an orientation alone.
  IF lead_org IS NOT NULL AND lead_org <> p_body THEN PERFORM access.refuse('handover_needed'); END IF;
  INSERT INTO orientation (person_id, orientation_id, authority_id, authority_name, track, referent_body_id, referent_body_name,
                           reason, decided_by_name, decided_on, notified_on, recorded_at)
  SELECT p_person, p_orientation, a.organisation_id, a.name, p_track, b.organisation_id, b.name, coalesce(p_reason, ''),
         access.author_name(), access.today(), p_notified_on, access.now()
  FROM organisation a, organisation b WHERE a.organisation_id = p.authority_id AND b.organisation_id = p_body;
  UPDATE person SET referent_body_id = p_body WHERE person_id = p_person;
  PERFORM access.recompute(p_person);
END $$;

-- The referent body appoints (its manager). The former référent leaves with thirty days of reading.
CREATE FUNCTION access.appoint_lead(p_person uuid, p_lead_period uuid, p_circle_member uuid, p_grant uuid, p_seat uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person; old lead_period; new_name text;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND OR NOT access.has_role('manager') OR NOT coalesce(p.referent_body_id = access.org(), false)
     OR NOT (SELECT file FROM access.levels_here(p_person)) THEN PERFORM access.missing(); END IF;
  SELECT professional_name INTO new_name FROM membership WHERE membership_id = p_seat AND organisation_id = access.org();
  IF new_name IS NULL OR NOT access.seat_fits(p_person, p_seat) THEN PERFORM access.refuse('seat_unavailable'); END IF;
  IF p.lead_seat = p_seat THEN PERFORM access.refuse('already_lead'); END IF;
  SELECT * INTO old FROM lead_period WHERE person_id = p_person AND until_at IS NULL;
  IF old.seat IS NOT NULL THEN
    UPDATE lead_period SET until_at = access.now() WHERE person_id = p_person AND until_at IS NULL;
    PERFORM access.end_place(p_person, old.seat, 'relais');
    INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, granted_by)
      VALUES (p_person, p_grant, old.seat, 'file', access.today(), access.today() + 30, 'tuilage', new_name, access.author_name());
  END IF;
  IF NOT EXISTS (SELECT FROM circle_member WHERE person_id = p_person AND seat = p_seat AND until IS NULL) THEN
    PERFORM access.add_member(p_person, p_circle_member, p_seat, 'accompagnateur', 'nomination');
  ELSE
    UPDATE circle_member SET role = 'accompagnateur' WHERE person_id = p_person AND seat = p_seat AND until IS NULL;
  END IF;
  UPDATE circle_invitation SET state = 'acceptee', answered_at = access.now(), answered_by = access.author_name()
    WHERE person_id = p_person AND seat = p_seat AND state = 'ouverte';
  INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
    SELECT p_person, p_lead_period, p_seat, access.org(), new_name, access.org_name(), access.now();
  PERFORM access.recompute(p_person);
END $$;

-- ---------------------------------------------------------------- joining and leaving
CREATE FUNCTION access.person_label(p_person uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT given_name || ' ' || upper(left(coalesce(used_name, family_name), 1)) || '.' FROM person_identity WHERE person_id = p_person $$;

CREATE FUNCTION access.add_invitation(p_person uuid, p_invitation uuid, p_direction text, p_seat uuid, p_role text, p_reason text)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM membership m JOIN organisation o USING (organisation_id) JOIN organisation_kind k ON k.code = o.kind
                 WHERE m.membership_id = p_seat AND (k.accompanies OR p_role = 'contributeur')) THEN
    PERFORM access.refuse('cannot_accompany'); END IF;
  IF EXISTS (SELECT FROM circle_member WHERE person_id = p_person AND seat = p_seat AND until IS NULL) THEN
    PERFORM access.refuse('already_in_circle'); END IF;
  IF EXISTS (SELECT FROM circle_invitation WHERE person_id = p_person AND seat = p_seat AND state = 'ouverte') THEN
    PERFORM access.refuse('already_invited'); END IF;
  INSERT INTO circle_invitation (person_id, circle_invitation_id, direction, seat, organisation_id, professional_name,
      organisation_name, role, by_seat, by_name, by_organisation_name, person_label, reason, created_at, discreet)
  -- Whoever is invited by a member of a discreet organisation reads « un membre du cercle », colleagues excepted.
  SELECT p_person, p_invitation, p_direction, m.membership_id, m.organisation_id, m.professional_name, o.name, p_role,
         access.seat(), CASE WHEN access.org_discreet() AND NOT o.discreet THEN 'un membre du cercle' ELSE access.author_name() END,
         CASE WHEN access.org_discreet() AND NOT o.discreet THEN '' ELSE access.org_name() END,
         access.person_label(p_person), p_reason, access.now(), o.discreet
  FROM membership m JOIN organisation o USING (organisation_id) WHERE m.membership_id = p_seat;
END $$;

-- By a member of the circle who accompanies, or by the orientation service.
CREATE FUNCTION access.invite(p_person uuid, p_invitation uuid, p_seat uuid, p_role text, p_reason text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l record;
BEGIN
  SELECT * INTO l FROM access.levels_here(p_person);
  IF NOT (l.edit OR (l.summary AND access.officer_of() IS NOT NULL)) THEN PERFORM access.missing(); END IF;
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE;
  IF p_seat = access.seat() THEN PERFORM access.missing(); END IF;
  -- A discreet organisation, a barred one and one without agreement are refused in the same words.
  IF NOT access.seat_fits(p_person, p_seat)
     OR EXISTS (SELECT FROM membership WHERE membership_id = p_seat AND discreet AND organisation_id <> access.org())
  THEN PERFORM access.refuse('seat_unavailable'); END IF;
  PERFORM access.add_invitation(p_person, p_invitation, 'invitation', p_seat, p_role, p_reason);
END $$;

CREATE FUNCTION access.answer_invitation(p_person uuid, p_invitation uuid, p_accept boolean, p_circle_member uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE i circle_invitation;
BEGIN
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE;
  SELECT * INTO i FROM circle_invitation
    WHERE person_id = p_person AND circle_invitation_id = p_invitation AND seat = access.seat() AND direction = 'invitation';
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF i.state <> 'ouverte' THEN PERFORM access.refuse('already_answered'); END IF;
  PERFORM access.close_invitation(i, p_accept, p_circle_member, 'invitation');
END $$;

CREATE FUNCTION access.close_invitation(i circle_invitation, p_accept boolean, p_circle_member uuid, p_how text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF p_accept AND NOT access.seat_fits(i.person_id, i.seat) THEN PERFORM access.refuse('seat_unavailable'); END IF;
  UPDATE circle_invitation SET state = CASE WHEN p_accept THEN 'acceptee' ELSE 'declinee' END,
      answered_at = access.now(), answered_by = access.author_name()
    WHERE person_id = i.person_id AND circle_invitation_id = i.circle_invitation_id AND state = 'ouverte';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.refuse('already_answered'); END IF;
  IF p_accept THEN
    PERFORM access.add_member(i.person_id, p_circle_member, i.seat, i.role, p_how);
    PERFORM access.recompute(i.person_id);
  END IF;
END $$;

-- Asking needs a hit of the exact-identity search by the same seat in the last day: an identifier alone opens nothing.
CREATE FUNCTION access.ask_to_join(p_person uuid, p_invitation uuid, p_role text, p_reason text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.seat() IS NULL OR NOT audit.located(p_person) OR NOT access.seat_fits(p_person, access.seat())
     OR EXISTS (SELECT FROM person WHERE person_id = p_person AND protected) THEN PERFORM access.missing(); END IF;
  IF access.org_discreet() THEN PERFORM access.refuse('discreet_ask'); END IF;
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE;
  PERFORM access.add_invitation(p_person, p_invitation, 'demande', access.seat(), p_role, p_reason);
END $$;

-- By the référent; while there is none, by the orientation service.
CREATE FUNCTION access.answer_request(p_person uuid, p_invitation uuid, p_accept boolean, p_circle_member uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE l record; p person; i circle_invitation;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  SELECT * INTO l FROM access.levels_here(p_person);
  IF NOT (l.lead OR (p.lead_seat IS NULL AND l.summary AND access.officer_of() IS NOT NULL)) THEN PERFORM access.missing(); END IF;
  SELECT * INTO i FROM circle_invitation
    WHERE person_id = p_person AND circle_invitation_id = p_invitation AND direction = 'demande' AND seat <> access.seat();
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF i.state <> 'ouverte' THEN PERFORM access.refuse('already_answered'); END IF;
  PERFORM access.close_invitation(i, p_accept, p_circle_member, 'demande');
END $$;

CREATE FUNCTION access.withdraw_invitation(p_person uuid, p_invitation uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT EXISTS (SELECT FROM circle_invitation
                 WHERE person_id = p_person AND circle_invitation_id = p_invitation AND by_seat = access.seat())
  THEN PERFORM access.missing(); END IF;
  UPDATE circle_invitation SET state = 'retiree', answered_at = access.now(), answered_by = access.author_name()
    WHERE person_id = p_person AND circle_invitation_id = p_invitation AND state = 'ouverte';
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.refuse('already_answered'); END IF;
END $$;

-- Access ends the same day; what was contributed stays under its author's name.
CREATE FUNCTION access.leave_circle(p_person uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND OR access.seat() IS NULL THEN PERFORM access.missing(); END IF;
  IF p.lead_seat = access.seat() THEN PERFORM access.refuse('lead_must_be_replaced'); END IF;
  IF access.end_place(p_person, access.seat(), 'depart') <> 1 THEN PERFORM access.missing(); END IF;
  PERFORM access.recompute(p_person);
END $$;

CREATE FUNCTION access.end_participation(p_person uuid, p_circle_member uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ended uuid;
BEGIN
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE;
  -- A discreet member is not the référent's to see, hence not theirs to end.
  IF NOT (SELECT lead FROM access.levels_here(p_person)) THEN PERFORM access.missing(); END IF;
  SELECT seat INTO ended FROM circle_member
    WHERE person_id = p_person AND circle_member_id = p_circle_member AND until IS NULL AND NOT discreet
      AND seat NOT IN (SELECT seat FROM lead_period WHERE person_id = p_person AND until_at IS NULL);
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  PERFORM access.end_place(p_person, ended, 'fin-decidee');
  PERFORM access.recompute(p_person);
END $$;

-- ---------------------------------------------------------------- absence and departure
-- p_people NULL: the whole portfolio. Returns the people who got the stand-in. A new period for the same two seats takes
-- the place of the one before, for the people it names.
CREATE FUNCTION access.name_stand_in(p_from_seat uuid, p_to_seat uuid, p_from date, p_until date, p_people uuid[]) RETURNS uuid[]
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE covered uuid[]; absent membership;
BEGIN
  SELECT * INTO absent FROM membership WHERE membership_id = p_from_seat AND organisation_id = access.org();
  IF NOT FOUND OR NOT access.has_role('manager') OR access.territories() IS NULL THEN PERFORM access.missing(); END IF;
  IF p_from_seat = p_to_seat OR NOT EXISTS (SELECT FROM membership WHERE membership_id = p_to_seat AND organisation_id = access.org()
       AND member AND from_on <= p_from AND (until_on IS NULL OR until_on > p_until)) THEN PERFORM access.refuse('seat_unavailable'); END IF;
  UPDATE access_grant SET revoked_at = access.now()
    WHERE seat = p_to_seat AND for_seat = p_from_seat AND why = 'remplacement' AND revoked_at IS NULL
      AND (p_people IS NULL OR person_id = ANY (p_people));
  WITH given AS (
  INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, for_seat, granted_by, discreet)
  SELECT p.person_id, gen_random_uuid(), p_to_seat, CASE WHEN p.lead_seat = p_from_seat THEN 'lead' ELSE 'edit' END,
         p_from, p_until, 'remplacement', absent.professional_name, p_from_seat, access.author_name(), absent.discreet
  FROM circle_member c JOIN person p USING (person_id)
  WHERE c.seat = p_from_seat AND c.until IS NULL AND c.role = 'accompagnateur'
    AND (p_people IS NULL OR p.person_id = ANY (p_people))
    AND NOT p_to_seat = ANY (p.conflict_seats) AND NOT access.org() = ANY (p.barred_orgs)
    AND p.territory_id = ANY (access.territories())
  RETURNING person_id)
  SELECT coalesce(array_agg(person_id), '{}') INTO covered FROM given;
  RETURN covered;
END $$;

CREATE FUNCTION access.end_stand_in(p_from_seat uuid, p_to_seat uuid) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT access.has_role('manager') OR NOT EXISTS (SELECT FROM membership WHERE membership_id = p_to_seat AND organisation_id = access.org())
  THEN PERFORM access.missing(); END IF;
  UPDATE access_grant SET revoked_at = access.now()
    WHERE seat = p_to_seat AND for_seat = p_from_seat AND why = 'remplacement' AND revoked_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n = 0 THEN PERFORM access.missing(); END IF;
  RETURN n;
END $$;

-- What a manager sees of absences in their own organisation: who stands in for whom, until when, for how many people.
CREATE FUNCTION access.stand_ins() RETURNS TABLE (for_seat uuid, for_name text, seat uuid, seat_name text, from_on date,
    until_on date, people bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.for_seat, g.for_name, g.seat, m.professional_name, g.from_on, g.until_on, count(*)
  FROM access_grant g JOIN membership m ON m.membership_id = g.seat
  WHERE access.has_role('manager') AND m.organisation_id = access.org() AND g.why = 'remplacement'
    AND g.revoked_at IS NULL AND g.until_on >= access.today()
  GROUP BY 1, 2, 3, 4, 5, 6 $$;

-- Whom a colleague accompanies, for their manager who must choose a stand-in: ids, which open nothing by themselves.
CREATE FUNCTION access.portfolio_of(p_seat uuid) RETURNS TABLE (person_id uuid, leads boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.person_id, coalesce(p.lead_seat = p_seat, false)
  FROM membership m JOIN circle_member c ON c.seat = m.membership_id AND c.until IS NULL AND c.role = 'accompagnateur'
  JOIN person p USING (person_id)
  WHERE m.membership_id = p_seat AND m.organisation_id = access.org() AND access.has_role('manager')
    AND p.territory_id = ANY (access.territories()) AND NOT access.org() = ANY (p.barred_orgs)
    AND NOT access.seat() = ANY (p.conflict_seats) $$;

-- ---------------------------------------------------------------- organisations, seats, agreements
-- Who may set up organisations in a territory: its coordinator, or the platform (a named system reason).
CREATE FUNCTION access.may_arrange(p_territory uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT access.system_reason() IS NOT NULL
      OR (access.has_role('coordinator') AND coalesce(p_territory = ANY (access.territories()), false)) $$;

CREATE FUNCTION access.open_territory(p_territory uuid, p_name text, p_time_zone text, p_communes text[], p_on date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS NULL THEN PERFORM access.missing(); END IF;
  INSERT INTO territory (territory_id, name, time_zone, opened_on) VALUES (p_territory, p_name, p_time_zone, p_on);
  INSERT INTO territory_commune SELECT p_territory, unnest(p_communes);
END $$;

CREATE FUNCTION access.set_default_authority(p_territory uuid, p_organisation uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.may_arrange(p_territory) THEN PERFORM access.missing(); END IF;
  IF NOT EXISTS (SELECT FROM organisation o JOIN organisation_kind k ON k.code = o.kind
                 WHERE o.organisation_id = p_organisation AND k.authority) THEN PERFORM access.refuse('not_an_authority'); END IF;
  UPDATE territory SET default_authority_id = p_organisation WHERE territory_id = p_territory;
END $$;

CREATE FUNCTION access.add_organisation(p_organisation uuid, p_territory uuid, p_kind text, p_name text, p_siret text,
    p_commune text, p_discreet boolean, p_agreement uuid, p_from date, p_until date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.may_arrange(p_territory) THEN PERFORM access.missing(); END IF;
  INSERT INTO organisation (organisation_id, kind, name, discreet, siret, commune_code)
    VALUES (p_organisation, p_kind, p_name, p_discreet, p_siret, p_commune);
  PERFORM access.sign_agreement(p_agreement, p_territory, p_organisation, p_from, p_until);
END $$;

CREATE FUNCTION access.sign_agreement(p_agreement uuid, p_territory uuid, p_organisation uuid, p_from date, p_until date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.may_arrange(p_territory) THEN PERFORM access.missing(); END IF;
  PERFORM FROM organisation WHERE organisation_id = p_organisation FOR NO KEY UPDATE; -- two agreements signed at once overlap
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF EXISTS (SELECT FROM partnership_agreement a WHERE a.territory_id = p_territory AND a.organisation_id = p_organisation
             AND a.from_on <= coalesce(p_until, 'infinity') AND coalesce(a.until_on, 'infinity') >= p_from) THEN
    PERFORM access.refuse('agreement_overlaps'); END IF;
  INSERT INTO partnership_agreement (agreement_id, territory_id, organisation_id, from_on, until_on, discreet)
    SELECT p_agreement, p_territory, organisation_id, p_from, p_until, discreet FROM organisation WHERE organisation_id = p_organisation;
END $$;

CREATE FUNCTION access.end_agreement(p_agreement uuid, p_until date, p_why text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE a partnership_agreement;
BEGIN
  SELECT * INTO a FROM partnership_agreement WHERE agreement_id = p_agreement FOR UPDATE;
  IF NOT FOUND OR NOT access.may_arrange(a.territory_id) THEN PERFORM access.missing(); END IF;
  -- An end is never put off: a later one is a new agreement.
  IF p_until < a.from_on OR p_until > a.until_on THEN PERFORM access.refuse('agreement_dates'); END IF;
  UPDATE partnership_agreement SET until_on = p_until, ended_why = p_why WHERE agreement_id = p_agreement;
END $$;

-- A manager admits into their organisation; the first manager of an organisation comes by an accepted invitation.
CREATE FUNCTION access.admit_member(p_membership uuid, p_professional uuid, p_organisation uuid, p_given text, p_family text,
    p_email text, p_function text, p_speciality text, p_roles text[], p_from date, p_demo_label text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE o organisation; pro uuid; mail text := lower(btrim(p_email));
BEGIN
  SELECT * INTO o FROM organisation WHERE organisation_id = p_organisation;
  IF NOT FOUND OR NOT (access.system_reason() IS NOT NULL OR (access.has_role('manager') AND access.org() = p_organisation))
  THEN PERFORM access.missing(); END IF;
  SELECT professional_id INTO pro FROM professional WHERE email = mail;
  IF pro IS NULL THEN
    pro := p_professional;
    INSERT INTO professional (professional_id, given_name, family_name, email, discreet, demo_label)
      VALUES (pro, p_given, p_family, mail, o.discreet, p_demo_label);
  ELSIF NOT o.discreet THEN
    UPDATE professional SET discreet = false WHERE professional_id = pro;
  END IF;
  IF EXISTS (SELECT FROM membership WHERE professional_id = pro AND organisation_id = p_organisation
             AND (until_on IS NULL OR until_on > access.today())) THEN PERFORM access.refuse('already_member'); END IF;
  INSERT INTO membership (membership_id, professional_id, organisation_id, professional_name, discreet, member, reception, manager,
                          dpo, speciality, function, from_on)
    SELECT p_membership, pro, p_organisation, given_name || ' ' || family_name, o.discreet, 'member' = ANY (p_roles),
           'reception' = ANY (p_roles), 'manager' = ANY (p_roles), 'dpo' = ANY (p_roles), p_speciality, p_function, p_from
    FROM professional WHERE professional_id = pro;
  RETURN pro;
END $$;

CREATE FUNCTION access.change_seat(p_membership uuid, p_function text, p_speciality text, p_roles text[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer;
BEGIN
  IF NOT access.has_role('manager') THEN PERFORM access.missing(); END IF;
  -- A manager who drops their own role would leave nobody to give it back.
  IF p_membership = access.seat() AND NOT 'manager' = ANY (p_roles) THEN PERFORM access.refuse('own_manager_role'); END IF;
  -- Places are held by members: whoever has some keeps the role until they are reassigned.
  IF NOT 'member' = ANY (p_roles) AND EXISTS (SELECT FROM circle_member c JOIN membership m ON m.membership_id = c.seat
       WHERE c.seat = p_membership AND m.organisation_id = access.org() AND c.until IS NULL)
  THEN PERFORM access.refuse('portfolio'); END IF;
  UPDATE membership SET function = p_function, speciality = p_speciality, member = 'member' = ANY (p_roles),
      reception = 'reception' = ANY (p_roles), manager = 'manager' = ANY (p_roles), dpo = 'dpo' = ANY (p_roles)
    WHERE membership_id = p_membership AND organisation_id = access.org() AND (until_on IS NULL OR until_on > access.today());
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
END $$;

-- Refused while the seat leads people: nobody is left without référent by a departure.
CREATE FUNCTION access.end_seat(p_membership uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE n integer; person uuid;
BEGIN
  IF NOT (access.has_role('manager') AND p_membership <> access.seat()
          AND EXISTS (SELECT FROM membership WHERE membership_id = p_membership AND organisation_id = access.org()))
  THEN PERFORM access.missing(); END IF;
  IF EXISTS (SELECT FROM lead_period WHERE seat = p_membership AND until_at IS NULL) THEN PERFORM access.refuse('portfolio'); END IF;
  UPDATE membership SET until_on = access.today()
    WHERE membership_id = p_membership AND (until_on IS NULL OR until_on > access.today());
  GET DIAGNOSTICS n = ROW_COUNT;
  IF n <> 1 THEN PERFORM access.missing(); END IF;
  UPDATE duty SET until_on = access.today() WHERE membership_id = p_membership AND (until_on IS NULL OR until_on > access.today());
  UPDATE access_grant SET revoked_at = access.now() WHERE seat = p_membership AND revoked_at IS NULL;
  UPDATE circle_invitation SET state = 'retiree', answered_at = access.now(), answered_by = access.author_name()
    WHERE seat = p_membership AND state = 'ouverte';
  FOR person IN SELECT person_id FROM circle_member WHERE seat = p_membership AND until IS NULL LOOP
    PERFORM access.end_place(person, p_membership, 'depart');
    PERFORM access.recompute(person);
  END LOOP;
END $$;

CREATE FUNCTION access.give_duty(p_duty uuid, p_membership uuid, p_kind text, p_authority uuid, p_territory uuid, p_from date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- The coordinator, for any organisation of the territory; a manager, for the orientation service of their own.
  IF NOT (access.may_arrange(p_territory) OR (p_kind = 'orientation-officer' AND access.has_role('manager')
          AND p_authority = access.org() AND p_territory = ANY (access.territories())))
     OR NOT EXISTS (SELECT FROM membership m JOIN partnership_agreement a ON a.organisation_id = m.organisation_id
                    WHERE m.membership_id = p_membership AND a.territory_id = p_territory
                      AND (m.until_on IS NULL OR m.until_on > access.today())
                      AND (a.until_on IS NULL OR a.until_on >= access.today())
                      AND (access.may_arrange(p_territory) OR m.organisation_id = access.org()))
     OR (p_authority IS NOT NULL AND NOT EXISTS (SELECT FROM organisation o JOIN organisation_kind k ON k.code = o.kind
                    JOIN partnership_agreement a ON a.organisation_id = o.organisation_id
                    WHERE o.organisation_id = p_authority AND k.authority AND a.territory_id = p_territory))
  THEN PERFORM access.missing(); END IF;
  -- A duty opens files: nobody gives it to themselves.
  IF p_membership = access.seat() THEN PERFORM access.refuse('own_duty'); END IF;
  IF EXISTS (SELECT FROM duty WHERE membership_id = p_membership AND kind = p_kind AND territory_id = p_territory
             AND authority_id IS NOT DISTINCT FROM p_authority AND until_on IS NULL) THEN PERFORM access.refuse('already_given'); END IF;
  INSERT INTO duty (duty_id, membership_id, kind, authority_id, territory_id, from_on)
    VALUES (p_duty, p_membership, p_kind, p_authority, p_territory, p_from);
END $$;

CREATE FUNCTION access.end_duty(p_duty uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d duty;
BEGIN
  SELECT * INTO d FROM duty WHERE duty_id = p_duty AND until_on IS NULL;
  IF NOT FOUND OR NOT (access.may_arrange(d.territory_id) OR (d.kind = 'orientation-officer' AND access.has_role('manager')
          AND d.authority_id = access.org())) THEN PERFORM access.missing(); END IF;
  UPDATE duty SET until_on = access.today() WHERE duty_id = p_duty;
END $$;

-- ---------------------------------------------------------------- who accompanies whom, by exact identity
-- A protected person, an objection, a conflict and an unknown name all answer the same: no row. Ids only leave with a hit,
-- and open nothing by themselves.
CREATE FUNCTION access.locate(p_family_key text, p_given_key text, p_birth date)
  RETURNS TABLE (person_id uuid, in_scope boolean, lead_name text, lead_organisation text, lead_phone text, lead_email text, bodies text[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.seat() IS NULL OR access.territories() IS NULL
     OR NOT (access.has_role('member') OR access.has_role('reception') OR access.has_role('manager')) THEN RETURN; END IF;
  RETURN QUERY
  SELECT p.person_id, s.yes, l.professional_name, l.organisation_name, pr.phone, pr.email,
    coalesce((SELECT array_agg(DISTINCT c.organisation_name) FROM circle_member c
              WHERE c.person_id = p.person_id AND c.until IS NULL AND NOT c.discreet AND c.role = 'accompagnateur'), '{}')
  FROM (SELECT i.person_id FROM person_identity i WHERE i.birth_date = p_birth AND i.family_key = p_family_key AND i.given_key = p_given_key
        UNION SELECT i.person_id FROM person_identity i WHERE i.birth_date = p_birth AND i.used_key = p_family_key AND i.given_key = p_given_key) f
  JOIN person p USING (person_id)
  CROSS JOIN LATERAL (SELECT access.in_scope(p.person_id, p.territory_id, p.authority_id, p.origin_org, p.referent_body_id,
      p.lead_seat, p.seats, p.part_seats, p.orgs, p.barred_orgs, p.conflict_seats, p.informed_on) AS yes) s
  LEFT JOIN lead_period l ON l.person_id = p.person_id AND l.until_at IS NULL
  LEFT JOIN membership m ON m.membership_id = l.seat
  LEFT JOIN professional pr ON pr.professional_id = m.professional_id
  WHERE p.territory_id = ANY (access.territories())
    AND NOT access.org() = ANY (p.barred_orgs) AND NOT access.seat() = ANY (p.conflict_seats)
    AND NOT p.protected AND (p.informed_on IS NOT NULL OR p.origin_org = access.org());
END $$;
ALTER FUNCTION access.locate(text, text, date) OWNER TO relais_locate;
GRANT EXECUTE ON FUNCTION access.locate(text, text, date) TO relais_app;

-- Number of people each seat leads and each body is referent of: a count, no name, for choosing who has room. Rights are asked
-- once, before the count: asked of each row they would cost ten times the count itself.
CREATE FUNCTION access.caseloads(p_organisations uuid[]) RETURNS TABLE (organisation_id uuid, seat uuid, people bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE countable uuid[]; here uuid[] := access.territories();
BEGIN
  SELECT array_agg(o) INTO countable FROM unnest(p_organisations) o
    WHERE access.officer_of() IS NOT NULL OR (access.has_role('manager') AND o = access.org());
  RETURN QUERY SELECT p.referent_body_id, p.lead_seat, count(*) FROM person p
    WHERE p.referent_body_id = ANY (countable) AND p.territory_id = ANY (here)
    GROUP BY p.referent_body_id, p.lead_seat;
END $$;
ALTER FUNCTION access.caseloads(uuid[]) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.caseloads(uuid[]) TO relais_app;

-- ---------------------------------------------------------------- ownership and execution
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['refresh_list','derived','recompute','create_person','add_member',
             'seat_fits','levels_here','mark_informed','protect','set_nir','declare_conflict','orient','appoint_lead','person_label',
             'add_invitation','invite','answer_invitation','close_invitation','ask_to_join','answer_request','withdraw_invitation',
             'leave_circle','end_participation','end_place','name_stand_in','end_stand_in','stand_ins','portfolio_of','may_arrange','open_territory','set_default_authority',
             'add_organisation','sign_agreement','end_agreement','admit_member','change_seat','end_seat','give_duty','end_duty']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    -- Inner steps check nothing by themselves: nobody but their owner calls them.
    IF f.proname <> ALL (ARRAY['add_member','end_place','close_invitation','add_invitation','person_label','recompute','derived','seat_fits','levels_here','may_arrange']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig);
    END IF;
    IF f.proname = ANY (ARRAY['open_territory','set_default_authority','add_organisation','sign_agreement','end_agreement','admit_member','give_duty']) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_system', f.sig);
    END IF;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.missing(), access.refuse(text) TO relais_access;

CALL access.let_definers_own(false);
