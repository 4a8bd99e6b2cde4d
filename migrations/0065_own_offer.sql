-- Structures keep their own offer: an organisation that keeps a structure writes its services here, and search finds them at once.

CALL access.let_definers_own(true);

ALTER TABLE offer_service
  ADD COLUMN version integer NOT NULL DEFAULT 0, -- how many times it was written here; 0: only a source ever did
  ADD COLUMN places_free smallint CHECK (places_free BETWEEN 0 AND 999),
  ADD COLUMN waiting_weeks smallint CHECK (waiting_weeks BETWEEN 0 AND 104),
  ADD COLUMN room_said_on date, -- when the structure last said one or the other
  ADD CHECK (room_said_on IS NOT NULL OR num_nonnulls(places_free, waiting_weeks) = 0);

-- Who changed what of a service. `changed`: {"frais": ["gratuit", "payant"]}, before and after, absent values as null; keys are fields of the
-- schema, or "state", "places_free", "waiting_weeks". The first row of a service begins it.
CREATE TABLE offer_service_change (
  service_id text NOT NULL COLLATE "C" REFERENCES offer_service ON DELETE CASCADE,
  version integer NOT NULL,
  at timestamptz NOT NULL,
  author_seat uuid NOT NULL REFERENCES membership,
  author_name text NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  organisation_name text NOT NULL,
  changed jsonb NOT NULL,
  PRIMARY KEY (service_id, version)
);
ALTER TABLE offer_service_change ENABLE ROW LEVEL SECURITY;

