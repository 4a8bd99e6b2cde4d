-- What professionals find wrong in a service, and what became of it.

CALL access.let_definers_own(true);

-- A discreet organisation is not told: its suggestions bear no name.
CREATE FUNCTION access.suggesting_author() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN access.org_discreet() THEN NULL ELSE access.author_name() END $$;
CREATE FUNCTION access.suggesting_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN access.org_discreet() THEN NULL ELSE access.org_name() END $$;

CREATE TABLE offer_suggestion (
  suggestion_id uuid PRIMARY KEY,
  service_id text NOT NULL COLLATE "C" REFERENCES offer_service ON DELETE CASCADE,
  about text NOT NULL CHECK (about IN ('ferme','coordonnees','horaires','conditions','lieu','contenu','doublon','autre')),
  words text NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
  made_at timestamptz NOT NULL DEFAULT access.now(),
  author_seat uuid NOT NULL DEFAULT access.seat() REFERENCES membership,
  author_name text DEFAULT access.suggesting_author(),
  organisation_name text DEFAULT access.suggesting_org(),
  territories uuid[] NOT NULL DEFAULT access.territories(), -- whose orientation services deal with it when nobody keeps the structure
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','applied','declined')),
  answer text NOT NULL DEFAULT '' CHECK (length(answer) <= 500),
  decided_at timestamptz,
  decided_by text,
  decided_org text,
  CHECK ((state = 'waiting') = (decided_at IS NULL))
);
CREATE INDEX offer_suggestion_by_service ON offer_suggestion (service_id);
CREATE INDEX offer_suggestion_waiting ON offer_suggestion (service_id) WHERE state = 'waiting';
ALTER TABLE offer_suggestion ENABLE ROW LEVEL SECURITY;

-- Who deals with it: the people of the structure; when no organisation keeps it, the orientation service of the author's territory.
CREATE FUNCTION access.deals_with_suggestion(p_service text, p_territories uuid[]) RETURNS boolean LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT access.keeps_service(p_service) OR (access.officer_of() IS NOT NULL AND coalesce(p_territories && access.territories(), false)
    AND EXISTS (SELECT FROM offer_service s JOIN offer_structure st USING (structure_id) WHERE s.service_id = p_service AND st.managed_by IS NULL)) $$;

-- Once. False: somebody answered first.
CREATE FUNCTION access.answer_suggestion(p_suggestion uuid, p_state text, p_answer text) RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s offer_suggestion;
BEGIN
  SELECT * INTO s FROM offer_suggestion WHERE suggestion_id = p_suggestion FOR UPDATE;
  IF NOT FOUND OR NOT access.deals_with_suggestion(s.service_id, s.territories) OR p_state NOT IN ('applied','declined') THEN PERFORM access.missing(); END IF;
  UPDATE offer_suggestion SET state = p_state, answer = p_answer, decided_at = access.now(), decided_by = access.suggesting_author(),
    decided_org = access.suggesting_org() WHERE suggestion_id = p_suggestion AND state = 'waiting';
  RETURN FOUND;
END $$;

-- Managers of the organisation that keeps this service: an e-mail tells them.
CREATE FUNCTION access.service_keepers(p_service text) RETURNS TABLE (email text) LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.email FROM offer_service s JOIN offer_structure st USING (structure_id)
    JOIN membership m ON m.organisation_id = st.managed_by AND m.manager JOIN professional p USING (professional_id)
  WHERE s.service_id = p_service AND access.org() IS NOT NULL AND m.from_on <= access.today() AND (m.until_on IS NULL OR m.until_on > access.today()) $$;

GRANT SELECT, UPDATE ON offer_suggestion TO relais_access;
CREATE POLICY definers_read ON offer_suggestion FOR SELECT TO relais_access USING (true);
CREATE POLICY definers_update ON offer_suggestion FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

GRANT SELECT (suggestion_id, service_id, about, words, made_at, author_name, organisation_name, territories, state, answer, decided_at, decided_by, decided_org)
  ON offer_suggestion TO relais_app;
GRANT INSERT (suggestion_id, service_id, about, words) ON offer_suggestion TO relais_app;
-- Its author, and who deals with it.
CREATE POLICY parties_read ON offer_suggestion FOR SELECT TO relais_app
  USING (author_seat = access.seat() OR access.deals_with_suggestion(service_id, territories));
-- Any professional whose organisation may act.
CREATE POLICY seats_insert ON offer_suggestion FOR INSERT TO relais_app
  WITH CHECK (author_seat = access.seat() AND cardinality(territories) > 0 AND state = 'waiting');

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['deals_with_suggestion(text, uuid[])','answer_suggestion(uuid, text, text)','service_keepers(text)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.suggesting_author(), access.suggesting_org() TO relais_app, relais_access;
GRANT EXECUTE ON FUNCTION access.deals_with_suggestion(text, uuid[]), access.answer_suggestion(uuid, text, text), access.service_keepers(text) TO relais_app;

CALL access.let_definers_own(false);
