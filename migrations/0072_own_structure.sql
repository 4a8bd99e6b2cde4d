-- The record of a structure is written by its people, as its services are; and they may give it back.

CALL access.let_definers_own(true);

ALTER TABLE offer_structure
  ADD COLUMN version integer NOT NULL DEFAULT 0, -- how many times it was written here, attached or given back
  ADD COLUMN given_back_by uuid REFERENCES organisation, -- who kept it last, and may take it again whatever it says
  ADD CHECK (num_nonnulls(managed_by, given_back_by) < 2);
CREATE INDEX offer_structure_by_former_manager ON offer_structure (given_back_by) WHERE given_back_by IS NOT NULL;

-- As offer_service_change; keys are fields of the schema, "state", or "kept": an organisation keeps it.
CREATE TABLE offer_structure_change (
  structure_id text NOT NULL COLLATE "C" REFERENCES offer_structure ON DELETE CASCADE,
  version integer NOT NULL,
  at timestamptz NOT NULL,
  author_seat uuid NOT NULL REFERENCES membership,
  author_name text NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation,
  organisation_name text NOT NULL,
  changed jsonb NOT NULL,
  PRIMARY KEY (structure_id, version)
);
ALTER TABLE offer_structure_change ENABLE ROW LEVEL SECURITY;

-- ---------------------------------------------------------------- writing a structure
-- Each writing is one version; what is beside the record is read from it. A SIRET says who one is: it stays, or becomes the organisation's.
CREATE FUNCTION access.offer_structure_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.version := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  IF (NEW.record ->> 'id', NEW.record ->> 'source', NEW.record ->> 'nom', NEW.record ->> 'date_maj')
    IS DISTINCT FROM (NEW.structure_id, NEW.source, NEW.name, NEW.updated_on::text) THEN PERFORM access.missing(); END IF;
  IF TG_OP = 'UPDATE' AND NEW.record ->> 'siret' IS DISTINCT FROM OLD.siret
    AND NEW.record ->> 'siret' IS DISTINCT FROM (SELECT siret FROM organisation WHERE organisation_id = access.org()) THEN PERFORM access.missing(); END IF;
  NEW.siret := NEW.record ->> 'siret';
  NEW.networks := ARRAY(SELECT jsonb_array_elements_text(offer.items((NEW.record -> 'reseaux_porteurs')::jsonb)));
  SELECT c.code, c.departement_code, c.region_code INTO NEW.commune_code, NEW.departement_code, NEW.region_code
    FROM (SELECT) AS one LEFT JOIN commune c ON c.code = NEW.record ->> 'code_insee';
  RETURN NEW;
END $$;

CREATE FUNCTION access.offer_structure_facts(s offer_structure) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls((s.record::jsonb - 'source') || jsonb_build_object('state', s.state, 'kept', s.managed_by IS NOT NULL)) $$;

-- In the same transaction: its line of history, and what search reads of its services, which say its name and, by default, its hours.
CREATE FUNCTION access.offer_structure_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE differs jsonb := '{"kept": [null, true]}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(jsonb_object_agg(key, jsonb_build_array(b.value, a.value)), '{}') INTO differs
    FROM jsonb_each(access.offer_structure_facts(OLD)) b FULL JOIN jsonb_each(access.offer_structure_facts(NEW)) a USING (key)
    WHERE b.value IS DISTINCT FROM a.value;
  END IF;
  INSERT INTO offer_structure_change
    VALUES (NEW.structure_id, NEW.version, access.now(), access.seat(), access.author_name(), access.org(), access.org_name(), differs);
  IF differs ?| ARRAY['nom', 'horaires_accueil', 'state'] THEN
    PERFORM offer.derive(ARRAY(SELECT service_id FROM offer_service WHERE structure_id = NEW.structure_id AND state = 'published'));
  END IF;
  PERFORM offer.tell_structures(ARRAY[NEW.structure_id]);
  RETURN NULL;
END $$;

CREATE TRIGGER offer_structure_waits BEFORE INSERT OR UPDATE OF record, managed_by ON offer_structure FOR EACH STATEMENT
  WHEN (access.org() IS NOT NULL) EXECUTE FUNCTION access.offer_service_waits();
CREATE TRIGGER offer_structure_counts BEFORE INSERT OR UPDATE OF record, managed_by ON offer_structure FOR EACH ROW
  WHEN (access.org() IS NOT NULL) EXECUTE FUNCTION access.offer_structure_counts();
