-- The plan (objectives, steps) and the timeline: what is to be done, by whom, and everything that happened.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- timeline
-- One row per thing that happened, whatever the act and the organisation. Insert only: what happened is not rewritten. The kinds,
-- their parameters and their French sentences are the table of src/domain/timeline/codes.ts.
CREATE TABLE timeline_event (
  person_id uuid NOT NULL REFERENCES person,
  timeline_event_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT access.now(),          -- when it happened, as far as is known
  recorded_at timestamptz NOT NULL DEFAULT access.now(), -- when it was written
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  params jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(params) = 'object' AND octet_length(params::text) <= 2000),
  subject_id uuid, -- the row it is about (a step, an objective): what shares or hides that row shares or hides its events
  author_seat uuid DEFAULT access.seat(), -- NULL: the person
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid DEFAULT access.org(),
  organisation_name text DEFAULT access.org_name(),
  sensitive boolean NOT NULL DEFAULT false,
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  shared_seats uuid[] NOT NULL DEFAULT '{}', -- contributeurs who read it
  PRIMARY KEY (person_id, timeline_event_id),
  CHECK (at <= recorded_at),
  CHECK (shared_seats = '{}' OR NOT (sensitive OR discreet))
);
CREATE INDEX timeline_by_time ON timeline_event (person_id, at DESC, timeline_event_id DESC);
CREATE INDEX timeline_by_subject ON timeline_event (person_id, subject_id) WHERE subject_id IS NOT NULL;
ALTER TABLE timeline_event ENABLE ROW LEVEL SECURITY;

