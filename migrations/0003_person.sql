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
CREATE INDEX person_by_body ON person (referent_body_id) WHERE lead_seat IS NULL;

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
  oriented_on date,
  entered_on date NOT NULL,   -- when Relais or the importing body was told of the person
  last_contact_on date,
  next_due_on date,           -- from rows that are neither sensitive, discreet nor hidden
  next_label text
);
CREATE INDEX person_list_authority ON person_list (authority_id, entered_on, person_id) WHERE lead_seat IS NULL;
CREATE INDEX person_list_body ON person_list (referent_body_id, entered_on, person_id) WHERE lead_seat IS NULL;
CREATE INDEX person_list_lead ON person_list (lead_seat, sort_name, person_id);
CREATE INDEX person_list_body_name ON person_list (referent_body_id, sort_name, person_id);

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
  granted_by text NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (person_id, access_grant_id)
);
CREATE INDEX grant_by_seat ON access_grant (seat, until_on) WHERE revoked_at IS NULL;
