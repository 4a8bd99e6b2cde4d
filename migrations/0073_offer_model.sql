-- What services of several structures have in common, written once: a service may begin as its model, and is told when the model changes.

CALL access.let_definers_own(true);

CREATE TABLE offer_model (
  model_id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL DEFAULT access.org() REFERENCES organisation,
  organisation_name text NOT NULL DEFAULT access.org_name(), -- of the day of the last writing
  -- Fields of schema v1 that depend on no place: nobody's address, telephone or e-mail goes to other organisations with it.
  record json NOT NULL CHECK (record::jsonb - ARRAY['nom','description','type','thematiques','publics','publics_precisions','conditions_acces','frais',
    'frais_precisions','modes_accueil','modes_mobilisation','mobilisable_par','mobilisation_precisions','volume_horaire_hebdomadaire','nombre_semaines'] = '{}'),
  name text NOT NULL GENERATED ALWAYS AS (record ->> 'nom') STORED,
  version integer NOT NULL DEFAULT 0, -- how many times it was written
  shared boolean NOT NULL DEFAULT false, -- with every organisation of its territories that keeps a structure
  archived boolean NOT NULL DEFAULT false,
  territories uuid[] NOT NULL DEFAULT access.territories() -- of its organisation, on the day of the last writing
);
CREATE INDEX offer_model_by_organisation ON offer_model (organisation_id);
ALTER TABLE offer_model ENABLE ROW LEVEL SECURITY;

-- Each writing whole: what a form began from, what a service was made from.
CREATE TABLE offer_model_version (
  model_id uuid NOT NULL REFERENCES offer_model,
  version integer NOT NULL,
  at timestamptz NOT NULL,
  author_seat uuid NOT NULL REFERENCES membership,
  author_name text NOT NULL,
  record json NOT NULL,
  shared boolean NOT NULL,
  archived boolean NOT NULL,
  PRIMARY KEY (model_id, version)
);
ALTER TABLE offer_model_version ENABLE ROW LEVEL SECURITY;

-- Which model a service comes from, and what that model said when the service last took its changes or set them aside.
CREATE TABLE offer_service_model (
  service_id text COLLATE "C" PRIMARY KEY REFERENCES offer_service ON DELETE CASCADE,
  model_id uuid NOT NULL,
  version integer NOT NULL,
  record json NOT NULL,
  FOREIGN KEY (model_id, version) REFERENCES offer_model_version
);
CREATE INDEX offer_service_model_by_model ON offer_service_model (model_id);
ALTER TABLE offer_service_model ENABLE ROW LEVEL SECURITY;

-- ---------------------------------------------------------------- who reads, who writes
CREATE FUNCTION access.keeps_structures() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(cardinality(access.territories()) > 0, false) AND EXISTS (SELECT FROM offer_structure WHERE managed_by = access.org()) $$;

-- Its own organisation; when it is shared, those that keep a structure in one of its territories.
CREATE FUNCTION access.reads_model(m offer_model) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (m.organisation_id = access.org() OR (m.shared AND NOT m.archived AND coalesce(m.territories && access.territories(), false)))
    AND access.keeps_structures() $$;
CREATE FUNCTION access.owns_model(p_model uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM offer_model m WHERE m.model_id = p_model AND m.organisation_id = access.org() AND access.keeps_structures()) $$;
-- A service begins as a model, or takes its changes, while the model is there for it.
CREATE FUNCTION access.follows_model(p_model uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM offer_model m WHERE m.model_id = p_model AND NOT m.archived AND access.reads_model(m)) $$;

-- ---------------------------------------------------------------- writing
CREATE FUNCTION access.offer_model_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  NEW.organisation_name := access.org_name();
  NEW.territories := access.territories();
  RETURN NEW;
END $$;
CREATE FUNCTION access.offer_model_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO offer_model_version
    VALUES (NEW.model_id, NEW.version, access.now(), access.seat(), access.author_name(), NEW.record, NEW.shared, NEW.archived);
  RETURN NULL;
END $$;
CREATE TRIGGER offer_model_counts BEFORE INSERT OR UPDATE ON offer_model FOR EACH ROW EXECUTE FUNCTION access.offer_model_counts();
CREATE TRIGGER offer_model_written AFTER INSERT OR UPDATE ON offer_model FOR EACH ROW EXECUTE FUNCTION access.offer_model_written();

