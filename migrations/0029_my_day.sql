-- « Ma journée »: whom to open because something is due, what a team is late with; list columns on the territory's day.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- list columns, on the territory's day
CREATE OR REPLACE FUNCTION access.known_changes(p_person uuid) RETURNS TABLE (change_on date, rule text, status_kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH open AS (
    SELECT s.kind, s.from_on, s.expected_until, l.birth_date, (l.created_at AT TIME ZONE t.time_zone)::date AS came_on
    FROM status_period s JOIN person_list l USING (person_id) JOIN territory t USING (territory_id)
    WHERE s.person_id = p_person AND s.until_on IS NULL AND NOT s.sensitive),
  household AS (
    SELECT coalesce(sum(children_0_2 + children_3_5 + children_6_13 + children_14_17 + children_18_plus), 0) AS children
    FROM household_period WHERE person_id = p_person AND until_on IS NULL),
  found AS (
    SELECT expected_until AS change_on, 'date' AS rule, kind, came_on FROM open WHERE expected_until IS NOT NULL
    UNION ALL
    SELECT CASE WHEN r.age IS NOT NULL THEN (o.birth_date + make_interval(years => r.age))::date
                ELSE (o.from_on + make_interval(months => r.months))::date END, r.code, o.kind, o.came_on
    FROM open o JOIN status_end_rule r ON r.status_kind = o.kind CROSS JOIN household h
    WHERE (NOT r.unless_expected OR o.expected_until IS NULL)
      AND (NOT r.without_child OR (h.children = 0 AND NOT EXISTS (SELECT FROM open x WHERE x.kind LIKE 'rsa-%' OR x.kind = 'conjoint-rsa'))))
  SELECT f.change_on, f.rule, f.kind FROM found f WHERE f.change_on >= f.came_on $$;

CREATE OR REPLACE FUNCTION access.refresh_list(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l person_list; zone text; reached_at timestamptz; last_on date; tried integer; tried_on date; came_on date;
  change record; coming record;
BEGIN
  SELECT * INTO l FROM person_list WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT t.time_zone INTO zone FROM territory t WHERE t.territory_id = l.territory_id;
  came_on := (l.created_at AT TIME ZONE zone)::date;
  UPDATE person_list x SET
    sort_name = coalesce(i.used_key, i.family_key) || ' ' || i.given_key,
    family_name = coalesce(i.used_name, i.family_name), given_name = i.given_name, birth_date = i.birth_date,
    commune_name = (SELECT a.commune_name FROM person_address a WHERE a.person_id = p_person AND NOT p.protected)
  FROM person p, person_identity i
  WHERE x.person_id = p_person AND p.person_id = p_person AND i.person_id = p_person;

  SELECT max(c.at) FILTER (WHERE c.reached) INTO reached_at FROM contact c
    WHERE c.person_id = p_person AND c.withdrawn_at IS NULL AND NOT c.sensitive AND NOT c.discreet AND c.hidden_from = '{}';
  -- A sitting of the diagnosis was held with the person: it is an exchange that nobody has to note twice.
  SELECT max(d) INTO last_on FROM (
    SELECT (reached_at AT TIME ZONE zone)::date AS d
    UNION ALL SELECT s.held_on FROM diagnosis_sitting s WHERE s.person_id = p_person AND NOT s.discreet) known;
  SELECT count(*), max((c.at AT TIME ZONE zone)::date) INTO tried, tried_on FROM contact c
    WHERE c.person_id = p_person AND NOT c.reached AND c.withdrawn_at IS NULL AND NOT c.sensitive AND NOT c.discreet
      AND c.hidden_from = '{}' AND (reached_at IS NULL OR c.at > reached_at)
      AND (last_on IS NULL OR (c.at AT TIME ZONE zone)::date >= last_on);

  SELECT k.change_on, k.rule, k.status_kind INTO change FROM access.known_changes(p_person) k
    ORDER BY k.change_on, k.rule LIMIT 1;

  SELECT * INTO coming FROM (
    SELECT s.due_on, 'etape' AS kind, 'Étape du plan' AS label,
           CASE WHEN s.owner_seat IS NULL THEN 'personne' ELSE 'siege' END AS owner, s.owner_seat AS seat,
           (SELECT m.organisation_id FROM membership m WHERE m.membership_id = s.owner_seat) AS org, s.owner_name AS name
      FROM step s WHERE s.person_id = p_person AND s.state IN ('prevue','en-cours') AND s.due_on IS NOT NULL
        AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = '{}'
    UNION ALL
    SELECT change.change_on, 'changement', 'Relais à préparer', 'siege', l.lead_seat,
           (SELECT m.organisation_id FROM membership m WHERE m.membership_id = l.lead_seat), l.lead_name
      WHERE change.change_on IS NOT NULL AND l.lead_seat IS NOT NULL
    UNION ALL -- six weeks, the legal delay; not for those whose delay was over before they came
    SELECT l.entered_on + 42, 'orientation', 'Orientation à décider', 'organisme', NULL, l.authority_id,
           (SELECT o.name FROM organisation o WHERE o.organisation_id = l.authority_id)
      WHERE l.lead_seat IS NULL AND l.referent_body_id IS NULL AND l.entered_on + 42 >= came_on
    UNION ALL -- the contract is due a month after the orientation, and names a référent (C. trav. D. 5411-14-1, L. 5411-6)
    SELECT (l.oriented_on + interval '1 month')::date, 'nomination', 'Référent à nommer', 'organisme', NULL, l.referent_body_id,
           l.referent_body_name
      WHERE l.lead_seat IS NULL AND l.referent_body_id IS NOT NULL AND l.oriented_on IS NOT NULL
  ) candidates ORDER BY due_on, kind, name, seat LIMIT 1;

  UPDATE person_list SET last_contact_on = last_on, silent_since = coalesce(last_on, came_on), attempts_since = tried,
      last_attempt_on = tried_on, change_on = change.change_on, change_rule = change.rule, change_status = change.status_kind,
      next_due_on = coming.due_on, next_label = coming.label, next_kind = coming.kind, next_owner = coming.owner,
      next_owner_seat = coming.seat, next_owner_org = coming.org, next_owner_name = coming.name
    WHERE person_id = p_person;

  INSERT INTO plan_summary (person_id, objectives_open, objectives_reached, steps_open, steps_done, next_due_on, last_done_on)
  SELECT p_person,
    (SELECT count(*) FROM objective o WHERE o.person_id = p_person AND o.state = 'en-cours' AND NOT o.sensitive AND NOT o.discreet
       AND o.hidden_from = '{}'),
    (SELECT count(*) FROM objective o WHERE o.person_id = p_person AND o.state = 'atteint' AND NOT o.sensitive AND NOT o.discreet
       AND o.hidden_from = '{}'),
    count(*) FILTER (WHERE s.state IN ('prevue','en-cours')), count(*) FILTER (WHERE s.state = 'faite'),
    min(s.due_on) FILTER (WHERE s.state IN ('prevue','en-cours')), max(s.ended_on) FILTER (WHERE s.state = 'faite')
  FROM step s WHERE s.person_id = p_person AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = '{}'
  ON CONFLICT (person_id) DO UPDATE SET objectives_open = excluded.objectives_open, objectives_reached = excluded.objectives_reached,
    steps_open = excluded.steps_open, steps_done = excluded.steps_done, next_due_on = excluded.next_due_on,
    last_done_on = excluded.last_done_on;
END $$;

-- ---------------------------------------------------------------- whom to open, most urgent first
-- Who is not informed yet is seen by the organisation that brought them alone.
CREATE INDEX person_list_uninformed ON person_list (origin_org, created_at) WHERE informed_on IS NULL;

-- People around whom something may be due from the bound seat: ids, which open nothing by themselves. What is due is read
-- afterwards, under the policies of each table; this only chooses whom to open when there are more than one transaction opens. A
-- row that the seat may not read chooses nobody, so that nothing on a page tells of it.
CREATE FUNCTION access.people_to_act(p_steps_before date, p_silent_before date, p_changes_before date, p_most integer)
  RETURNS TABLE (person_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS MATERIALIZED (
    SELECT g.person_id, g.for_seat, g.level = 'lead' AS leads FROM access_grant g
    WHERE g.seat = access.seat() AND g.revoked_at IS NULL AND g.level IN ('lead','edit')
      AND access.today() BETWEEN g.from_on AND g.until_on),
  led AS MATERIALIZED (
    SELECT p.person_id FROM person p WHERE p.lead_seat = access.seat() UNION SELECT h.person_id FROM held h WHERE h.leads),
  around AS MATERIALIZED (
    SELECT c.person_id FROM circle_member c WHERE c.seat = access.seat() AND c.until IS NULL AND c.role = 'accompagnateur'
    UNION SELECT h.person_id FROM held h),
  found AS (
    SELECT l.person_id, l.silent_since + (access.today() - p_silent_before) AS due FROM led JOIN person_list l USING (person_id)
      WHERE l.silent_since <= p_silent_before
    UNION ALL
    SELECT l.person_id, l.change_on FROM led JOIN person_list l USING (person_id) WHERE l.change_on <= p_changes_before
    UNION ALL
    SELECT s.person_id, s.expected_until FROM led JOIN status_period s USING (person_id)
      WHERE s.sensitive AND s.until_on IS NULL AND s.expected_until <= p_changes_before
    UNION ALL
    SELECT l.person_id, l.next_due_on FROM around JOIN person_list l USING (person_id)
      WHERE l.next_kind IN ('orientation','nomination') AND l.next_due_on < access.today()
    UNION ALL
    SELECT x.person_id, x.due FROM (
      SELECT s.* , s.due_on AS due FROM step s WHERE s.owner_seat = access.seat() AND s.state IN ('prevue','en-cours')
        AND s.due_on <= p_steps_before
      UNION ALL
      SELECT s.*, s.due_on FROM held h JOIN step s ON s.person_id = h.person_id AND s.owner_seat = h.for_seat
        WHERE s.state IN ('prevue','en-cours') AND s.due_on <= p_steps_before
      UNION ALL
      SELECT s.*, s.due_on FROM led JOIN step s USING (person_id) WHERE s.state IN ('prevue','en-cours') AND s.due_on < access.today()) x
      WHERE NOT access.org() = ANY (x.hidden_from)
        AND (x.author_seat = access.seat() OR access.seat() = ANY (x.named_seats)
             OR (NOT x.discreet AND (NOT x.sensitive OR access.org_cap_emploi() OR x.person_id IN (SELECT led.person_id FROM led))))
    UNION ALL
    SELECT q.person_id, (q.at AT TIME ZONE 'UTC')::date FROM around JOIN plan_proposal q USING (person_id)
      WHERE q.state IN ('proposee','amendee') AND q.by_side = 'personne' AND NOT access.org() = ANY (q.hidden_from)
        AND (q.author_seat = access.seat() OR access.seat() = ANY (q.named_seats)
             OR (NOT q.discreet AND (NOT q.sensitive OR access.org_cap_emploi() OR q.person_id IN (SELECT led.person_id FROM led))))
    UNION ALL
    SELECT r.person_id, access.today() FROM access.requests_to_answer() r
    UNION ALL
    (SELECT l.person_id, (l.created_at AT TIME ZONE 'UTC')::date FROM person_list l
      WHERE l.origin_org = access.org() AND l.informed_on IS NULL
        AND (access.seat() = ANY (l.seats) OR access.has_role('reception') OR access.org() = ANY (access.officer_of()))
      ORDER BY l.created_at LIMIT p_most))
  SELECT f.person_id FROM found f GROUP BY f.person_id ORDER BY min(f.due), f.person_id LIMIT p_most $$;

-- The next known end of a status, for those who read statuses: the file's readers and the orientation service.
CREATE FUNCTION access.changes_of(p_people uuid[]) RETURNS TABLE (person_id uuid, change_on date, change_rule text, change_status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.person_id, l.change_on, l.change_rule, l.change_status FROM person_list l
  WHERE l.person_id = ANY (p_people) AND l.change_on IS NOT NULL AND (access.reads_file(l.person_id) OR access.at('summary', l.person_id)) $$;

-- ---------------------------------------------------------------- what a team is late with
-- For the manager of a referent body: by référent, how many people have had no news since that day, and how many have something
-- overdue. Counts of what the lists of their organisation show them.
CREATE FUNCTION access.team_late(p_silent_before date) RETURNS TABLE (seat uuid, name text, people bigint, silent bigint, overdue bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE here uuid[] := access.territories(); org uuid := access.org(); me uuid := access.seat(); day date := access.today();
BEGIN
  IF NOT access.has_role('manager') OR here IS NULL THEN RETURN; END IF;
  RETURN QUERY
  SELECT l.lead_seat, min(l.lead_name), count(*), count(*) FILTER (WHERE l.silent_since <= p_silent_before),
         count(*) FILTER (WHERE l.next_due_on < day)
  FROM person_list l
  WHERE l.referent_body_id = org AND l.lead_seat IS NOT NULL AND l.territory_id = ANY (here)
    AND NOT org = ANY (l.barred_orgs) AND NOT me = ANY (l.conflict_seats) AND (l.informed_on IS NOT NULL OR l.origin_org = org)
  GROUP BY l.lead_seat;
END $$;

ALTER FUNCTION access.people_to_act(date, date, date, integer) OWNER TO relais_access;
ALTER FUNCTION access.changes_of(uuid[]) OWNER TO relais_gate;
ALTER FUNCTION access.team_late(date) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.people_to_act(date, date, date, integer), access.changes_of(uuid[]), access.team_late(date) TO relais_app;
GRANT EXECUTE ON FUNCTION access.reads_file(uuid) TO relais_gate;

SELECT access.refresh_list(person_id) FROM person;

CALL access.let_definers_own(false);
