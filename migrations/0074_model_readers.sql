-- A model is shared only while its organisation acts in a territory, and what others could not read of it stays so.

CALL access.let_definers_own(true);

-- In one of these territories, which is also the reader’s, today: the end of an agreement is written nowhere in a model.
CREATE FUNCTION access.acts_among(p_organisation uuid, p_territories uuid[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM partnership_agreement a JOIN territory t USING (territory_id)
    WHERE a.organisation_id = p_organisation AND a.territory_id = ANY (p_territories) AND a.territory_id = ANY (access.territories())
      AND (access.now() AT TIME ZONE t.time_zone)::date BETWEEN a.from_on AND coalesce(a.until_on, 'infinity')) $$;
ALTER FUNCTION access.acts_among(uuid, uuid[]) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.acts_among(uuid, uuid[]) TO relais_app;

CREATE OR REPLACE FUNCTION access.reads_model(m offer_model) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (m.organisation_id = access.org() OR (m.shared AND NOT m.archived AND access.acts_among(m.organisation_id, m.territories)))
    AND access.keeps_structures() $$;

-- What the model said is copied from the model, never from who asks; for others than its organisation, from what was shared of it.
CREATE OR REPLACE FUNCTION access.offer_service_model_says() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT v.record INTO NEW.record FROM offer_model_version v WHERE v.model_id = NEW.model_id AND v.version = NEW.version
    AND ((v.shared AND NOT v.archived) OR access.owns_model(NEW.model_id));
  IF NOT FOUND THEN PERFORM access.missing(); END IF;
  RETURN NEW;
END $$;

CALL access.let_definers_own(false);
