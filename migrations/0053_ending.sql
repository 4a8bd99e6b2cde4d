-- The end of an accompaniment, with its reason: the place of the référent ends, nobody owes the person another one, and the file stays
-- with those who read it. « Reprendre l'accompagnement » puts the person back among those who wait (docs/decisions/0053).

CALL access.let_definers_own(true);

CREATE TABLE end_reason (
  code text PRIMARY KEY,
  label text NOT NULL,
  rank integer NOT NULL UNIQUE
);
INSERT INTO end_reason VALUES
  ('emploi-durable', 'Emploi durable', 1),
  ('creation-activite', 'Création ou reprise d’activité', 2),
  ('formation', 'Entrée en formation longue', 3),
  ('objectifs-atteints', 'Objectifs atteints', 4),
  ('demenagement', 'Déménagement hors du territoire', 5),
  ('retraite', 'Retraite', 6),
  ('plus-concernee', 'N’est plus concernée', 7),
  ('demande-personne', 'À la demande de la personne', 8),
  ('sans-nouvelles', 'Sans nouvelles, malgré plusieurs essais', 9),
  ('deces', 'Décès', 10),
  ('autre', 'Autre raison', 11);

-- Open while it holds; closed by who takes the accompaniment up again, or undoes the end within a day.
CREATE TABLE accompaniment_end (
  person_id uuid NOT NULL REFERENCES person,
  accompaniment_end_id uuid NOT NULL,
  reason text NOT NULL REFERENCES end_reason,
  ended_on date NOT NULL,
  comment text NOT NULL DEFAULT '' CHECK (length(comment) <= 300),
  lead_seat uuid,           -- who was référent that day, and of which body: what an undo gives back
  lead_name text,
  referent_body_name text,
  entered_on date NOT NULL, -- of the list, which begins to count again on the day of a resumption
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.shown_author(),
  organisation_name text NOT NULL DEFAULT access.shown_org(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  taken_up_at timestamptz,
  taken_up_on date,
  taken_up_by text,
  taken_up_org text,
  undone boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person_id, accompaniment_end_id),
  CHECK (reason <> 'autre' OR comment <> ''),
  CHECK ((taken_up_at IS NULL) = (taken_up_on IS NULL) AND (taken_up_at IS NULL) = (taken_up_by IS NULL)),
  CHECK (NOT undone OR taken_up_at IS NOT NULL)
);
CREATE UNIQUE INDEX accompaniment_end_open ON accompaniment_end (person_id) WHERE taken_up_at IS NULL;

-- On the spine, so that caseloads are counted there, and in lists.
ALTER TABLE person ADD COLUMN ended_on date;
ALTER TABLE person_list ADD COLUMN ended_on date;
GRANT SELECT (ended_on) ON person_list TO relais_app;

DROP INDEX person_by_load, person_list_authority, person_list_body, person_list_to_orient, person_list_to_orient_now;
CREATE INDEX person_by_load ON person (referent_body_id, lead_seat, territory_id) WHERE ended_on IS NULL;
CREATE INDEX person_list_authority ON person_list (authority_id, entered_on, person_id) WHERE lead_seat IS NULL AND ended_on IS NULL;
CREATE INDEX person_list_body ON person_list (referent_body_id, entered_on, person_id) WHERE lead_seat IS NULL AND ended_on IS NULL;
CREATE INDEX person_list_to_orient ON person_list (authority_id, entered_on, person_id)
  WHERE lead_seat IS NULL AND referent_body_id IS NULL AND ended_on IS NULL;
CREATE INDEX person_list_to_orient_now ON person_list (authority_id, entered_on, person_id)
  WHERE lead_seat IS NULL AND referent_body_id IS NULL AND stock_on IS NULL AND ended_on IS NULL;
CREATE INDEX person_list_ended_body ON person_list (referent_body_id, sort_name, person_id) WHERE ended_on IS NOT NULL;
CREATE INDEX person_list_ended_authority ON person_list (authority_id, sort_name, person_id) WHERE ended_on IS NOT NULL;

ALTER TABLE end_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE accompaniment_end ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON end_reason TO relais_app;
CREATE POLICY bound_read ON end_reason FOR SELECT TO relais_app USING (access.bound());
GRANT SELECT (person_id, accompaniment_end_id, reason, ended_on, comment, lead_name, referent_body_name, author_name, organisation_name,
              recorded_at, taken_up_at, taken_up_on, taken_up_by, taken_up_org, undone) ON accompaniment_end TO relais_app;
CREATE POLICY levels_read ON accompaniment_end FOR SELECT TO relais_app
  USING (access.reads_file(person_id) OR access.at('summary', person_id));