-- ---------------------------------------------------------------- who keeps a structure
-- The organisation that it is attached to, as long as an agreement lets it act.
CREATE FUNCTION access.keeps_structure(p_structure text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(cardinality(access.territories()) > 0, false)
    AND EXISTS (SELECT FROM offer_structure WHERE structure_id = p_structure AND managed_by = access.org()) $$;
CREATE FUNCTION access.keeps_service(p_service text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM offer_service s WHERE s.service_id = p_service AND access.keeps_structure(s.structure_id)) $$;

-- A manager attaches to their organisation the structure that bears its SIRET and that nobody keeps. From then on files no longer write over
-- it (domain/offer/import/plan.server.ts), and requests to its services arrive in the organisation.
CREATE FUNCTION access.keep_structure(p_structure text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM offer.write_lock();
  UPDATE offer_structure s SET managed_by = access.org() FROM organisation o
    WHERE s.structure_id = p_structure AND s.managed_by IS NULL AND s.state = 'published' AND o.organisation_id = access.org()
      AND o.siret = s.siret AND access.has_role('manager') AND cardinality(access.territories()) > 0;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  PERFORM offer.tell_structures(ARRAY[p_structure]);
END $$;

-- The structure of an organisation that no source describes: one for each organisation, in the application's own words.
CREATE FUNCTION access.open_structure(p_record json, p_hash bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE id text := 'relais--' || access.org();
BEGIN
  IF NOT access.has_role('manager') OR coalesce(cardinality(access.territories()), 0) = 0 OR p_record ->> 'id' IS DISTINCT FROM id
    OR p_record ->> 'source' IS DISTINCT FROM 'relais' THEN PERFORM access.missing(); END IF;
  PERFORM offer.write_lock();
  INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, commune_code, departement_code, region_code, siret, managed_by)
    SELECT id, 'relais', p_record ->> 'nom', p_record, p_hash, (p_record ->> 'date_maj')::date, c.code, c.departement_code, c.region_code,
           p_record ->> 'siret', access.org()
    FROM (SELECT) AS one LEFT JOIN commune c ON c.code = p_record ->> 'code_insee'
    ON CONFLICT (structure_id) DO NOTHING;
  IF FOUND THEN PERFORM offer.tell_structures(ARRAY[id]); END IF;
END $$;

-- ---------------------------------------------------------------- writing a service
-- Writers of the offer wait for each other before they hold a row: an import that held the lock and waited for the row would never end.
CREATE FUNCTION access.offer_service_waits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN PERFORM offer.write_lock(); RETURN NULL; END $$;

-- Each writing is one version, and what is beside the record says the same as the record.
CREATE FUNCTION access.offer_service_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.version := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF (NEW.record ->> 'id', NEW.record ->> 'structure_id', NEW.record ->> 'source', NEW.record ->> 'nom', NEW.record ->> 'date_maj')
    IS DISTINCT FROM (NEW.service_id, NEW.structure_id, NEW.source, NEW.name, NEW.updated_on::text) THEN PERFORM access.missing(); END IF;
  RETURN NEW;
END $$;

-- All that its history tells of a service; absent and null are the same.
CREATE FUNCTION access.offer_facts(s offer_service) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls((s.record::jsonb - 'source')
    || jsonb_build_object('state', s.state, 'places_free', s.places_free, 'waiting_weeks', s.waiting_weeks, 'room_said_on', s.room_said_on)) $$;

-- In the same transaction: its line of history, what search reads of it, and the score of its structure. A draft is told to nobody.
CREATE FUNCTION access.offer_service_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE differs jsonb := '{"state": [null, "draft"]}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(b.value, a.value)), '{}') INTO differs
    FROM jsonb_each(access.offer_facts(OLD)) b FULL JOIN jsonb_each(access.offer_facts(NEW)) a USING (key)
    WHERE b.value IS DISTINCT FROM a.value;
  END IF;
  INSERT INTO offer_service_change
    VALUES (NEW.service_id, NEW.version, access.now(), access.seat(), access.author_name(), access.org(), access.org_name(), differs);
  IF NEW.state <> 'published' AND (TG_OP = 'INSERT' OR OLD.state <> 'published') THEN RETURN NULL; END IF;
  PERFORM offer.derive(ARRAY[NEW.service_id]);
  UPDATE offer_structure s SET score = m.score
    FROM (SELECT coalesce(round(avg(score)), 0) AS score FROM offer_service WHERE structure_id = NEW.structure_id AND state = 'published') m
    WHERE s.structure_id = NEW.structure_id AND s.score <> m.score;
  IF FOUND THEN PERFORM offer.tell_structures(ARRAY[NEW.structure_id]); END IF;
  RETURN NULL;
END $$;

-- Imports and what works by night are bound to no organisation, and derive what they write by themselves.
CREATE TRIGGER offer_service_waits BEFORE INSERT OR UPDATE ON offer_service FOR EACH STATEMENT
  WHEN (access.org() IS NOT NULL) EXECUTE FUNCTION access.offer_service_waits();
CREATE TRIGGER offer_service_counts BEFORE INSERT OR UPDATE ON offer_service FOR EACH ROW
  WHEN (access.org() IS NOT NULL) EXECUTE FUNCTION access.offer_service_counts();
CREATE TRIGGER offer_service_written AFTER INSERT OR UPDATE ON offer_service FOR EACH ROW
  WHEN (access.org() IS NOT NULL) EXECUTE FUNCTION access.offer_service_written();

-- Managers of organisations that keep services which nobody confirmed for six months.
CREATE FUNCTION access.unconfirmed_offer() RETURNS TABLE (organisation_id uuid, seat uuid, email text, services integer) LANGUAGE plpgsql
  STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.system_reason() IS DISTINCT FROM 'offer reminders' THEN PERFORM access.missing(); END IF;
  RETURN QUERY SELECT st.managed_by, m.membership_id, p.email, count(*)::integer
    FROM offer_service s JOIN offer_structure st USING (structure_id)
      JOIN membership m ON m.organisation_id = st.managed_by AND m.manager AND m.from_on <= access.today()
        AND (m.until_on IS NULL OR m.until_on > access.today())
      JOIN professional p USING (professional_id)
    WHERE s.state = 'published' AND st.state = 'published' AND s.updated_on <= access.today() - 183
      AND EXISTS (SELECT FROM partnership_agreement a WHERE a.organisation_id = st.managed_by AND a.from_on <= access.today()
                  AND (a.until_on IS NULL OR a.until_on >= access.today()))
    GROUP BY st.managed_by, m.membership_id, p.email;
END $$;

-- ---------------------------------------------------------------- rights
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['offer_value','offer_source','offer_zone','offer_structure','offer_service','offer_hot','offer_words','offer_change'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['offer_zone','offer_structure','offer_hot','offer_words','offer_change','offer_service_change'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY definers_insert ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['offer_structure','offer_change'] LOOP
    EXECUTE format('GRANT UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY definers_update ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['offer_hot','offer_words'] LOOP
    EXECUTE format('GRANT DELETE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY definers_delete ON %I FOR DELETE TO relais_access USING (true)', t);
  END LOOP;
END $$;
GRANT USAGE ON SEQUENCE offer_change_number TO relais_access;
-- All that derives, today and in what comes later.
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA offer TO relais_access;
ALTER DEFAULT PRIVILEGES IN SCHEMA offer GRANT EXECUTE ON FUNCTIONS TO relais_access;

-- The people of the structure read what is not published, and write it under Relais' own source: never a record of another source's name.
GRANT INSERT (service_id, structure_id, source, name, record, hash, updated_on, score, score_sum, score_terms, score_ages,
              given_score, state) ON offer_service TO relais_app;
GRANT UPDATE (source, name, record, hash, updated_on, address_certified, score, score_sum, score_terms, score_ages, given_score, state,
              places_free, waiting_weeks, room_said_on) ON offer_service TO relais_app;
CREATE POLICY keepers_read ON offer_service FOR SELECT TO relais_app USING (access.keeps_structure(structure_id));
CREATE POLICY keepers_insert ON offer_service FOR INSERT TO relais_app
  WITH CHECK (source = 'relais' AND state = 'draft' AND access.keeps_structure(structure_id));
CREATE POLICY keepers_update ON offer_service FOR UPDATE TO relais_app USING (access.keeps_structure(structure_id))
  WITH CHECK (source = 'relais' AND access.keeps_structure(structure_id));

-- Its history is theirs: it names colleagues.
GRANT SELECT ON offer_service_change TO relais_app;
CREATE POLICY keepers_read ON offer_service_change FOR SELECT TO relais_app USING (access.keeps_service(service_id));

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['keeps_structure(text)','keeps_service(text)','keep_structure(text)','open_structure(json, bytea)','offer_service_waits()',
      'offer_service_counts()','offer_service_written()','unconfirmed_offer()'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.keeps_structure(text), access.keeps_service(text), access.keep_structure(text), access.open_structure(json, bytea) TO relais_app;
GRANT EXECUTE ON FUNCTION access.offer_facts(offer_service) TO relais_access;
GRANT EXECUTE ON FUNCTION access.unconfirmed_offer() TO relais_system;

CALL access.let_definers_own(false);
