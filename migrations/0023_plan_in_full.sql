-- The plan in full: what each lever needs, what came of it, and what the person and the professionals propose to each other.
-- A proposal is a row of its own until the other side accepts it: nothing proposed is in the plan, hence nothing of it is due.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- objectives and steps
-- Agreed together during an interview, or proposed by one side and accepted by the other: then by whom, and when. Their author
-- stays the professional who agreed to it, whichever side proposed.
ALTER TABLE objective
  ADD COLUMN origin text NOT NULL DEFAULT 'ensemble' CHECK (origin IN ('ensemble','personne','professionnel')),
  ADD COLUMN proposed_by text,
  ADD COLUMN proposed_at timestamptz,
  ADD COLUMN accepted_by text,
  ADD COLUMN accepted_at timestamptz,
  ADD CONSTRAINT objective_origin CHECK (num_nulls(proposed_by, proposed_at, accepted_by, accepted_at)
                                         = CASE origin WHEN 'ensemble' THEN 4 ELSE 0 END);
-- The fields of a lever, their kinds and their codes are the table of src/domain/plan/lever-details.ts; the two dates are copies of
-- what it calls start and end, for whoever reads by date.
ALTER TABLE step
  ADD COLUMN origin text NOT NULL DEFAULT 'ensemble' CHECK (origin IN ('ensemble','personne','professionnel')),
  ADD COLUMN proposed_by text,
  ADD COLUMN proposed_at timestamptz,
  ADD COLUMN accepted_by text,
  ADD COLUMN accepted_at timestamptz,
  ADD COLUMN details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object' AND octet_length(details::text) <= 2000),
  ADD COLUMN starts_on date,
  ADD COLUMN ends_on date CHECK (ends_on >= starts_on),
  ADD COLUMN outcome text CHECK (outcome IS NULL OR (outcome ~ '^[a-z]+(-[a-z]+)*$' AND result IS NOT NULL)), -- src/domain/plan/outcomes.ts
  ADD CONSTRAINT step_origin CHECK (num_nulls(proposed_by, proposed_at, accepted_by, accepted_at)
                                    = CASE origin WHEN 'ensemble' THEN 4 ELSE 0 END);
GRANT UPDATE (details, starts_on, ends_on, outcome) ON step TO relais_app;
-- Nobody writes that the other side accepted: access.enter_proposal() alone does.
ALTER POLICY editors_insert ON objective
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name() AND recorded_at = access.now()
              AND discreet = access.org_discreet() AND named_seats = '{}' AND hidden_from = '{}' AND shared_seats = '{}'
              AND origin = 'ensemble');
ALTER POLICY editors_insert ON step
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name() AND recorded_at = access.now()
              AND discreet = (access.org_discreet() OR objective_discreet) AND origin = 'ensemble');