GRANT SELECT, INSERT, UPDATE ON accompaniment_end TO relais_access;
CREATE POLICY access_reads ON accompaniment_end FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON accompaniment_end FOR INSERT TO relais_access WITH CHECK (true);
CREATE POLICY access_updates ON accompaniment_end FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- ---------------------------------------------------------------- the acts
-- The référent and their stand-in, the manager of the referent body, the orientation service of the competent authority.
CREATE FUNCTION access.may_end(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT access.seat() IS NOT NULL AND coalesce((
    SELECT l.lead OR (l.file AND access.has_role('manager') AND coalesce(p.referent_body_id = access.org(), false))
      OR (l.summary AND coalesce(p.authority_id = ANY (access.officer_of()), false))
    FROM person p CROSS JOIN LATERAL access.levels_here(p_person) l WHERE p.person_id = p_person), false) $$;

-- The same, and whoever was référent or ended it, as long as they are in the circle.
CREATE FUNCTION access.may_take_up(p_person uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE e accompaniment_end;
BEGIN
  SELECT * INTO e FROM accompaniment_end WHERE person_id = p_person AND taken_up_at IS NULL;
  IF e.person_id IS NULL THEN RETURN false; END IF;
  RETURN access.may_end(p_person) OR (coalesce(access.seat() IN (e.lead_seat, e.author_seat), false) AND (SELECT edit FROM access.levels_here(p_person)));
END $$;

CREATE FUNCTION access.deceased(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM accompaniment_end WHERE person_id = p_person AND reason = 'deces' AND taken_up_at IS NULL) $$;

-- Whether letters may still be written to somebody whom the bound seat sees.
CREATE FUNCTION access.is_written_to(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT (access.sees(p_person) AND access.deceased(p_person)) $$;

-- Nobody loses their reading: places in the circle stay, the référent's as a member's. Gives the seat that was référent.
CREATE FUNCTION access.end_accompaniment(p_person uuid, p_end uuid, p_reason text, p_on date, p_comment text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE p person; former lead_period;
BEGIN
  SELECT * INTO p FROM person WHERE person_id = p_person FOR UPDATE;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  -- Who ended it is no longer référent: pressed twice, it is already so.
  IF p.ended_on IS NOT NULL AND access.may_take_up(p_person) THEN PERFORM access.refuse('already_ended'); END IF;
  IF NOT access.may_end(p_person) THEN PERFORM access.missing(); END IF;
  IF p_on > access.today() OR p_on < access.today() - 3653 THEN PERFORM access.refuse('end_date'); END IF;
  SELECT * INTO former FROM lead_period WHERE person_id = p_person AND until_at IS NULL;
  INSERT INTO accompaniment_end (person_id, accompaniment_end_id, reason, ended_on, comment, lead_seat, lead_name, referent_body_name, entered_on)
    SELECT p_person, p_end, p_reason, p_on, p_comment, former.seat, former.professional_name, l.referent_body_name, l.entered_on
    FROM person_list l WHERE l.person_id = p_person;
  UPDATE lead_period SET until_at = access.now() WHERE person_id = p_person AND until_at IS NULL;
  -- A stand-in holds the place that there is: a member's.
  UPDATE access_grant SET level = 'edit' WHERE person_id = p_person AND for_seat = former.seat AND why = 'remplacement' AND level = 'lead'
    AND revoked_at IS NULL;
  UPDATE person SET ended_on = p_on WHERE person_id = p_person;
  IF p_reason = 'deces' THEN
    UPDATE sign_in_address SET ended_at = access.now(), ended_why = 'fin-acces' WHERE person_id = p_person AND ended_at IS NULL;
    UPDATE paper_code SET revoked_at = access.now(), revoked_why = 'fin-acces' WHERE person_id = p_person AND revoked_at IS NULL
      AND (used_at IS NULL OR used_at > access.now() - interval '12 hours');
    UPDATE session s SET ended_at = access.now(), ended_why = 'access-changed' FROM person_account a
      WHERE a.person_id = p_person AND s.account_id = a.account_id AND s.ended_at IS NULL;
  END IF;
  PERFORM access.recompute(p_person);
  RETURN former.seat;
END $$;

-- Undone within a day, all is as before, the référent whose place still stands included; else the person waits for a référent, and
-- the delays begin on that day. Gives the référent who is back.
CREATE FUNCTION access.take_up_accompaniment(p_person uuid, p_undo boolean) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e accompaniment_end; back uuid;
BEGIN
  PERFORM FROM person WHERE person_id = p_person FOR UPDATE;
  IF NOT access.may_take_up(p_person) THEN
    IF (SELECT edit OR file OR summary FROM access.levels_here(p_person)) AND EXISTS (SELECT FROM accompaniment_end
        WHERE person_id = p_person AND taken_up_at IS NOT NULL) AND NOT EXISTS (SELECT FROM accompaniment_end WHERE person_id = p_person AND taken_up_at IS NULL)
    THEN PERFORM access.refuse('already_taken_up'); END IF;
    PERFORM access.missing();
  END IF;
  SELECT * INTO e FROM accompaniment_end WHERE person_id = p_person AND taken_up_at IS NULL;
  IF p_undo AND e.recorded_at <= access.now() - interval '24 hours' THEN PERFORM access.refuse('undo_too_late'); END IF;
  UPDATE accompaniment_end SET taken_up_at = access.now(), taken_up_on = access.today(), taken_up_by = access.shown_author(),
      taken_up_org = access.shown_org(), undone = p_undo WHERE person_id = p_person AND accompaniment_end_id = e.accompaniment_end_id;
  UPDATE person SET ended_on = NULL WHERE person_id = p_person;
  IF p_undo AND access.seat_fits(p_person, e.lead_seat) AND EXISTS (SELECT FROM circle_member
      WHERE person_id = p_person AND seat = e.lead_seat AND until IS NULL AND role = 'accompagnateur') THEN
    UPDATE lead_period SET until_at = NULL WHERE person_id = p_person AND seat = e.lead_seat AND until_at = e.recorded_at;
    UPDATE access_grant SET level = 'lead' WHERE person_id = p_person AND for_seat = e.lead_seat AND why = 'remplacement' AND level = 'edit'
      AND revoked_at IS NULL;
    back := e.lead_seat;
  END IF;
  IF NOT p_undo THEN
    UPDATE person_list SET entered_on = access.today(), stock_since = NULL WHERE person_id = p_person;
  END IF;
  -- The person's space, closed by mistake with the accompaniment, opens again.
  IF e.reason = 'deces' THEN
    UPDATE sign_in_address SET ended_at = NULL, ended_why = NULL
      WHERE person_id = p_person AND ended_at = e.recorded_at AND ended_why = 'fin-acces';
  END IF;
  UPDATE orientation_request SET answered_at = access.now(), outcome = 'reprise', answered_by = access.shown_author()
    WHERE person_id = p_person AND kind = 'reprise' AND answered_at IS NULL;
  PERFORM access.recompute(p_person);
  RETURN back;
END $$;

-- ---------------------------------------------------------------- what the person asks
ALTER TABLE orientation_request DROP CONSTRAINT orientation_request_kind_check, DROP CONSTRAINT orientation_request_outcome_check,
  ADD CONSTRAINT orientation_request_kind_check CHECK (kind IN ('autre-referent','autre-organisme','reprise')),
  ADD CONSTRAINT orientation_request_outcome_check CHECK (outcome IN ('orientation','nomination','reponse','reprise'));

-- ---------------------------------------------------------------- acts on many people
ALTER TABLE people_act DROP CONSTRAINT people_act_kind_check,
  ADD CONSTRAINT people_act_kind_check CHECK (kind IN ('orientation','referent','etiquette','fin'));

-- ---------------------------------------------------------------- functions as they stand, with what has ended
CREATE PROCEDURE access.rewrite(p_function text, p_swaps text[]) LANGUAGE plpgsql AS $$
DECLARE body text := pg_get_functiondef(p_function::regprocedure); swap text[];
BEGIN
  FOREACH swap SLICE 1 IN ARRAY p_swaps LOOP
    IF strpos(body, swap[1]) = 0 THEN RAISE EXCEPTION '% is written otherwise now: %', p_function, swap[1]; END IF;
    body := replace(body, swap[1], swap[2]);
  END LOOP;
  EXECUTE body;
END $$;

CALL access.rewrite('access.recompute(uuid)', ARRAY[['informed_on = p.informed_on,', 'informed_on = p.informed_on, ended_on = p.ended_on,']]);
CALL access.rewrite('access.refresh_list(uuid)', ARRAY[
  ['FROM access.known_changes(p_person) k', 'FROM access.known_changes(p_person) k WHERE l.ended_on IS NULL'],
  ['asleep := CASE WHEN l.stock_since IS NULL', 'asleep := CASE WHEN l.ended_on IS NOT NULL OR l.stock_since IS NULL'],
  ['greatest((l.oriented_on + interval ''1 month'')::date, asleep)',
   'greatest((greatest(l.oriented_on, (SELECT max(z.taken_up_on) FROM accompaniment_end z WHERE z.person_id = p_person AND NOT z.undone))
      + interval ''1 month'')::date, asleep)'],
  [') candidates ORDER BY', ') candidates WHERE l.ended_on IS NULL ORDER BY']]);
CALL access.rewrite('access.wrong_spines()', ARRAY[['WHERE (p.lead_seat, p.seats, p.part_seats) IS DISTINCT FROM',
  'WHERE (p.ended_on, p.ended_on) IS DISTINCT FROM (l.ended_on,
           (SELECT e.ended_on FROM accompaniment_end e WHERE e.person_id = p.person_id AND e.taken_up_at IS NULL))
     OR (p.ended_on IS NOT NULL AND p.lead_seat IS NOT NULL)
     OR (p.lead_seat, p.seats, p.part_seats) IS DISTINCT FROM']]);
CALL access.rewrite('access.caseloads(uuid[])', ARRAY[['WHERE p.referent_body_id = ANY (countable)',
  'WHERE p.ended_on IS NULL AND p.referent_body_id = ANY (countable)']]);
CALL access.rewrite('access.people_to_act(date,date,date,integer)', ARRAY[['SELECT f.person_id FROM found f GROUP BY',
  'SELECT f.person_id FROM found f WHERE NOT EXISTS (SELECT FROM person p WHERE p.person_id = f.person_id AND p.ended_on IS NOT NULL)
  GROUP BY']]);
-- Unless a list asks for them.
CALL access.rewrite('access.list_where(jsonb,text,text,text,text)', ARRAY[
  ['said text := ''true'';', 'said text := CASE WHEN p_filters ? ''accompagnement'' THEN ''true'' ELSE ''l.ended_on IS NULL'' END;'],
  ['WHEN ''referent sans'' THEN', 'WHEN ''accompagnement termine'' THEN ''l.ended_on IS NOT NULL''
      WHEN ''referent sans'' THEN']]);
CALL access.rewrite('access.orient(uuid,uuid,text,uuid,text,date)', ARRAY[['IF NOT EXISTS (SELECT FROM organisation o JOIN organisation_kind k',
  'IF p.ended_on IS NOT NULL THEN PERFORM access.refuse(''accompaniment_ended''); END IF;
  IF NOT EXISTS (SELECT FROM organisation o JOIN organisation_kind k']]);
CALL access.rewrite('access.appoint_lead(uuid,uuid,uuid,uuid,uuid)', ARRAY[['IF NOT EXISTS (SELECT FROM membership WHERE membership_id = p_seat',
  'IF p.ended_on IS NOT NULL THEN PERFORM access.refuse(''accompaniment_ended''); END IF;
  IF NOT EXISTS (SELECT FROM membership WHERE membership_id = p_seat']]);
CALL access.rewrite('access.portfolio_of(uuid)', ARRAY[['WHERE m.membership_id = p_seat', 'WHERE p.ended_on IS NULL AND m.membership_id = p_seat']]);
CALL access.rewrite('access.share_out(portfolio_move,uuid[])', ARRAY[['WHERE c.seat = m.from_seat AND c.until IS NULL',
  'WHERE p.ended_on IS NULL AND c.seat = m.from_seat AND c.until IS NULL']]);
CALL access.rewrite('access.ask_orientation(uuid,uuid,text)', ARRAY[
  ['IF p.lead_seat IS NULL AND p.referent_body_id IS NULL THEN', 'IF p.ended_on IS NULL AND p.lead_seat IS NULL AND p.referent_body_id IS NULL THEN'],
  ['p_request, ''autre-referent'', p_words', 'p_request, CASE WHEN p.ended_on IS NULL THEN ''autre-referent'' ELSE ''reprise'' END, p_words']]);
CALL access.rewrite('access.open_orientation_request(person,uuid,text,text)', ARRAY[['IF p_kind = ''autre-referent'' THEN',
  'IF p_kind <> ''autre-organisme'' THEN']]);
CALL access.rewrite('access.propose_address(uuid,uuid,text,text)', ARRAY[['IF NOT EXISTS (SELECT FROM person_identity',
  'IF access.deceased(p_person) THEN PERFORM access.refuse(''person_deceased''); END IF;
  IF NOT EXISTS (SELECT FROM person_identity']]);
CALL access.rewrite('access.print_paper_code(uuid,uuid,text)', ARRAY[['IF NOT EXISTS (SELECT FROM person_identity',
  'IF access.deceased(p_person) THEN PERFORM access.refuse(''person_deceased''); END IF;
  IF NOT EXISTS (SELECT FROM person_identity']]);
DROP PROCEDURE access.rewrite(text, text[]);

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['may_end','may_take_up','deceased','is_written_to','end_accompaniment',
             'take_up_accompaniment']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname <> 'deceased' THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig); END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
