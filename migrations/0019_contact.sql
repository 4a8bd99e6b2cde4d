-- Contacts (exchanges and attempts), and what lists say of them and of what is due: last contact, what comes next, who owes it.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- contact
-- One row per exchange or attempt. Noted by mistake, it is withdrawn within a day by whoever noted it, and kept.
CREATE TABLE contact (
  person_id uuid NOT NULL REFERENCES person,
  contact_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('telephone','sms','email','courrier','visite','entretien','visio')),
  reached boolean NOT NULL, -- false: an attempt
  at timestamptz NOT NULL,
  line text NOT NULL DEFAULT '' CHECK (length(line) <= 200),
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  withdrawn_at timestamptz CHECK (withdrawn_at >= recorded_at),
  sensitive boolean NOT NULL DEFAULT false,
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  shared_seats uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (person_id, contact_id),
  CHECK (at <= recorded_at),
  CHECK (shared_seats = '{}' OR NOT (sensitive OR discreet))
);
CREATE INDEX contact_by_time ON contact (person_id, at DESC);
CREATE INDEX contact_by_author ON contact (author_seat, recorded_at DESC);
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON contact TO relais_app, relais_access;
GRANT INSERT (person_id, contact_id, channel, reached, at, line) ON contact TO relais_app;
GRANT UPDATE (withdrawn_at) ON contact TO relais_app;
CREATE POLICY access_reads ON contact FOR SELECT TO relais_access USING (true);
-- As the timeline: the file's readers and the person; a contributeur, their own.
CREATE POLICY levels_read ON contact FOR SELECT TO relais_app
  USING (access.reads_shared(person_id, author_seat, shared_seats)
         AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from));
CREATE POLICY circle_inserts ON contact FOR INSERT TO relais_app
  WITH CHECK ((access.at('edit', person_id) OR access.at('part', person_id))
              AND author_seat = access.seat() AND author_name = access.author_name() AND organisation_id = access.org()
              AND organisation_name = access.org_name() AND recorded_at = access.now() AND withdrawn_at IS NULL
              AND discreet = access.org_discreet() AND named_seats = '{}' AND hidden_from = '{}' AND shared_seats = '{}');
