-- Two records that may be one person, when whoever wrote the second may not read the first: noted in the same transaction, shown to
-- the orientation service alone. Nothing is joined by itself.

CALL access.let_definers_own(true);

CREATE TABLE possible_match (
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE, -- who was written
  other_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,  -- whom they resemble
  authority_id uuid NOT NULL REFERENCES organisation,
  other_authority_id uuid NOT NULL REFERENCES organisation,
  noted_at timestamptz NOT NULL,
  answer text CHECK (answer IN ('two','same')),
  answered_at timestamptz,
  answered_by text,
  PRIMARY KEY (person_id, other_id),
  CHECK (person_id <> other_id),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX match_by_other ON possible_match (other_id);
CREATE INDEX match_to_answer ON possible_match (authority_id, noted_at) WHERE answer IS NULL;
CREATE INDEX match_to_answer_other ON possible_match (other_authority_id, noted_at) WHERE answer IS NULL;
ALTER TABLE possible_match ENABLE ROW LEVEL SECURITY;

GRANT SELECT ON possible_match TO relais_app;
-- The orientation service of the one or of the other. Nobody else, the author of the second record included.
CREATE POLICY orientation_reads ON possible_match FOR SELECT TO relais_app
  USING ((coalesce(authority_id = ANY (access.officer_of()), false) AND access.at('summary', person_id))
         OR (coalesce(other_authority_id = ANY (access.officer_of()), false) AND access.at('summary', other_id)));

GRANT SELECT, INSERT, UPDATE ON possible_match TO relais_access;
CREATE POLICY access_reads ON possible_match FOR SELECT TO relais_access USING (true);
CREATE POLICY access_inserts ON possible_match FOR INSERT TO relais_access WITH CHECK (true);
CREATE POLICY access_updates ON possible_match FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- Two dates that a hand confuses: two figures apart at most, or day and month exchanged.
CREATE FUNCTION access.near_dates(a date, b date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT a IS NULL OR b IS NULL OR to_char(a, 'YYYYDDMM') = to_char(b, 'YYYYMMDD')
    OR (SELECT count(*) FROM generate_series(1, 10) g WHERE substr(a::text, g, 1) <> substr(b::text, g, 1)) <= 2 $$;

-- Called by the act that wrote an identity, and answers it nothing. What it looks for is wide: src/domain/same-person/compare.ts judges
-- each pair when the orientation service reads it. Whom the author reads was shown to them before, and they decided.
CREATE FUNCTION access.note_possible_matches(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
DECLARE l record;
BEGIN
  SELECT * INTO l FROM access.levels_here(p_person);
  IF NOT (l.lead OR l.desk) AND NOT coalesce(p_person = ANY (access.ids('intake')), false) AND access.self() IS DISTINCT FROM p_person
  THEN PERFORM access.missing(); END IF;
  INSERT INTO possible_match (person_id, other_id, authority_id, other_authority_id, noted_at)
  SELECT p.person_id, o.person_id, p.authority_id, o.authority_id, access.now()
  FROM person p JOIN person_identity i USING (person_id)
    LEFT JOIN person_contact c USING (person_id) LEFT JOIN person_nir n USING (person_id)
    CROSS JOIN LATERAL (
      SELECT x.person_id FROM person_identity x
        WHERE x.birth_date = i.birth_date
          AND (x.family_key IN (i.family_key, i.used_key) OR x.used_key IN (i.family_key, i.used_key)
               OR left(x.given_key, 2) = left(i.given_key, 2)
               OR (left(x.family_key, 2) = left(i.given_key, 2) AND left(x.given_key, 2) = left(i.family_key, 2)))
      UNION SELECT x.person_id FROM person_identity x WHERE x.family_key IN (i.family_key, i.used_key) AND x.given_key = i.given_key
        AND access.near_dates(x.birth_date, i.birth_date)
      UNION SELECT x.person_id FROM person_identity x WHERE x.used_key IN (i.family_key, i.used_key) AND x.given_key = i.given_key
        AND access.near_dates(x.birth_date, i.birth_date)
      UNION SELECT x.person_id FROM person_identity x WHERE x.family_key = i.given_key AND x.given_key IN (i.family_key, i.used_key)
        AND (x.birth_date IS NULL OR i.birth_date IS NULL)
      UNION SELECT x.person_id FROM person_contact y JOIN person_identity x USING (person_id)
        WHERE y.phone = c.phone AND left(x.given_key, 2) = left(i.given_key, 2) AND access.near_dates(x.birth_date, i.birth_date)
      UNION SELECT x.person_id FROM person_contact y JOIN person_identity x USING (person_id)
        WHERE y.email = c.email AND left(x.given_key, 2) = left(i.given_key, 2) AND access.near_dates(x.birth_date, i.birth_date)
      UNION SELECT x.person_id FROM person_nir x WHERE x.nir_hash = n.nir_hash) found
    JOIN person o ON o.person_id = found.person_id
  WHERE p.person_id = p_person AND o.person_id <> p_person AND o.territory_id = p.territory_id
    AND NOT coalesce(access.in_scope(o.person_id, o.territory_id, o.authority_id, o.origin_org, o.referent_body_id, o.lead_seat, o.seats,
                                     o.part_seats, o.orgs, o.barred_orgs, o.conflict_seats, o.informed_on), false)
    AND NOT EXISTS (SELECT FROM possible_match m WHERE m.person_id = o.person_id AND m.other_id = p_person)
  ON CONFLICT DO NOTHING;
END $$;

-- Whom the bound orientation service may compare, or the one pair asked for: ids, which open nothing by themselves, and what the
-- hashes of NIR say.
CREATE FUNCTION access.possible_matches(p_answered boolean, p_person uuid, p_other uuid, p_most integer)
  RETURNS TABLE (person_id uuid, other_id uuid, nir text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.officer_of() IS NULL OR access.territories() IS NULL THEN RETURN; END IF;
  RETURN QUERY
  SELECT m.person_id, m.other_id, access.nirs_say(m.person_id, m.other_id)
  FROM possible_match m
  WHERE CASE WHEN p_person IS NULL THEN (m.answer IS NOT NULL) = p_answered ELSE m.person_id = p_person AND m.other_id = p_other END
    AND (m.authority_id = ANY (access.officer_of()) OR m.other_authority_id = ANY (access.officer_of()))
    AND (access.sees(m.person_id) OR access.sees(m.other_id))
  ORDER BY coalesce(m.answered_at, m.noted_at) DESC, m.person_id, m.other_id LIMIT p_most;
END $$;

CREATE FUNCTION access.nirs_say(p_one uuid, p_other uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT CASE (SELECT nir_hash FROM person_nir WHERE person_id = p_one) = (SELECT nir_hash FROM person_nir WHERE person_id = p_other)
    WHEN true THEN 'same' WHEN false THEN 'other' ELSE 'unknown' END $$;

-- Whether the person is in some list of the bound seat.
CREATE FUNCTION access.sees(p_person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT access.in_scope(p.person_id, p.territory_id, p.authority_id, p.origin_org, p.referent_body_id, p.lead_seat,
    p.seats, p.part_seats, p.orgs, p.barred_orgs, p.conflict_seats, p.informed_on) FROM person p WHERE p.person_id = p_person), false) $$;

-- Of the other record, when it depends on another authority: what an exact-identity search would tell, for whom it would.
CREATE FUNCTION access.resembling(p_person uuid, p_other uuid) RETURNS TABLE (family_name text, used_name text, given_name text,
    birth_date date, civility text, lead_name text, lead_organisation text, authority_name text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF access.officer_of() IS NULL OR NOT access.sees(p_person) OR NOT EXISTS (SELECT FROM possible_match m
       WHERE (m.person_id = p_person AND m.other_id = p_other AND m.authority_id = ANY (access.officer_of()))
          OR (m.person_id = p_other AND m.other_id = p_person AND m.other_authority_id = ANY (access.officer_of()))) THEN RETURN; END IF;
  RETURN QUERY
  SELECT i.family_name, i.used_name, i.given_name, i.birth_date, i.civility, l.professional_name, l.organisation_name, a.name
  FROM person p JOIN person_identity i USING (person_id) JOIN organisation a ON a.organisation_id = p.authority_id
    LEFT JOIN lead_period l ON l.person_id = p.person_id AND l.until_at IS NULL
  WHERE p.person_id = p_other AND p.territory_id = ANY (access.territories())
    AND NOT access.org() = ANY (p.barred_orgs) AND NOT access.seat() = ANY (p.conflict_seats)
    AND NOT p.protected AND p.informed_on IS NOT NULL;
END $$;

-- « Ce sont deux personnes », and the question again (NULL).
CREATE FUNCTION access.answer_possible_match(p_person uuid, p_other uuid, p_answer text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m possible_match;
BEGIN
  SELECT * INTO m FROM possible_match WHERE person_id = p_person AND other_id = p_other FOR UPDATE;
  IF NOT FOUND OR NOT ((coalesce(m.authority_id = ANY (access.officer_of()), false) AND access.sees(m.person_id))
                       OR (coalesce(m.other_authority_id = ANY (access.officer_of()), false) AND access.sees(m.other_id)))
  THEN PERFORM access.missing(); END IF;
  IF p_answer IS NOT NULL AND p_answer <> 'two' THEN PERFORM access.missing(); END IF;
  IF m.answer = 'same' THEN PERFORM access.refuse('match_merged'); END IF;
  UPDATE possible_match SET answer = p_answer, answered_at = CASE WHEN p_answer IS NOT NULL THEN access.now() END,
      answered_by = CASE WHEN p_answer IS NOT NULL THEN access.author_name() END
    WHERE person_id = p_person AND other_id = p_other AND answer IS DISTINCT FROM p_answer;
END $$;

DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS sig, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname = 'access' AND p.proname = ANY (ARRAY['near_dates','note_possible_matches','possible_matches','nirs_say','sees',
             'resembling','answer_possible_match']) LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO relais_access', f.sig);
    IF f.proname NOT IN ('near_dates','nirs_say','sees') THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO relais_app', f.sig); END IF;
  END LOOP;
END $$;

CALL access.let_definers_own(false);
