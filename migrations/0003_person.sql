-- The accompanied person. `person` is the spine: it says who sees whom and is written by relais_access alone; what people read is
-- in the tables beside it, each with the levels that open it. Every key starts with person_id, so that one person's rows lie
-- together and the schema can be distributed by person.

CREATE TABLE person (
  person_id uuid PRIMARY KEY,
  territory_id uuid NOT NULL REFERENCES territory,
  authority_id uuid NOT NULL REFERENCES organisation, -- competent authority: its orientation service receives people without référent
  origin_org uuid NOT NULL REFERENCES organisation,   -- who brought the person in
  referent_body_id uuid REFERENCES organisation,
  lead_seat uuid,
  seats uuid[] NOT NULL DEFAULT '{}',         -- accompagnateurs of today, the référent included
  part_seats uuid[] NOT NULL DEFAULT '{}',    -- contributeurs of today
  orgs uuid[] NOT NULL DEFAULT '{}',          -- organisations of both
  barred_orgs uuid[] NOT NULL DEFAULT '{}',   -- the person objected
  conflict_seats uuid[] NOT NULL DEFAULT '{}',-- relatives, neighbours: silently nothing
  protected boolean NOT NULL DEFAULT false,
  informed_on date,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX person_by_lead ON person (lead_seat);
CREATE INDEX person_by_load ON person (referent_body_id, lead_seat, territory_id); -- caseloads are counted in it alone

-- What lists show and sort by; the access columns are copies that access.recompute() writes with the spine.
CREATE TABLE person_list (
  person_id uuid PRIMARY KEY REFERENCES person,
  territory_id uuid NOT NULL,
  authority_id uuid NOT NULL,
  origin_org uuid NOT NULL,
  referent_body_id uuid,
  lead_seat uuid,
  seats uuid[] NOT NULL,
  part_seats uuid[] NOT NULL,
  orgs uuid[] NOT NULL,
  barred_orgs uuid[] NOT NULL,
  conflict_seats uuid[] NOT NULL,
  informed_on date,
  created_at timestamptz NOT NULL,
  sort_name text NOT NULL DEFAULT '' COLLATE "C", -- « diallo awa », for sorting and paging
  family_name text NOT NULL DEFAULT '',           -- nom d’usage, else nom de naissance
  given_name text NOT NULL DEFAULT '',
  birth_date date,
  commune_name text,          -- never for a protected person
  lead_name text,
  lead_organisation text,
  referent_body_name text,
  -- The three below are read through access.deadlines_of() only: reception and contributeurs list names, not deadlines.
  oriented_on date,
  entered_on date NOT NULL,   -- when Relais or the importing body was told of the person
  next_due_on date,           -- from rows that are neither sensitive, discreet nor hidden
  next_label text
);
CREATE INDEX person_list_authority ON person_list (authority_id, entered_on, person_id) WHERE lead_seat IS NULL;
CREATE INDEX person_list_body ON person_list (referent_body_id, entered_on, person_id) WHERE lead_seat IS NULL;
CREATE INDEX person_list_lead ON person_list (lead_seat, sort_name, person_id);
CREATE INDEX person_list_body_name ON person_list (referent_body_id, sort_name, person_id);
CREATE INDEX person_list_origin ON person_list (origin_org, sort_name, person_id) WHERE lead_seat IS NULL;

CREATE TABLE person_identity (
  person_id uuid PRIMARY KEY REFERENCES person,
  family_name text NOT NULL CHECK (family_name <> ''), -- nom de naissance
  used_name text,                                       -- nom d’usage
  given_name text NOT NULL CHECK (given_name <> ''),
  birth_date date,
  civility text CHECK (civility IN ('madame','monsieur','neutre')),
  family_key text NOT NULL, -- normalised by domain/person/identity-key.ts for exact search
  used_key text,
  given_key text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT access.now(),
  updated_by text NOT NULL DEFAULT access.author_name(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX identity_exact ON person_identity (birth_date, family_key, given_key);
CREATE INDEX identity_used ON person_identity (birth_date, used_key, given_key) WHERE used_key IS NOT NULL;

CREATE TABLE person_contact (
  person_id uuid PRIMARY KEY REFERENCES person,
  phone text,
  phone_accepts_sms boolean NOT NULL DEFAULT false,
  email text,
  preferred text CHECK (preferred IN ('telephone','sms','email','courrier')),
  interpreter text, -- language, when one is needed
  updated_at timestamptz NOT NULL DEFAULT access.now(),
  updated_by text NOT NULL DEFAULT access.author_name(),
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE person_address (
  person_id uuid PRIMARY KEY REFERENCES person,
  protected boolean NOT NULL DEFAULT false, -- copied from the spine: then only the référent reads it
  line text,
  postal_code text,
  commune_code text,
  commune_name text,
  updated_at timestamptz NOT NULL DEFAULT access.now(),
  updated_by text NOT NULL DEFAULT access.author_name(),
  version integer NOT NULL DEFAULT 1
);

-- Keyed hash of the NIR: matching only. No role of the application can read it back.
CREATE TABLE person_nir (
  person_id uuid PRIMARY KEY REFERENCES person,
  nir_hash bytea NOT NULL CHECK (length(nir_hash) = 32)
);
CREATE INDEX nir_matching ON person_nir (nir_hash); -- not unique: no existence oracle

-- The number under which one organisation knows the person (allocataire, identifiant interne…).
CREATE TABLE person_external_number (
  person_id uuid NOT NULL REFERENCES person,
  organisation_id uuid NOT NULL REFERENCES organisation,
  number text NOT NULL CHECK (number <> ''),
  PRIMARY KEY (person_id, organisation_id)
);
CREATE INDEX external_number_lookup ON person_external_number (organisation_id, number);

CREATE TABLE status_kind (
  code text PRIMARY KEY,
  label text NOT NULL,
  source text NOT NULL,          -- law article or scheme
  sensitive boolean NOT NULL,
  rank integer NOT NULL,
  UNIQUE (code, sensitive)
);
INSERT INTO status_kind VALUES
  ('demandeur-emploi', 'Demandeur d’emploi inscrit', 'C. trav. L. 5411-1', false, 1),
  ('rsa-droits-devoirs', 'Allocataire du RSA, soumis aux droits et devoirs', 'CASF L. 262-28', false, 2),
  ('rsa-hors-droits-devoirs', 'Allocataire du RSA, non soumis aux droits et devoirs', 'CASF L. 262-28', false, 3),
  ('conjoint-rsa', 'Conjoint d’un allocataire du RSA', 'CASF L. 262-28', false, 4),
  ('pacea', 'PACEA', 'C. trav. L. 5131-4', false, 5),
  ('cej', 'Contrat d’engagement jeune', 'C. trav. L. 5131-6', false, 6),
  ('pass-iae', 'PASS IAE', 'C. trav. L. 5132-3', false, 7),
  ('cddi', 'CDD d’insertion', 'C. trav. L. 5132-15-1', false, 8),
  ('boeth', 'Bénéficiaire de l’obligation d’emploi (BOETH)', 'C. trav. L. 5212-13', true, 9),
  ('sortant-ase', 'Sortant de l’aide sociale à l’enfance', 'CASF L. 222-5', false, 10),
  ('detention', 'En détention ou sous main de justice', 'C. pénit. L. 411-1', true, 11),
  ('salarie', 'En emploi', 'situation', false, 12),
  ('formation', 'En formation', 'situation', false, 13),
  ('autre', 'Autre situation', 'situation', false, 14);

CREATE TABLE status_period (
  person_id uuid NOT NULL REFERENCES person,
  status_period_id uuid NOT NULL,
  kind text NOT NULL,
  sensitive boolean NOT NULL,
  from_on date NOT NULL,
  expected_until date,
  until_on date CHECK (until_on >= from_on),
  source text NOT NULL CHECK (source IN ('personne','professionnel','fichier','organisme')),
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (person_id, status_period_id),
  FOREIGN KEY (kind, sensitive) REFERENCES status_kind (code, sensitive) -- the flag cannot lie
);

-- A household links adults by a shared reference and gives no access: each file keeps its own rows.
CREATE TABLE household_period (
  person_id uuid NOT NULL REFERENCES person,
  household_period_id uuid NOT NULL,
  household_ref uuid NOT NULL,
  from_on date NOT NULL,
  until_on date CHECK (until_on >= from_on),
  lone_parent boolean NOT NULL DEFAULT false,
  couple boolean NOT NULL DEFAULT false,
  children_0_2 smallint NOT NULL DEFAULT 0 CHECK (children_0_2 BETWEEN 0 AND 20),
  children_3_5 smallint NOT NULL DEFAULT 0 CHECK (children_3_5 BETWEEN 0 AND 20),
  children_6_13 smallint NOT NULL DEFAULT 0 CHECK (children_6_13 BETWEEN 0 AND 20),
  children_14_17 smallint NOT NULL DEFAULT 0 CHECK (children_14_17 BETWEEN 0 AND 20),
  children_18_plus smallint NOT NULL DEFAULT 0 CHECK (children_18_plus BETWEEN 0 AND 20),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  recorded_at timestamptz NOT NULL DEFAULT access.now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (person_id, household_period_id),
  CHECK (NOT (lone_parent AND couple))
);

-- ---------------------------------------------------------------- the circle
CREATE TABLE circle_member (
  person_id uuid NOT NULL REFERENCES person,
  circle_member_id uuid NOT NULL,
  seat uuid NOT NULL REFERENCES membership,
  organisation_id uuid NOT NULL REFERENCES organisation,
  professional_name text NOT NULL,
  organisation_name text NOT NULL,
  function text NOT NULL,
  role text NOT NULL CHECK (role IN ('accompagnateur','contributeur')),
  since timestamptz NOT NULL,
  until timestamptz,
  joined_how text NOT NULL CHECK (joined_how IN ('creation','invitation','demande','nomination')),
  end_reason text,
  discreet boolean NOT NULL,
  named_seats uuid[] NOT NULL DEFAULT '{}', -- whom the person lets see a discreet member
  PRIMARY KEY (person_id, circle_member_id)
);
CREATE UNIQUE INDEX circle_once ON circle_member (person_id, seat) WHERE until IS NULL;
CREATE INDEX circle_by_seat ON circle_member (seat, person_id) WHERE until IS NULL;

CREATE TABLE lead_period (
  person_id uuid NOT NULL REFERENCES person,
  lead_period_id uuid NOT NULL,
  seat uuid NOT NULL REFERENCES membership,
  organisation_id uuid NOT NULL REFERENCES organisation,
  professional_name text NOT NULL,
  organisation_name text NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  interim boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person_id, lead_period_id)
);
CREATE UNIQUE INDEX lead_once ON lead_period (person_id) WHERE until_at IS NULL; -- one référent at most
CREATE INDEX lead_by_seat ON lead_period (seat) WHERE until_at IS NULL;

CREATE TABLE circle_invitation (
  person_id uuid NOT NULL REFERENCES person,
  circle_invitation_id uuid NOT NULL,
  direction text NOT NULL CHECK (direction IN ('invitation','demande')),
  seat uuid NOT NULL REFERENCES membership, -- who would join
  organisation_id uuid NOT NULL REFERENCES organisation,
  professional_name text NOT NULL,
  organisation_name text NOT NULL,
  role text NOT NULL CHECK (role IN ('accompagnateur','contributeur')),
  by_seat uuid NOT NULL REFERENCES membership,
  by_name text NOT NULL,
  by_organisation_name text NOT NULL,
  person_label text NOT NULL, -- « Awa D. »: all that the invited reads before accepting
  reason text NOT NULL CHECK (length(reason) <= 300),
  state text NOT NULL DEFAULT 'ouverte' CHECK (state IN ('ouverte','acceptee','declinee','retiree')),
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  answered_by text,
  discreet boolean NOT NULL,
  PRIMARY KEY (person_id, circle_invitation_id)
);
CREATE INDEX invitation_by_seat ON circle_invitation (seat) WHERE state = 'ouverte';
CREATE UNIQUE INDEX invitation_once ON circle_invitation (person_id, seat) WHERE state = 'ouverte';

-- Decision of the competent authority (C. trav. L. 5411-5-1): track and referent body.
CREATE TABLE orientation (
  person_id uuid NOT NULL REFERENCES person,
  orientation_id uuid NOT NULL,
  authority_id uuid NOT NULL REFERENCES organisation,
  authority_name text NOT NULL,
  track text NOT NULL CHECK (track IN ('professionnelle','socio-professionnelle','sociale')),
  referent_body_id uuid NOT NULL REFERENCES organisation,
  referent_body_name text NOT NULL,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  decided_by_name text NOT NULL,
  decided_on date NOT NULL,
  notified_on date,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, orientation_id)
);

-- Rights that end by the clock: stand-in, overlap of a former référent. Read at BEGIN, never copied on the person.
CREATE TABLE access_grant (
  person_id uuid NOT NULL REFERENCES person,
  access_grant_id uuid NOT NULL,
  seat uuid NOT NULL REFERENCES membership,
  level text NOT NULL CHECK (level IN ('lead','edit','file','summary')),
  from_on date NOT NULL,
  until_on date NOT NULL CHECK (until_on >= from_on), -- last day
  why text NOT NULL CHECK (why IN ('remplacement','tuilage')),
  for_name text NOT NULL, -- whom the stand-in replaces, or the new référent
  for_seat uuid REFERENCES membership, -- whose place a stand-in holds: the grant ends with that place
  granted_by text NOT NULL,
  discreet boolean NOT NULL DEFAULT false, -- of a discreet organisation: its names are not for the circle
  revoked_at timestamptz,
  PRIMARY KEY (person_id, access_grant_id)
);
CREATE INDEX grant_by_seat ON access_grant (seat, until_on) WHERE revoked_at IS NULL;
CREATE INDEX grant_for_seat ON access_grant (for_seat) WHERE revoked_at IS NULL;

-- ================================================================ who sees whom: the gate and the policies (the acts are in 0004)

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- privileges
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person','person_list','person_identity','person_contact','person_address','person_nir',
                           'person_external_number','status_kind','status_period','household_period','circle_member',
                           'lead_period','circle_invitation','orientation','access_grant'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person','access_grant'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO relais_gate', t);
    EXECUTE format('CREATE POLICY gate_reads ON %I FOR SELECT TO relais_gate USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person','person_list','circle_member','lead_period','circle_invitation','orientation',
                           'access_grant','person_nir'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person_identity','person_address'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person','person_identity','circle_member','lead_period'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO relais_locate', t);
    EXECUTE format('CREATE POLICY locate_reads ON %I FOR SELECT TO relais_locate USING (true)', t);
  END LOOP;
END $$;
GRANT UPDATE (protected) ON person_address TO relais_access;
CREATE POLICY access_updates ON person_address FOR UPDATE TO relais_access USING (true) WITH CHECK (true);

-- ---------------------------------------------------------------- the gate
CREATE FUNCTION access.literals(names text[], vals text[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE s text := '';
BEGIN
  -- SET LOCAL with literals, never set_config: only the former reaches the workers of a distributed PostgreSQL.
  FOR i IN 1..cardinality(names) LOOP
    s := s || format('SET LOCAL app.%I = %L;', names[i], coalesce(vals[i], ''));
  END LOOP;
  EXECUTE s;
END $$;
GRANT EXECUTE ON FUNCTION access.literals(text[], text[]) TO relais_gate, relais_access;

-- Binds a transaction to one seat. RL401: the seat is not, or no longer, this professional's.
CREATE FUNCTION access.bind_professional(p_professional uuid, p_seat uuid, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE m record; d date; terr uuid[]; officer uuid[]; roles text[]; granted uuid[];
BEGIN
  d := (p_at AT TIME ZONE 'Europe/Paris')::date;
  SELECT s.*, o.name AS org_name, o.discreet AS org_discreet, o.kind INTO m
    FROM membership s JOIN organisation o USING (organisation_id)
    WHERE s.membership_id = p_seat AND s.professional_id = p_professional
      AND s.from_on <= d AND (s.until_on IS NULL OR s.until_on > d);
  IF NOT FOUND THEN RAISE EXCEPTION 'seat_ended' USING ERRCODE = 'RL401'; END IF;
  SELECT array_agg(DISTINCT a.territory_id) INTO terr FROM partnership_agreement a
    WHERE a.organisation_id = m.organisation_id AND a.from_on <= d AND (a.until_on IS NULL OR a.until_on >= d);
  SELECT array_agg(DISTINCT x.authority_id) FILTER (WHERE x.kind = 'orientation-officer'),
         array_agg(DISTINCT x.kind)
    INTO officer, roles FROM duty x
    WHERE x.membership_id = p_seat AND x.from_on <= d AND (x.until_on IS NULL OR x.until_on > d)
      AND x.territory_id = ANY (terr);
  roles := coalesce(roles, '{}')
    || CASE WHEN m.member THEN '{member}'::text[] ELSE '{}' END || CASE WHEN m.reception THEN '{reception}'::text[] ELSE '{}' END
    || CASE WHEN m.manager THEN '{manager}'::text[] ELSE '{}' END || CASE WHEN m.dpo THEN '{dpo}'::text[] ELSE '{}' END;
  SELECT array_agg(DISTINCT g.person_id) INTO granted FROM access_grant g
    WHERE g.seat = p_seat AND g.revoked_at IS NULL AND d BETWEEN g.from_on AND g.until_on;
  PERFORM access.literals(
    ARRAY['bound','professional','seat','org','roles','author_name','org_name','org_discreet','org_cap_emploi','function',
          'territories','officer_of','granted_ids','now','self','lead_ids','edit_ids','file_ids','part_ids','desk_ids',
          'summary_ids','watch_ids','intake_ids'],
    ARRAY['yes', p_professional::text, p_seat::text, m.organisation_id::text, array_to_string(roles, ','), m.professional_name,
          m.org_name, CASE WHEN m.org_discreet THEN 'yes' END, CASE WHEN m.kind = 'cap-emploi' THEN 'yes' END, m.function,
          terr::text, officer::text, granted::text, p_at::text, '', '', '', '', '', '', '', '', '']);
END $$;

CREATE FUNCTION access.bind_person(p_person uuid, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE person_id = p_person) THEN RAISE EXCEPTION 'person' USING ERRCODE = 'RL401'; END IF;
  PERFORM access.literals(ARRAY['bound','self','author_name','now','seat','org','professional'],
                          ARRAY['yes', p_person::text, 'la personne', p_at::text, '', '', '']);
END $$;

CREATE FUNCTION access.bind_anonymous(p_at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT access.literals(ARRAY['bound','now'], ARRAY['yes', p_at::text]) $$;

-- Work that has no actor yet (sign-in) or none any more (mail delivery). The caller logs and counts the reason.
CREATE FUNCTION access.bind_system(p_reason text, p_at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(p_reason, '') = '' THEN RAISE EXCEPTION 'reason' USING ERRCODE = 'RL401'; END IF;
  PERFORM access.literals(ARRAY['bound','system_reason','now'], ARRAY['yes', p_reason, p_at::text]);
END $$;

ALTER FUNCTION access.bind_professional(uuid, uuid, timestamptz) OWNER TO relais_gate;
ALTER FUNCTION access.bind_person(uuid, timestamptz) OWNER TO relais_gate;
ALTER FUNCTION access.bind_anonymous(timestamptz) OWNER TO relais_gate;
ALTER FUNCTION access.bind_system(text, timestamptz) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.bind_professional(uuid, uuid, timestamptz), access.bind_person(uuid, timestamptz),
  access.bind_anonymous(timestamptz) TO relais_app;
GRANT EXECUTE ON FUNCTION access.bind_system(text, timestamptz) TO relais_system;

-- May this actor see that the person exists in their lists? Own columns and settings only, CASE so that no index path is
-- made of it (spike scale.md §4). The same expression guards the spine and the list.
CREATE FUNCTION access.in_scope(person_id uuid, territory_id uuid, authority_id uuid, origin_org uuid, referent_body_id uuid,
    lead_seat uuid, seats uuid[], part_seats uuid[], orgs uuid[], barred_orgs uuid[], conflict_seats uuid[], informed_on date)
  RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN $1 = access.self() THEN true
    WHEN access.seat() IS NULL OR access.org() IS NULL OR access.territories() IS NULL THEN false
    WHEN NOT ($2 = ANY (access.territories())) THEN false
    WHEN access.org() = ANY ($10) OR access.seat() = ANY ($11) THEN false
    WHEN $12 IS NULL AND $4 <> access.org() THEN false
    WHEN access.seat() = $6 OR access.seat() = ANY ($7) OR access.seat() = ANY ($8) THEN true
    WHEN access.has_role('manager') AND (access.org() = $5 OR access.org() = ANY ($9)) THEN true
    WHEN $3 = ANY (access.officer_of()) OR ($6 IS NULL AND $4 = ANY (access.officer_of())) THEN true
    WHEN access.has_role('reception')
         AND (access.org() = ANY ($9) OR access.org() = $5 OR (access.org() = $4 AND $6 IS NULL)) THEN true
    ELSE coalesce($1 = ANY (access.ids('granted')), false) OR coalesce($1 = ANY (access.ids('intake')), false)
  END $$;
GRANT EXECUTE ON FUNCTION access.in_scope(uuid, uuid, uuid, uuid, uuid, uuid, uuid[], uuid[], uuid[], uuid[], uuid[], date)
  TO relais_app, relais_gate, relais_access, relais_locate;

-- The levels at which the bound seat stands towards people, without opening them. At most 200 ids, the size of a page.
CREATE FUNCTION access.levels_of(p_people uuid[]) RETURNS TABLE (person_id uuid, lead boolean, edit boolean, file boolean,
    part boolean, desk boolean, summary boolean, watch boolean, self boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(p_people) > 200 THEN RAISE EXCEPTION 'too_many_people' USING ERRCODE = 'RL400'; END IF;
  IF access.self() IS NOT NULL THEN
    RETURN QUERY SELECT p.person_id, false, false, false, false, false, false, false, true
      FROM person p WHERE p.person_id = access.self() AND p.person_id = ANY (p_people);
    RETURN;
  END IF;
  RETURN QUERY
  SELECT v.person_id, v.l, v.l OR v.e, v.l OR v.e OR v.f, v.pt, v.d, v.s, v.w, false
  FROM (
    SELECT p.person_id,
      coalesce(p.lead_seat = access.seat(), false) OR 'lead' = ANY (g.levels) AS l,
      access.seat() = ANY (p.seats) OR 'edit' = ANY (g.levels) AS e,
      (access.has_role('manager') AND coalesce(p.referent_body_id = access.org(), false)) OR 'file' = ANY (g.levels) AS f,
      access.seat() = ANY (p.part_seats) AS pt,
      (access.has_role('reception') AND (access.org() = ANY (p.orgs) OR coalesce(p.referent_body_id = access.org(), false)
          OR (p.origin_org = access.org() AND p.lead_seat IS NULL)))
        OR (p.lead_seat IS NULL AND coalesce(p.authority_id = ANY (access.officer_of())
            OR p.origin_org = ANY (access.officer_of()), false)) AS d,
      coalesce(p.authority_id = ANY (access.officer_of()), false) OR 'summary' = ANY (g.levels) AS s,
      access.has_role('manager') AND (access.org() = ANY (p.orgs) OR coalesce(p.referent_body_id = access.org(), false)) AS w
    FROM person p
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(x.level), '{}') AS levels FROM access_grant x
      WHERE x.person_id = p.person_id AND x.seat = access.seat() AND x.revoked_at IS NULL
        AND access.today() BETWEEN x.from_on AND x.until_on) g
    WHERE p.person_id = ANY (p_people)
      AND access.in_scope(p.person_id, p.territory_id, p.authority_id, p.origin_org, p.referent_body_id, p.lead_seat, p.seats,
                          p.part_seats, p.orgs, p.barred_orgs, p.conflict_seats, p.informed_on)) v;
END $$;

-- Opens people for the rest of the transaction: one id list per level, which the policies of every child table read.
CREATE FUNCTION access.open(p_people uuid[]) RETURNS TABLE (person_id uuid, lead boolean, edit boolean, file boolean,
    part boolean, desk boolean, summary boolean, watch boolean, self boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE r record; a_lead uuid[]; a_edit uuid[]; a_file uuid[]; a_part uuid[]; a_desk uuid[]; a_sum uuid[]; a_watch uuid[];
BEGIN
  FOR r IN SELECT * FROM access.levels_of(p_people) LOOP
    IF r.lead THEN a_lead := a_lead || r.person_id; END IF;
    IF r.edit THEN a_edit := a_edit || r.person_id; END IF;
    IF r.file THEN a_file := a_file || r.person_id; END IF;
    IF r.part THEN a_part := a_part || r.person_id; END IF;
    IF r.desk THEN a_desk := a_desk || r.person_id; END IF;
    IF r.summary THEN a_sum := a_sum || r.person_id; END IF;
    IF r.watch THEN a_watch := a_watch || r.person_id; END IF;
    person_id := r.person_id; lead := r.lead; edit := r.edit; file := r.file; part := r.part; desk := r.desk;
    summary := r.summary; watch := r.watch; self := r.self;
    RETURN NEXT;
  END LOOP;
  PERFORM access.literals(
    ARRAY['lead_ids','edit_ids','file_ids','part_ids','desk_ids','summary_ids','watch_ids'],
    ARRAY[a_lead::text, a_edit::text, a_file::text, a_part::text, a_desk::text, a_sum::text, a_watch::text]);
END $$;
ALTER FUNCTION access.levels_of(uuid[]) OWNER TO relais_gate;
ALTER FUNCTION access.open(uuid[]) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.levels_of(uuid[]) TO relais_app, relais_access, relais_locate;
GRANT EXECUTE ON FUNCTION access.open(uuid[]) TO relais_app;

CREATE FUNCTION access.at(level text, person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce($2 = ANY (access.ids($1)), false) $$;

-- What one row shows inside a file that its reader may already open: discreet, sensitive and hidden items.
CREATE FUNCTION access.shows(p_person uuid, p_author uuid, p_sensitive boolean, p_discreet boolean, p_named uuid[],
    p_hidden_from uuid[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN $1 = access.self() THEN true
    WHEN access.seat() IS NULL OR access.org() IS NULL THEN false
    WHEN access.org() = ANY ($6) THEN false
    WHEN $2 = access.seat() THEN true
    WHEN access.seat() = ANY ($5) THEN true
    WHEN $4 THEN false
    WHEN $3 THEN access.at('lead', $1) OR (access.org_cap_emploi() AND access.at('edit', $1))
    ELSE true
  END $$;
GRANT EXECUTE ON FUNCTION access.at(text, uuid) TO relais_app, relais_access, relais_locate, relais_gate;
GRANT EXECUTE ON FUNCTION access.shows(uuid, uuid, boolean, boolean, uuid[], uuid[]) TO relais_app;

-- ---------------------------------------------------------------- policies: the spine and the list
GRANT SELECT (person_id, territory_id, authority_id, origin_org, referent_body_id, lead_seat, protected, informed_on,
              created_at, version) ON person TO relais_app;
CREATE POLICY in_scope ON person FOR SELECT TO relais_app USING (access.in_scope(person_id, territory_id, authority_id, origin_org,
  referent_body_id, lead_seat, seats, part_seats, orgs, barred_orgs, conflict_seats, informed_on));
GRANT SELECT (person_id, territory_id, authority_id, origin_org, referent_body_id, lead_seat, informed_on, created_at, sort_name,
  family_name, given_name, birth_date, commune_name, lead_name, lead_organisation, referent_body_name, entered_on) ON person_list TO relais_app;
CREATE POLICY in_scope ON person_list FOR SELECT TO relais_app USING (access.in_scope(person_id, territory_id, authority_id,
  origin_org, referent_body_id, lead_seat, seats, part_seats, orgs, barred_orgs, conflict_seats, informed_on));

-- Deadlines and the date of the orientation, for those who may know them: the table of rights gives both to the circle's
-- accompagnateurs, their managers and the orientation service, and keeps them from contributeurs and reception.
GRANT SELECT ON person_list TO relais_gate;
CREATE POLICY gate_reads ON person_list FOR SELECT TO relais_gate USING (true);
CREATE FUNCTION access.deadlines_of(p_people uuid[]) RETURNS TABLE (person_id uuid, next_due_on date, next_label text, oriented_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.person_id, l.next_due_on, l.next_label, l.oriented_on FROM person_list l
  WHERE l.person_id = ANY (p_people)
    AND access.in_scope(l.person_id, l.territory_id, l.authority_id, l.origin_org, l.referent_body_id, l.lead_seat, l.seats,
                        l.part_seats, l.orgs, l.barred_orgs, l.conflict_seats, l.informed_on)
    AND (l.person_id = access.self() OR l.lead_seat = access.seat() OR access.seat() = ANY (l.seats)
         OR (access.has_role('manager') AND (l.referent_body_id = access.org() OR access.org() = ANY (l.orgs)))
         OR l.authority_id = ANY (access.officer_of()) OR l.person_id = ANY (access.ids('granted'))) $$;
ALTER FUNCTION access.deadlines_of(uuid[]) OWNER TO relais_gate;
GRANT EXECUTE ON FUNCTION access.deadlines_of(uuid[]) TO relais_app;

-- ---------------------------------------------------------------- policies: identity and contact
GRANT SELECT, INSERT ON person_identity, person_contact, person_address TO relais_app;
GRANT UPDATE (family_name, used_name, given_name, birth_date, civility, family_key, used_key, given_key, updated_at, updated_by,
              version) ON person_identity TO relais_app;
GRANT UPDATE (phone, phone_accepts_sms, email, preferred, interpreter, updated_at, updated_by, version) ON person_contact TO relais_app;
GRANT UPDATE (line, postal_code, commune_code, commune_name, updated_at, updated_by, version) ON person_address TO relais_app;
CREATE FUNCTION access.reads_identity(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce($1 = access.self(), false) OR access.at('file', $1) OR access.at('part', $1) OR access.at('desk', $1)
      OR access.at('summary', $1) $$;
CREATE FUNCTION access.writes_identity(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce($1 = access.self(), false) OR access.at('lead', $1) OR access.at('desk', $1) $$;
GRANT EXECUTE ON FUNCTION access.reads_identity(uuid), access.writes_identity(uuid) TO relais_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['person_identity','person_contact'] LOOP
    EXECUTE format('CREATE POLICY levels_read ON %I FOR SELECT TO relais_app USING (access.reads_identity(person_id))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person_identity','person_contact','person_address'] LOOP
    EXECUTE format('CREATE POLICY levels_insert ON %I FOR INSERT TO relais_app
      WITH CHECK (access.at(''intake'', person_id) OR access.writes_identity(person_id))', t);
    EXECUTE format('CREATE POLICY levels_update ON %I FOR UPDATE TO relais_app
      USING (access.writes_identity(person_id)) WITH CHECK (access.writes_identity(person_id))', t);
  END LOOP;
END $$;
-- A protected person's commune and address: the référent and the person.
CREATE POLICY levels_read ON person_address FOR SELECT TO relais_app
  USING (CASE WHEN person_id = access.self() THEN true WHEN protected THEN access.at('lead', person_id)
              ELSE access.reads_identity(person_id) END);

GRANT SELECT, INSERT ON person_external_number TO relais_app;
GRANT UPDATE (number) ON person_external_number TO relais_app;
CREATE POLICY own_organisation_reads ON person_external_number FOR SELECT TO relais_app
  USING (organisation_id = access.org() AND (access.reads_identity(person_id) OR access.at('intake', person_id)));
CREATE POLICY own_organisation_inserts ON person_external_number FOR INSERT TO relais_app
  WITH CHECK (organisation_id = access.org() AND (access.at('intake', person_id) OR access.at('edit', person_id) OR access.at('desk', person_id)));
CREATE POLICY own_organisation_updates ON person_external_number FOR UPDATE TO relais_app
  USING (organisation_id = access.org() AND (access.at('edit', person_id) OR access.at('desk', person_id)))
  WITH CHECK (organisation_id = access.org());

-- ---------------------------------------------------------------- policies: statuses, household
GRANT SELECT ON status_kind TO relais_app;
CREATE POLICY bound_read ON status_kind FOR SELECT TO relais_app USING (access.bound());
GRANT SELECT, INSERT ON status_period, household_period TO relais_app;
GRANT UPDATE (expected_until, until_on, version) ON status_period TO relais_app;
GRANT UPDATE (until_on, version) ON household_period TO relais_app;
CREATE FUNCTION access.reads_file(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce($1 = access.self(), false) OR access.at('file', $1) $$;
CREATE FUNCTION access.writes_status(p uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT access.at('intake', $1) OR access.at('lead', $1) OR access.at('summary', $1) $$;
GRANT EXECUTE ON FUNCTION access.reads_file(uuid), access.writes_status(uuid) TO relais_app;
CREATE POLICY levels_read ON status_period FOR SELECT TO relais_app
  USING ((access.reads_file(person_id) OR access.at('summary', person_id))
         AND access.shows(person_id, author_seat, sensitive, false, '{}', '{}'));
CREATE POLICY levels_insert ON status_period FOR INSERT TO relais_app
  WITH CHECK (access.writes_status(person_id) AND author_seat = access.seat() AND organisation_id = access.org()
              AND author_name = access.author_name() AND organisation_name = access.org_name());
CREATE POLICY levels_update ON status_period FOR UPDATE TO relais_app
  USING (access.writes_status(person_id) AND access.shows(person_id, author_seat, sensitive, false, '{}', '{}'))
  WITH CHECK (access.writes_status(person_id));
CREATE POLICY levels_read ON household_period FOR SELECT TO relais_app
  USING (access.reads_file(person_id) OR access.at('summary', person_id));
CREATE POLICY levels_insert ON household_period FOR INSERT TO relais_app
  WITH CHECK (access.writes_status(person_id) AND author_name = access.author_name() AND organisation_name = access.org_name());
CREATE POLICY levels_update ON household_period FOR UPDATE TO relais_app
  USING (access.writes_status(person_id)) WITH CHECK (access.writes_status(person_id));

-- ---------------------------------------------------------------- policies: the circle (written by relais_access only)
GRANT SELECT ON circle_member, lead_period, circle_invitation, orientation, access_grant TO relais_app;
CREATE POLICY levels_read ON circle_member FOR SELECT TO relais_app
  USING (CASE WHEN access.territories() IS NULL AND access.self() IS NULL THEN false
              WHEN seat = access.seat() AND until IS NULL THEN true
              ELSE (access.reads_file(person_id) OR access.at('part', person_id) OR access.at('summary', person_id)
                    OR ((access.at('desk', person_id) OR access.at('watch', person_id)) AND organisation_id = access.org()))
                   AND access.shows(person_id, seat, false, discreet, named_seats, '{}') END);
CREATE POLICY levels_read ON lead_period FOR SELECT TO relais_app
  USING ((seat = access.seat() AND access.territories() IS NOT NULL) OR access.reads_file(person_id) OR access.at('part', person_id)
         OR access.at('summary', person_id) OR access.at('watch', person_id));
CREATE POLICY levels_read ON circle_invitation FOR SELECT TO relais_app
  USING (CASE WHEN access.territories() IS NULL AND access.self() IS NULL THEN false
              WHEN seat = access.seat() OR by_seat = access.seat() THEN true
              ELSE (access.at('edit', person_id) OR access.at('summary', person_id) OR coalesce(person_id = access.self(), false))
                   AND access.shows(person_id, seat, false, discreet, '{}', '{}') END);
CREATE POLICY levels_read ON orientation FOR SELECT TO relais_app
  USING (access.reads_file(person_id) OR access.at('summary', person_id));
CREATE POLICY levels_read ON access_grant FOR SELECT TO relais_app
  USING ((seat = access.seat() AND access.territories() IS NOT NULL) OR coalesce(person_id = access.self(), false)
         OR (NOT discreet AND (access.reads_file(person_id) OR access.at('watch', person_id))));

CALL access.let_definers_own(false);