CREATE POLICY authors_withdraw ON contact FOR UPDATE TO relais_app
  USING (author_seat = access.seat() AND withdrawn_at IS NULL AND recorded_at > access.now() - interval '24 hours'
         AND (access.at('edit', person_id) OR access.at('part', person_id))
         AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK (author_seat = access.seat());

-- A fair guess of how the next contact of this professional takes place: as the last one did, whoever it was with.
CREATE FUNCTION access.last_channel() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT channel FROM contact WHERE author_seat = access.seat() AND withdrawn_at IS NULL ORDER BY recorded_at DESC LIMIT 1 $$;
ALTER FUNCTION access.last_channel() OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.last_channel() TO relais_app;

-- What a contributeur of a discreet organisation does leaves a trace that they and the person read.
DROP POLICY levels_insert ON timeline_event;
CREATE POLICY levels_insert ON timeline_event FOR INSERT TO relais_app
  WITH CHECK ((access.acts_for(person_id)
               OR (access.at('part', person_id) AND (access.seat() = ANY (shared_seats) OR access.org_discreet())))
              AND (shared_seats = '{}' OR access.at('edit', person_id) OR access.at('part', person_id))
              AND author_seat IS NOT DISTINCT FROM access.seat() AND author_name = access.author_name()
              AND organisation_id IS NOT DISTINCT FROM access.org() AND organisation_name IS NOT DISTINCT FROM access.org_name()
              AND recorded_at = access.now() AND discreet >= access.org_discreet());

-- ---------------------------------------------------------------- when a status ends, as far as the law or the calendar tells
-- Mirrors src/domain/deadline/rules.ts; a test compares them. The first of these dates is the change to prepare for.
CREATE TABLE status_end_rule (
  code text PRIMARY KEY,
  status_kind text NOT NULL REFERENCES status_kind,
  months integer CHECK (months > 0), -- after the status began
  age integer CHECK (age > 0),       -- on that birthday
  without_child boolean NOT NULL,    -- only where the household counts no child
  unless_expected boolean NOT NULL,  -- a date that somebody wrote takes its place
  CHECK (num_nulls(months, age) = 1)
);
INSERT INTO status_end_rule VALUES
  ('pacea-24-mois', 'pacea', 24, NULL, false, true),
  ('pacea-26-ans', 'pacea', NULL, 26, false, false),
  ('cej-12-mois', 'cej', 12, NULL, false, true),
  ('cej-26-ans', 'cej', NULL, 26, false, true),
  ('pass-iae-24-mois', 'pass-iae', 24, NULL, false, true),
  ('cddi-24-mois', 'cddi', 24, NULL, false, true),
  ('ase-21-ans', 'sortant-ase', NULL, 21, false, false),
  ('pacea-rsa-25-ans', 'pacea', NULL, 25, true, false),
  ('cej-rsa-25-ans', 'cej', NULL, 25, true, false),
  ('emploi-rsa-25-ans', 'demandeur-emploi', NULL, 25, true, false);
ALTER TABLE status_end_rule ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON status_end_rule TO relais_app, relais_access;
CREATE POLICY bound_read ON status_end_rule FOR SELECT TO relais_app USING (access.bound());
CREATE POLICY access_reads ON status_end_rule FOR SELECT TO relais_access USING (true);

-- ---------------------------------------------------------------- list columns
-- Read through access.deadlines_of() and access.contacts_of() only: reception and contributeurs list names.
ALTER TABLE person_list
  ADD COLUMN last_contact_on date,    -- when somebody last spoke with the person
  ADD COLUMN silent_since date NOT NULL DEFAULT access.today(), -- the same, or the day they came to Relais
  ADD COLUMN attempts_since smallint NOT NULL DEFAULT 0,
  ADD COLUMN last_attempt_on date,
  ADD COLUMN change_on date,          -- the next known end of a status, or birthday that changes a right
  ADD COLUMN change_rule text,        -- code of status_end_rule; 'date' when somebody wrote the date
  ADD COLUMN change_status text,
  ADD COLUMN next_kind text CHECK (next_kind IN ('etape','changement','orientation','nomination')),
  ADD COLUMN next_owner text CHECK (next_owner IN ('personne','siege','organisme')),
  ADD COLUMN next_owner_seat uuid,
  ADD COLUMN next_owner_org uuid,
  ADD COLUMN next_owner_name text;
CREATE INDEX person_list_lead_silent ON person_list (lead_seat, silent_since);
CREATE INDEX person_list_lead_due ON person_list (lead_seat, next_due_on);
CREATE INDEX person_list_body_silent ON person_list (referent_body_id, silent_since) WHERE lead_seat IS NOT NULL;
CREATE INDEX person_list_body_due ON person_list (referent_body_id, next_due_on);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['status_period','household_period'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
END $$;
GRANT SELECT ON status_kind TO relais_access;
CREATE POLICY access_reads ON status_kind FOR SELECT TO relais_access USING (true);

-- The dates at which an open status of the person ends or changes, from those that are not sensitive. What was over before they
-- came to Relais alerts nobody: it belongs to the resumption of the stock.
CREATE FUNCTION access.known_changes(p_person uuid) RETURNS TABLE (change_on date, rule text, status_kind text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH open AS (
    SELECT s.kind, s.from_on, s.expected_until, l.birth_date, (l.created_at AT TIME ZONE 'Europe/Paris')::date AS came_on
    FROM status_period s JOIN person_list l USING (person_id)
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

-- Keeps what 0008 wrote and adds contacts, the next change, and who owes what comes next. The list's row is locked first, so that
-- of two acts at once the second derives from what both wrote.
CREATE OR REPLACE FUNCTION access.refresh_list(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l person_list; reached_at timestamptz; last_on date; tried integer; tried_on date; came_on date; change record; coming record;
BEGIN
  SELECT * INTO l FROM person_list WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  came_on := (l.created_at AT TIME ZONE 'Europe/Paris')::date;
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
    SELECT (reached_at AT TIME ZONE 'Europe/Paris')::date AS d
    UNION ALL SELECT s.held_on FROM diagnosis_sitting s WHERE s.person_id = p_person AND NOT s.discreet) known;
  SELECT count(*), max((c.at AT TIME ZONE 'Europe/Paris')::date) INTO tried, tried_on FROM contact c
    WHERE c.person_id = p_person AND NOT c.reached AND c.withdrawn_at IS NULL AND NOT c.sensitive AND NOT c.discreet
      AND c.hidden_from = '{}' AND (reached_at IS NULL OR c.at > reached_at)
      AND (last_on IS NULL OR (c.at AT TIME ZONE 'Europe/Paris')::date >= last_on);

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

-- Whichever act writes them, list columns follow. Who enters a person refreshes the list once, at the end.
CREATE FUNCTION access.refresh_list_after() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM access.refresh_list(NEW.person_id);
  RETURN NULL;
END $$;
ALTER FUNCTION access.known_changes(uuid) OWNER TO relais_access;
ALTER FUNCTION access.refresh_list_after() OWNER TO relais_access;
CREATE TRIGGER refresh_list AFTER INSERT OR UPDATE ON contact FOR EACH ROW WHEN (access.bound() AND NOT access.at('intake', NEW.person_id))
  EXECUTE FUNCTION access.refresh_list_after();
CREATE TRIGGER refresh_list AFTER INSERT ON diagnosis_sitting FOR EACH ROW WHEN (access.bound() AND NOT access.at('intake', NEW.person_id))
  EXECUTE FUNCTION access.refresh_list_after();
CREATE TRIGGER refresh_list AFTER INSERT OR UPDATE ON status_period FOR EACH ROW WHEN (access.bound() AND NOT access.at('intake', NEW.person_id))
  EXECUTE FUNCTION access.refresh_list_after();
CREATE TRIGGER refresh_list AFTER INSERT OR UPDATE ON household_period FOR EACH ROW WHEN (access.bound() AND NOT access.at('intake', NEW.person_id))
  EXECUTE FUNCTION access.refresh_list_after();

-- ---------------------------------------------------------------- who reads which of these columns
-- Whoever manages an organisation of the circle that is not the referent body learns deadlines, not who else accompanies.
DROP FUNCTION access.deadlines_of(uuid[]);
CREATE FUNCTION access.deadlines_of(p_people uuid[]) RETURNS TABLE (person_id uuid, next_due_on date, next_label text, oriented_on date,
    next_kind text, next_owner text, next_owner_seat uuid, next_owner_name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.person_id, l.next_due_on, l.next_label, l.oriented_on, l.next_kind, l.next_owner,
         CASE WHEN k.known THEN l.next_owner_seat END, CASE WHEN k.known THEN l.next_owner_name END
  FROM person_list l
  CROSS JOIN LATERAL (
    SELECT l.person_id = access.self() OR l.lead_seat = access.seat() OR access.seat() = ANY (l.seats)
        OR (access.has_role('manager') AND l.referent_body_id = access.org())
        OR l.authority_id = ANY (access.officer_of()) OR l.person_id = ANY (access.ids('granted')) AS fully) f
  CROSS JOIN LATERAL (
    SELECT coalesce(f.fully OR l.next_owner <> 'siege' OR l.next_owner_seat = l.lead_seat OR l.next_owner_org = access.org(), false)
      AS known) k
  WHERE l.person_id = ANY (p_people)
    AND access.in_scope(l.person_id, l.territory_id, l.authority_id, l.origin_org, l.referent_body_id, l.lead_seat, l.seats,
                        l.part_seats, l.orgs, l.barred_orgs, l.conflict_seats, l.informed_on)
    AND (f.fully OR (access.has_role('manager') AND access.org() = ANY (l.orgs))) $$;
ALTER FUNCTION access.deadlines_of(uuid[]) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.deadlines_of(uuid[]) TO relais_app;

-- Contacts are the file's: référent, accompagnateurs, managers of the referent body, stand-ins and former référents, the person.
CREATE FUNCTION access.contacts_of(p_people uuid[]) RETURNS TABLE (person_id uuid, last_contact_on date, silent_since date,
    attempts_since smallint, last_attempt_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.person_id, l.last_contact_on, l.silent_since, l.attempts_since, l.last_attempt_on FROM person_list l
  WHERE l.person_id = ANY (p_people)
    AND access.in_scope(l.person_id, l.territory_id, l.authority_id, l.origin_org, l.referent_body_id, l.lead_seat, l.seats,
                        l.part_seats, l.orgs, l.barred_orgs, l.conflict_seats, l.informed_on)
    AND (l.person_id = access.self() OR l.lead_seat = access.seat() OR access.seat() = ANY (l.seats)
         OR (access.has_role('manager') AND l.referent_body_id = access.org())
         OR (l.person_id = ANY (access.ids('granted')) AND EXISTS (
               SELECT FROM access_grant g WHERE g.person_id = l.person_id AND g.seat = access.seat() AND g.revoked_at IS NULL
                 AND g.level IN ('lead','edit','file') AND access.today() BETWEEN g.from_on AND g.until_on))) $$;
ALTER FUNCTION access.contacts_of(uuid[]) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.contacts_of(uuid[]) TO relais_app;

-- Whoever is on the platform already gets their columns.
SELECT access.refresh_list(person_id) FROM person;

CALL access.let_definers_own(false);