CREATE TRIGGER offer_structure_written AFTER INSERT OR UPDATE OF record, managed_by ON offer_structure FOR EACH ROW
  WHEN (access.org() IS NOT NULL) EXECUTE FUNCTION access.offer_structure_written();

-- ---------------------------------------------------------------- taking and giving back
-- A manager attaches the structure that bears their SIRET and that nobody keeps, or the one that their organisation gave back.
CREATE OR REPLACE FUNCTION access.keep_structure(p_structure text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE offer_structure s SET managed_by = access.org(), given_back_by = NULL, state = 'published' FROM organisation o
    WHERE s.structure_id = p_structure AND s.managed_by IS NULL AND o.organisation_id = access.org()
      AND (s.given_back_by = access.org() OR s.state = 'published' AND o.siret = s.siret)
      AND access.has_role('manager') AND cardinality(access.territories()) > 0;
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
END $$;

-- The one that it gave back is taken again as it was.
CREATE OR REPLACE FUNCTION access.open_structure(p_record json, p_hash bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE id text := 'relais--' || access.org();
BEGIN
  IF NOT access.has_role('manager') OR coalesce(cardinality(access.territories()), 0) = 0 OR p_record ->> 'id' IS DISTINCT FROM id
    OR p_record ->> 'source' IS DISTINCT FROM 'relais' THEN PERFORM access.missing(); END IF;
  IF EXISTS (SELECT FROM offer_structure WHERE structure_id = id AND given_back_by = access.org()) THEN
    PERFORM access.keep_structure(id);
    RETURN;
  END IF;
  INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on, managed_by)
    VALUES (id, 'relais', p_record ->> 'nom', p_record, p_hash, (p_record ->> 'date_maj')::date, access.org())
    ON CONFLICT (structure_id) DO NOTHING;
END $$;

-- A manager gives back a structure. What was written here of its services is kept by nobody any more: it is suspended, until the structure is
-- taken again or its source says them. What its source alone says stays. A structure that was opened here has no source: it leaves the
-- directory. Requests already received stay with the organisation.
CREATE FUNCTION access.give_back_structure(p_structure text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.has_role('manager') OR NOT access.keeps_structure(p_structure) THEN PERFORM access.missing(); END IF;
  UPDATE offer_service SET state = 'suspended' WHERE structure_id = p_structure AND state = 'published' AND source = 'relais';
  UPDATE offer_structure SET managed_by = NULL, given_back_by = access.org(),
      state = CASE WHEN structure_id LIKE 'relais--%' THEN 'archived' ELSE state END
    WHERE structure_id = p_structure AND managed_by = access.org();
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
END $$;

-- ---------------------------------------------------------------- rights
GRANT INSERT ON offer_structure_change TO relais_access;
CREATE POLICY definers_insert ON offer_structure_change FOR INSERT TO relais_access WITH CHECK (true);
GRANT UPDATE (state) ON offer_service TO relais_access;
CREATE POLICY definers_update ON offer_service FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- The people of the structure write its record, under Relais' own source; the rest of the row is read from it.
GRANT UPDATE (source, name, record, hash, updated_on, address_certified) ON offer_structure TO relais_app;
CREATE POLICY keepers_update ON offer_structure FOR UPDATE TO relais_app USING (access.keeps_structure(structure_id))
  WITH CHECK (source = 'relais' AND access.keeps_structure(structure_id));
CREATE POLICY former_keepers_read ON offer_structure FOR SELECT TO relais_app USING (given_back_by = access.org());

-- A history names colleagues. Of a structure that changed hands, each organisation reads its own part.
GRANT SELECT ON offer_structure_change TO relais_app;
CREATE POLICY keepers_read ON offer_structure_change FOR SELECT TO relais_app
  USING (organisation_id = access.org() AND access.keeps_structure(structure_id));
DROP POLICY keepers_read ON offer_service_change;
CREATE POLICY keepers_read ON offer_service_change FOR SELECT TO relais_app
  USING (organisation_id = access.org() AND access.keeps_service(service_id));

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['offer_structure_counts()','offer_structure_written()','give_back_structure(text)'] LOOP
    EXECUTE format('ALTER FUNCTION access.%s OWNER TO relais_access', f);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION access.offer_structure_facts(offer_structure) TO relais_access;
GRANT EXECUTE ON FUNCTION access.give_back_structure(text) TO relais_app;

CALL access.let_definers_own(false);
