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

CALL access.let_definers_own(false);