-- A contributeur advances a step shared with them, the person a step that is theirs. It takes over from advance_shared_step(),
-- which knew neither the person nor what came of a step. false: somebody wrote first.
CREATE FUNCTION access.advance_own_step(p_person uuid, p_step uuid, p_version integer, p_state text, p_result text, p_outcome text,
    p_reason text, p_note text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE current integer;
BEGIN
  SELECT version INTO current FROM step
    WHERE person_id = p_person AND step_id = p_step
      AND ((access.at('part', p_person) AND access.seat() = ANY (shared_seats) AND NOT access.org() = ANY (hidden_from))
           OR (p_person = access.self() AND owner_seat IS NULL)) FOR UPDATE;
  IF current IS NULL THEN PERFORM access.missing(); END IF;
  IF current <> p_version THEN RETURN false; END IF;
  UPDATE step SET state = p_state, result = p_result, outcome = p_outcome, reason = p_reason, note = coalesce(p_note, ''),
      version = version + 1, ended_on = CASE WHEN p_state IN ('faite','abandonnee') THEN access.today() END
    WHERE person_id = p_person AND step_id = p_step;
  RETURN true;
END $$;
ALTER FUNCTION access.advance_own_step(uuid, uuid, integer, text, text, text, text, text) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.advance_own_step(uuid, uuid, integer, text, text, text, text, text) TO relais_app;
GRANT UPDATE (outcome) ON step TO relais_access;
REVOKE EXECUTE ON FUNCTION access.advance_shared_step(uuid, uuid, integer, text, text, text, text) FROM relais_app;

-- ---------------------------------------------------------------- proposals
-- The last version, and whose it is: the other side answers. What it says is what the objective or the step will say; it takes
-- its sensitivity from the code, or from its objective, as they do.
CREATE TABLE plan_proposal (
  person_id uuid NOT NULL REFERENCES person,
  proposal_id uuid NOT NULL, -- once accepted, the id of the objective or of the step
  kind text NOT NULL CHECK (kind IN ('objectif','etape')),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  about_kind text,
  about_parent text,
  about_code text,
  objective_id uuid,
  objective_discreet boolean,
  lever text REFERENCES lever,
  owner_seat uuid REFERENCES membership, -- NULL: the person
  owner_name text,
  owner_organisation text,
  due_on date,
  details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object' AND octet_length(details::text) <= 2000),
  starts_on date,
  ends_on date CHECK (ends_on >= starts_on),
  words text NOT NULL DEFAULT '' CHECK (length(words) <= 300), -- to the other side, with this version
  state text NOT NULL DEFAULT 'proposee' CHECK (state IN ('proposee','amendee','acceptee','declinee','retiree')),
  reason text CHECK (reason IN ('pas-maintenant','autre-idee','trop-difficile','deja-fait','ne-convient-pas','autre')),
  by_side text NOT NULL CHECK (by_side IN ('personne','professionnel')), -- who wrote this version, or answered
  by_seat uuid,
  by_name text NOT NULL,
  by_organisation_id uuid,
  by_organisation text,
  at timestamptz NOT NULL,
  author_seat uuid DEFAULT access.seat(), -- who proposed first; NULL: the person
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid DEFAULT access.org(),
  organisation_name text DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  sensitive boolean NOT NULL DEFAULT false,
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  named_seats uuid[] NOT NULL DEFAULT '{}',
  hidden_from uuid[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (person_id, proposal_id),
  FOREIGN KEY (about_kind, about_parent, about_code, sensitive) REFERENCES diagnosis_code (kind, parent, code, sensitive),
  FOREIGN KEY (person_id, objective_id, sensitive, objective_discreet)
    REFERENCES objective (person_id, objective_id, sensitive, discreet),
  CHECK (num_nulls(about_kind, about_parent, about_code) IN (0, 3)),
  CHECK (CASE kind WHEN 'objectif' THEN num_nulls(objective_id, objective_discreet, lever) = 3
                   ELSE num_nulls(objective_id, objective_discreet, lever) = 0 AND about_code IS NULL END),
  CHECK (kind = 'etape' OR about_code IS NOT NULL OR NOT sensitive),
  CHECK (num_nulls(owner_seat, owner_name, owner_organisation) IN (0, 3)),
  CHECK ((by_side = 'personne') = (by_seat IS NULL) AND (by_seat IS NULL) = (by_organisation_id IS NULL)),
  CHECK ((state = 'declinee') = (reason IS NOT NULL)),
  CHECK (discreet OR NOT coalesce(objective_discreet, false))
);
CREATE INDEX proposal_open ON plan_proposal (person_id) WHERE state IN ('proposee','amendee');
CREATE INDEX proposal_by_objective ON plan_proposal (person_id, objective_id) WHERE objective_id IS NOT NULL;

-- Every version that was proposed, and every answer. The trigger of plan_proposal writes it; nobody changes it.
CREATE TABLE plan_proposal_version (
  LIKE plan_proposal,
  PRIMARY KEY (person_id, proposal_id, version),
  FOREIGN KEY (person_id, proposal_id) REFERENCES plan_proposal
);

-- Who, when and which version are the database's own words, and so is whose turn it is: nobody answers what their own side wrote.
-- What a discreet organisation answered to everybody's proposal would show that it is there: it answers its own only.
CREATE FUNCTION access.stamp_proposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE side text := CASE WHEN access.self() IS NULL THEN 'professionnel' ELSE 'personne' END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state NOT IN ('proposee','amendee') OR NEW.state = 'proposee' THEN PERFORM access.refuse('wrong_state'); END IF;
    IF (side = OLD.by_side) <> (NEW.state = 'retiree') THEN PERFORM access.refuse('not_your_turn'); END IF;
    IF access.org_discreet() AND NOT OLD.discreet THEN PERFORM access.refuse('discreet_answer'); END IF;
    NEW.version := OLD.version + 1;
  END IF;
  NEW.by_side := side;
  NEW.by_seat := access.seat();
  NEW.by_name := access.author_name();
  NEW.by_organisation_id := access.org();
  NEW.by_organisation := access.org_name();
  NEW.at := access.now();
  RETURN NEW;
END $$;
CREATE FUNCTION access.keep_proposal_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO plan_proposal_version SELECT NEW.*;
  RETURN NULL;
END $$;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE OF title, lever, owner_seat, owner_name, owner_organisation, due_on, details, starts_on,
  ends_on, words, state, reason ON plan_proposal FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.stamp_proposal();
CREATE TRIGGER keep_version AFTER INSERT OR UPDATE OF title, lever, owner_seat, owner_name, owner_organisation, due_on, details, starts_on,
  ends_on, words, state, reason ON plan_proposal FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.keep_proposal_version();

-- Whoever an objective is hidden from, or shown to, reads as much of what is proposed under it.
CREATE FUNCTION access.follow_objective() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE plan_proposal SET hidden_from = NEW.hidden_from
    WHERE person_id = NEW.person_id AND (objective_id = NEW.objective_id OR proposal_id = NEW.objective_id);
  UPDATE plan_proposal_version SET hidden_from = NEW.hidden_from
    WHERE person_id = NEW.person_id AND (objective_id = NEW.objective_id OR proposal_id = NEW.objective_id);
  RETURN NULL;
END $$;
CREATE TRIGGER proposals_follow AFTER UPDATE OF hidden_from ON objective FOR EACH ROW
  WHEN (OLD.hidden_from IS DISTINCT FROM NEW.hidden_from) EXECUTE FUNCTION access.follow_objective();

-- ---------------------------------------------------------------- acceptance
-- The proposal enters the plan, in one act of the side that did not write it. false: it is another version by now.
CREATE FUNCTION access.enter_proposal(p_person uuid, p_proposal uuid, p_version integer) RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE x plan_proposal; o objective; n integer; named uuid[]; agreed record;
BEGIN
  SELECT * INTO x FROM plan_proposal WHERE person_id = p_person AND proposal_id = p_proposal
    AND (person_id = access.self()
         OR (access.at('edit', person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from)))
    FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  IF x.version <> p_version THEN RETURN false; END IF;
  -- The professional of the two: who proposed to the person, or who accepts what she proposed.
  SELECT coalesce(access.seat(), x.by_seat) AS seat, CASE WHEN access.self() IS NULL THEN access.author_name() ELSE x.by_name END AS name,
         coalesce(access.org(), x.by_organisation_id) AS org, coalesce(access.org_name(), x.by_organisation) AS org_name INTO agreed;
  -- What few may read stays known to who proposed it first.
  named := CASE WHEN (x.sensitive OR x.discreet) AND x.author_seat IS NOT NULL AND NOT x.author_seat = ANY (x.named_seats)
                THEN x.named_seats || x.author_seat ELSE x.named_seats END;
  IF x.kind = 'objectif' THEN
    SELECT coalesce(max(rank), 0) + 1 INTO n FROM objective WHERE person_id = p_person;
    INSERT INTO objective (person_id, objective_id, title, about_kind, about_parent, about_code, sensitive, rank, author_seat,
        author_name, organisation_id, organisation_name, recorded_at, discreet, named_seats, hidden_from, origin, proposed_by,
        proposed_at, accepted_by, accepted_at)
      VALUES (p_person, p_proposal, x.title, x.about_kind, x.about_parent, x.about_code, x.sensitive, n, agreed.seat, agreed.name,
        agreed.org, agreed.org_name, access.now(), x.discreet, named, x.hidden_from, x.by_side, x.by_name, x.at,
        access.author_name(), access.now());
  ELSE
    SELECT * INTO o FROM objective WHERE person_id = p_person AND objective_id = x.objective_id FOR UPDATE;
    IF o.state <> 'en-cours' THEN PERFORM access.refuse('objective_closed'); END IF;
    SELECT coalesce(max(rank), 0) + 1 INTO n FROM step WHERE person_id = p_person AND objective_id = x.objective_id;
    INSERT INTO step (person_id, step_id, objective_id, lever, title, owner_seat, owner_name, owner_organisation, due_on, rank,
        details, starts_on, ends_on, author_seat, author_name, organisation_id, organisation_name, recorded_at, sensitive,
        objective_discreet, discreet, named_seats, hidden_from, shared_seats, origin, proposed_by, proposed_at, accepted_by,
        accepted_at)
      VALUES (p_person, p_proposal, x.objective_id, x.lever, x.title, x.owner_seat, x.owner_name, x.owner_organisation, x.due_on, n,
        x.details, x.starts_on, x.ends_on, agreed.seat, agreed.name, agreed.org, agreed.org_name, access.now(), x.sensitive,
        x.objective_discreet, x.discreet, named, x.hidden_from,
        CASE WHEN NOT (x.sensitive OR x.discreet)
                  AND EXISTS (SELECT FROM person p WHERE p.person_id = p_person AND x.owner_seat = ANY (p.part_seats))
             THEN ARRAY[x.owner_seat] ELSE '{}'::uuid[] END,
        x.by_side, x.by_name, x.at, access.author_name(), access.now());
  END IF;
  UPDATE plan_proposal SET state = 'acceptee', words = '' WHERE person_id = p_person AND proposal_id = p_proposal;
  RETURN true;
END $$;

DO $$
DECLARE f text; t text;
BEGIN
  FOREACH f IN ARRAY ARRAY['stamp_proposal()','keep_proposal_version()','follow_objective()','enter_proposal(uuid, uuid, integer)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['plan_proposal','plan_proposal_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app, relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT UPDATE (hidden_from) ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY levels_read ON %I FOR SELECT TO relais_app
      USING (access.reads_file(person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))', t);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.enter_proposal(uuid, uuid, integer) TO relais_app;
GRANT EXECUTE ON FUNCTION access.shows(uuid, uuid, boolean, boolean, uuid[], uuid[]) TO relais_access;
GRANT UPDATE (state, words) ON plan_proposal TO relais_access;
GRANT INSERT ON plan_proposal_version TO relais_access;
CREATE POLICY access_inserts ON plan_proposal_version FOR INSERT TO relais_access WITH CHECK (true);
GRANT INSERT ON objective, step TO relais_access;
GRANT UPDATE (rank) ON objective TO relais_access; -- holds the objective while a step enters it
CREATE POLICY access_updates ON objective FOR UPDATE TO relais_access USING (true) WITH CHECK (true);
CREATE POLICY access_inserts ON objective FOR INSERT TO relais_access WITH CHECK (origin <> 'ensemble');
CREATE POLICY access_inserts ON step FOR INSERT TO relais_access WITH CHECK (origin <> 'ensemble');

GRANT INSERT (person_id, proposal_id, kind, title, about_kind, about_parent, about_code, objective_id, objective_discreet, lever,
              owner_seat, owner_name, owner_organisation, due_on, details, starts_on, ends_on, words, sensitive, discreet, named_seats,
              hidden_from) ON plan_proposal TO relais_app;
GRANT UPDATE (title, lever, owner_seat, owner_name, owner_organisation, due_on, details, starts_on, ends_on, words, state, reason)
  ON plan_proposal TO relais_app;
CREATE POLICY sides_insert ON plan_proposal FOR INSERT TO relais_app
  WITH CHECK ((access.at('edit', person_id) OR coalesce(person_id = access.self(), false))
              AND author_seat IS NOT DISTINCT FROM access.seat() AND author_name = access.author_name()
              AND organisation_id IS NOT DISTINCT FROM access.org() AND organisation_name IS NOT DISTINCT FROM access.org_name()
              AND recorded_at = access.now() AND discreet >= access.org_discreet() AND state = 'proposee');
CREATE POLICY sides_update ON plan_proposal FOR UPDATE TO relais_app
  USING ((access.at('edit', person_id) OR coalesce(person_id = access.self(), false))
         AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK ((access.at('edit', person_id) OR coalesce(person_id = access.self(), false)) AND state <> 'acceptee');

CALL access.let_definers_own(false);