-- The file's readers and the person; a contributeur, what they did and what is shared with them.
CREATE FUNCTION access.reads_shared(p uuid, p_author uuid, p_shared uuid[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT access.reads_file($1)
      OR (access.at('part', $1) AND (coalesce($2 = access.seat(), false) OR access.seat() = ANY ($3))) $$;
-- Whoever may act for a person at all: an act of theirs leaves its trace, even where they read nothing of the file.
CREATE FUNCTION access.acts_for(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce($1 = access.self(), false) OR access.at('file', $1) OR access.at('desk', $1) OR access.at('summary', $1)
      OR access.at('watch', $1) OR access.at('intake', $1) $$;
GRANT EXECUTE ON FUNCTION access.reads_shared(uuid, uuid, uuid[]), access.acts_for(uuid) TO relais_app;

GRANT SELECT, INSERT ON timeline_event TO relais_app;
GRANT UPDATE (shared_seats) ON timeline_event TO relais_app;
CREATE POLICY levels_read ON timeline_event FOR SELECT TO relais_app
  USING (access.reads_shared(person_id, author_seat, shared_seats)
         AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from));
CREATE POLICY levels_insert ON timeline_event FOR INSERT TO relais_app
  WITH CHECK ((access.acts_for(person_id) OR (access.at('part', person_id) AND access.seat() = ANY (shared_seats)))
              AND (shared_seats = '{}' OR access.at('edit', person_id) OR access.at('part', person_id))
              AND author_seat IS NOT DISTINCT FROM access.seat() AND author_name = access.author_name()
              AND organisation_id IS NOT DISTINCT FROM access.org() AND organisation_name IS NOT DISTINCT FROM access.org_name()
              AND recorded_at = access.now() AND discreet >= access.org_discreet());
CREATE POLICY editors_share ON timeline_event FOR UPDATE TO relais_app
  USING (access.at('edit', person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK (access.at('edit', person_id));

-- Acts of somebody who stands at no level towards the person (asks to join, answers an invitation, has left): the event is taken
-- from the row that the same transaction wrote, so that it can only say what just happened.
CREATE FUNCTION access.record_own_event(p_person uuid, p_event uuid, p_kind text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE details jsonb;
BEGIN
  IF access.seat() IS NULL THEN PERFORM access.missing(); END IF;
  CASE p_kind
    WHEN 'join-asked' THEN
      SELECT jsonb_build_object('role', i.role) INTO details FROM circle_invitation i
        WHERE i.person_id = p_person AND i.seat = access.seat() AND i.direction = 'demande' AND i.state = 'ouverte'
          AND i.created_at = access.now();
    WHEN 'invitation-accepted', 'invitation-declined' THEN
      SELECT jsonb_build_object('role', i.role) INTO details FROM circle_invitation i
        WHERE i.person_id = p_person AND i.seat = access.seat() AND i.direction = 'invitation' AND i.answered_at = access.now()
          AND i.state = CASE p_kind WHEN 'invitation-accepted' THEN 'acceptee' ELSE 'declinee' END;
    WHEN 'invitation-withdrawn', 'join-withdrawn' THEN
      SELECT jsonb_build_object('name', i.professional_name) INTO details FROM circle_invitation i
        WHERE i.person_id = p_person AND i.by_seat = access.seat() AND i.state = 'retiree' AND i.answered_at = access.now()
          AND i.direction = CASE p_kind WHEN 'join-withdrawn' THEN 'demande' ELSE 'invitation' END;
    WHEN 'circle-left' THEN
      SELECT jsonb_build_object('role', c.role) INTO details FROM circle_member c
        WHERE c.person_id = p_person AND c.seat = access.seat() AND c.until = access.now() AND c.end_reason = 'depart';
    ELSE NULL;
  END CASE;
  IF details IS NULL THEN PERFORM access.missing(); END IF;
  INSERT INTO timeline_event (person_id, timeline_event_id, kind, params) VALUES (p_person, p_event, p_kind, details);
END $$;
ALTER FUNCTION access.record_own_event(uuid, uuid, text) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.record_own_event(uuid, uuid, text) TO relais_app;
GRANT INSERT ON timeline_event TO relais_access;
CREATE POLICY access_inserts ON timeline_event FOR INSERT TO relais_access WITH CHECK (author_seat = access.seat());

-- ---------------------------------------------------------------- the plan: reference values
-- Mirrors src/domain/plan/codes.ts; a test compares them.
CREATE TABLE lever (code text PRIMARY KEY, label text NOT NULL, rank integer NOT NULL UNIQUE);
INSERT INTO lever VALUES
  ('projet', 'Projet professionnel', 1),
  ('formation', 'Formation', 2),
  ('immersion', 'Immersion en entreprise', 3),
  ('emploi', 'Emploi', 4),
  ('creation', 'Création d’entreprise', 5),
  ('mobilite', 'Mobilité', 6),
  ('garde', 'Garde d’enfants', 7),
  ('logement', 'Logement', 8),
  ('hebergement', 'Hébergement', 9),
  ('sante', 'Santé', 10),
  ('droits', 'Accès aux droits', 11),
  ('budget', 'Budget', 12),
  ('langue', 'Français et savoirs de base', 13),
  ('numerique', 'Numérique', 14),
  ('autre', 'Autre démarche', 15);
ALTER TABLE lever ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON lever TO relais_app;
CREATE POLICY bound_read ON lever FOR SELECT TO relais_app USING (access.bound());

-- ---------------------------------------------------------------- objectives and steps
-- What it is about comes from the shared diagnosis, which also says whether it is sensitive; own words alone never are.
CREATE TABLE objective (
  person_id uuid NOT NULL REFERENCES person,
  objective_id uuid NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  about_kind text,
  about_parent text,
  about_code text,
  sensitive boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'en-cours' CHECK (state IN ('en-cours','atteint','abandonne')),
  reason text CHECK (reason IN ('projet-change','plus-necessaire','pas-possible','sans-solution','autre')), -- of giving up
  rank integer NOT NULL, -- priority: the smallest first
  ended_on date,
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  shared_seats uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (person_id, objective_id),
  UNIQUE (person_id, objective_id, sensitive, discreet),
  FOREIGN KEY (about_kind, about_parent, about_code, sensitive) REFERENCES diagnosis_code (kind, parent, code, sensitive),
  CHECK (num_nulls(about_kind, about_parent, about_code) IN (0, 3)),
  CHECK (about_code IS NOT NULL OR NOT sensitive),
  CHECK ((state = 'abandonne') = (reason IS NOT NULL) AND (state = 'en-cours') = (ended_on IS NULL)),
  CHECK (shared_seats = '{}' OR NOT (sensitive OR discreet))
);

-- A step is as sensitive as its objective, and at least as discreet.
CREATE TABLE step (
  person_id uuid NOT NULL,
  step_id uuid NOT NULL,
  objective_id uuid NOT NULL,
  lever text NOT NULL REFERENCES lever,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  owner_seat uuid REFERENCES membership, -- NULL: the person
  owner_name text,
  owner_organisation text,
  due_on date,
  state text NOT NULL DEFAULT 'prevue' CHECK (state IN ('prevue','en-cours','faite','abandonnee')),
  result text CHECK (result IN ('abouti','en-partie','refuse','sans-effet')),
  reason text CHECK (reason IN ('projet-change','plus-necessaire','pas-possible','sans-solution','autre')),
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 300), -- a few words on the result or the reason
  ended_on date, -- by whom: its timeline event says, to those who may know
  rank integer NOT NULL,
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  sensitive boolean NOT NULL,
  objective_discreet boolean NOT NULL,
  discreet boolean NOT NULL,
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  shared_seats uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (person_id, step_id),
  FOREIGN KEY (person_id, objective_id, sensitive, objective_discreet)
    REFERENCES objective (person_id, objective_id, sensitive, discreet),
  CHECK (num_nulls(owner_seat, owner_name, owner_organisation) IN (0, 3)),
  CHECK ((state = 'faite') = (result IS NOT NULL) AND (state = 'abandonnee') = (reason IS NOT NULL)),
  CHECK ((state IN ('faite','abandonnee')) = (ended_on IS NOT NULL)),
  CHECK (discreet OR NOT objective_discreet),
  CHECK (shared_seats = '{}' OR NOT (sensitive OR discreet))
);
CREATE INDEX step_by_objective ON step (person_id, objective_id);
CREATE INDEX step_by_owner ON step (owner_seat, due_on) WHERE state IN ('prevue','en-cours');

-- What the orientation service reads of a plan: how many, how far, when next; counted without what is sensitive, discreet or hidden.
CREATE TABLE plan_summary (
  person_id uuid PRIMARY KEY REFERENCES person,
  objectives_open integer NOT NULL,
  objectives_reached integer NOT NULL,
  steps_open integer NOT NULL,
  steps_done integer NOT NULL,
  next_due_on date,
  last_done_on date
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['objective','step','plan_summary'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app, relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['objective','step'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO relais_app', t);
    EXECUTE format('CREATE POLICY levels_read ON %I FOR SELECT TO relais_app
      USING (access.reads_shared(person_id, NULL, shared_seats)
             AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))', t);
  END LOOP;
END $$;
GRANT UPDATE (title, state, reason, rank, ended_on, shared_seats, version) ON objective TO relais_app;
GRANT UPDATE (lever, title, owner_seat, owner_name, owner_organisation, due_on, state, result, reason, note, ended_on, rank,
              shared_seats, version) ON step TO relais_app;
-- Contributeurs write neither: their one act is access.advance_shared_step().
CREATE POLICY editors_insert ON objective FOR INSERT TO relais_app
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name() AND recorded_at = access.now()
              AND discreet = access.org_discreet() AND named_seats = '{}' AND hidden_from = '{}' AND shared_seats = '{}');
CREATE POLICY editors_update ON objective FOR UPDATE TO relais_app
  USING (access.at('edit', person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK (access.at('edit', person_id));
-- A professional of a discreet organisation is never named on a step that others read.
CREATE POLICY editors_insert ON step FOR INSERT TO relais_app
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name() AND recorded_at = access.now()
              AND discreet = (access.org_discreet() OR objective_discreet));
CREATE POLICY editors_update ON step FOR UPDATE TO relais_app
  USING (access.at('edit', person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK (access.at('edit', person_id) AND (discreet OR NOT access.org_discreet() OR owner_seat IS DISTINCT FROM access.seat()));
CREATE POLICY summary_reads ON plan_summary FOR SELECT TO relais_app
  USING (access.at('summary', person_id) OR access.reads_file(person_id));

GRANT INSERT, UPDATE ON plan_summary TO relais_access;
CREATE POLICY access_inserts ON plan_summary FOR INSERT TO relais_access WITH CHECK (true);
CREATE POLICY access_updates ON plan_summary FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- ---------------------------------------------------------------- what a contributeur may do with a step shared with them
-- A function, since a policy cannot compare the row before with the row after: state, result and a few words, nothing else.
-- false: somebody wrote first. The machine of states is src/domain/plan/states.ts, which the command asks before.
CREATE FUNCTION access.advance_shared_step(p_person uuid, p_step uuid, p_version integer, p_state text, p_result text, p_reason text,
    p_note text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE current integer;
BEGIN
  SELECT version INTO current FROM step
    WHERE person_id = p_person AND step_id = p_step AND access.at('part', p_person) AND access.seat() = ANY (shared_seats)
      AND NOT access.org() = ANY (hidden_from) FOR UPDATE;
  IF current IS NULL THEN PERFORM access.missing(); END IF;
  IF current <> p_version THEN RETURN false; END IF;
  UPDATE step SET state = p_state, result = p_result, reason = p_reason, note = coalesce(p_note, ''), version = version + 1,
      ended_on = CASE WHEN p_state IN ('faite','abandonnee') THEN access.today() END
    WHERE person_id = p_person AND step_id = p_step;
  RETURN true;
END $$;
ALTER FUNCTION access.advance_shared_step(uuid, uuid, integer, text, text, text, text) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.advance_shared_step(uuid, uuid, integer, text, text, text, text) TO relais_app;
GRANT UPDATE (state, result, reason, note, ended_on, version) ON step TO relais_access;
CREATE POLICY access_updates ON step FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- ---------------------------------------------------------------- list columns and summary
-- Keeps what 0004 wrote and adds the next deadline. Its label says no lever: the list is read by people who may not read the plan.
CREATE OR REPLACE FUNCTION access.refresh_list(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE next_due date;
BEGIN
  SELECT min(s.due_on) INTO next_due FROM step s
    WHERE s.person_id = p_person AND s.state IN ('prevue','en-cours') AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = '{}';
  UPDATE person_list l SET
    sort_name = coalesce(i.used_key, i.family_key) || ' ' || i.given_key,
    family_name = coalesce(i.used_name, i.family_name), given_name = i.given_name, birth_date = i.birth_date,
    commune_name = (SELECT a.commune_name FROM person_address a WHERE a.person_id = p_person AND NOT p.protected),
    next_due_on = next_due, next_label = CASE WHEN next_due IS NOT NULL THEN 'Étape du plan' END
  FROM person p, person_identity i
  WHERE l.person_id = p_person AND p.person_id = p_person AND i.person_id = p_person;
  INSERT INTO plan_summary (person_id, objectives_open, objectives_reached, steps_open, steps_done, next_due_on, last_done_on)
  SELECT p_person,
    (SELECT count(*) FROM objective o WHERE o.person_id = p_person AND o.state = 'en-cours' AND NOT o.sensitive AND NOT o.discreet
       AND o.hidden_from = '{}'),
    (SELECT count(*) FROM objective o WHERE o.person_id = p_person AND o.state = 'atteint' AND NOT o.sensitive AND NOT o.discreet
       AND o.hidden_from = '{}'),
    count(*) FILTER (WHERE s.state IN ('prevue','en-cours')), count(*) FILTER (WHERE s.state = 'faite'),
    next_due, max(s.ended_on) FILTER (WHERE s.state = 'faite')
  FROM step s WHERE s.person_id = p_person AND NOT s.sensitive AND NOT s.discreet AND s.hidden_from = '{}'
  ON CONFLICT (person_id) DO UPDATE SET objectives_open = excluded.objectives_open, objectives_reached = excluded.objectives_reached,
    steps_open = excluded.steps_open, steps_done = excluded.steps_done, next_due_on = excluded.next_due_on,
    last_done_on = excluded.last_done_on;
END $$;

CALL access.let_definers_own(false);