-- What the model said is copied from the model, never from who asks.
CREATE FUNCTION access.offer_service_model_says() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT v.record INTO NEW.record FROM offer_model_version v WHERE v.model_id = NEW.model_id AND v.version = NEW.version;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_service_model_says BEFORE INSERT OR UPDATE ON offer_service_model FOR EACH ROW EXECUTE FUNCTION access.offer_service_model_says();

-- ---------------------------------------------------------------- what comes from a model
-- How many, for whoever reads the model.
CREATE FUNCTION access.model_uses(p_model uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM offer_service_model f JOIN offer_model m USING (model_id) WHERE f.model_id = p_model AND access.reads_model(m) $$;
-- Which ones, for its organisation: its own, and of others what everybody finds.
CREATE FUNCTION access.model_services(p_model uuid) RETURNS TABLE (service_id text, name text, structure_name text, own boolean, behind boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.service_id, s.name, st.name, st.managed_by IS NOT DISTINCT FROM access.org(), f.record::jsonb <> m.record::jsonb
  FROM offer_service_model f JOIN offer_model m USING (model_id) JOIN offer_service s USING (service_id) JOIN offer_structure st USING (structure_id)
  WHERE f.model_id = p_model AND access.owns_model(p_model)
    AND (st.managed_by = access.org() OR (s.state = 'published' AND st.state = 'published'))
  ORDER BY s.name, s.service_id $$;

-- ---------------------------------------------------------------- rights
GRANT SELECT ON offer_model, offer_service_model TO relais_access;
GRANT SELECT, INSERT ON offer_model_version TO relais_access;
CREATE POLICY definers_read ON offer_model FOR SELECT TO relais_access USING (true);
CREATE POLICY definers_read ON offer_model_version FOR SELECT TO relais_access USING (true);
CREATE POLICY definers_insert ON offer_model_version FOR INSERT TO relais_access WITH CHECK (true);
CREATE POLICY definers_read ON offer_service_model FOR SELECT TO relais_access USING (true);

GRANT SELECT, INSERT (model_id, record), UPDATE (record, shared, archived) ON offer_model TO relais_app;
CREATE POLICY keepers_read ON offer_model FOR SELECT TO relais_app USING (access.reads_model(offer_model));
CREATE POLICY owner_inserts ON offer_model FOR INSERT TO relais_app
  WITH CHECK (organisation_id = access.org() AND NOT shared AND NOT archived AND access.keeps_structures());
-- A discreet organisation shares nothing: a model bears its name.
CREATE POLICY owner_updates ON offer_model FOR UPDATE TO relais_app USING (organisation_id = access.org() AND access.keeps_structures())
  WITH CHECK (organisation_id = access.org() AND access.keeps_structures() AND NOT (shared AND access.org_discreet()));

-- Its history is its organisation's: it names colleagues.
GRANT SELECT ON offer_model_version TO relais_app;
CREATE POLICY owner_reads ON offer_model_version FOR SELECT TO relais_app USING (access.owns_model(model_id));

GRANT SELECT, INSERT (service_id, model_id, version), UPDATE (version) ON offer_service_model TO relais_app;
CREATE POLICY keepers_read ON offer_service_model FOR SELECT TO relais_app USING (access.keeps_service(service_id));
CREATE POLICY keepers_insert ON offer_service_model FOR INSERT TO relais_app
  WITH CHECK (access.keeps_service(service_id) AND access.follows_model(model_id));
CREATE POLICY keepers_update ON offer_service_model FOR UPDATE TO relais_app USING (access.keeps_service(service_id))
  WITH CHECK (access.keeps_service(service_id) AND access.follows_model(model_id));

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['keeps_structures()','owns_model(uuid)','follows_model(uuid)','offer_model_written()','offer_service_model_says()',
      'model_uses(uuid)','model_services(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.reads_model(offer_model) TO relais_access, relais_app;
GRANT EXECUTE ON FUNCTION access.keeps_structures(), access.owns_model(uuid), access.follows_model(uuid), access.model_uses(uuid), access.model_services(uuid)
  TO relais_app;

CALL access.let_definers_own(false);
