-- Who acts, where, and under which agreement. Reference tables: no key points from them to a person.

CREATE TABLE territory (
  territory_id uuid PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'Europe/Paris',
  default_authority_id uuid, -- whose orientation service receives people by default
  opened_on date NOT NULL
);
-- A territory is a named set of communes, never a département code.
CREATE TABLE territory_commune (
  territory_id uuid NOT NULL REFERENCES territory,
  commune_code text NOT NULL,
  PRIMARY KEY (territory_id, commune_code)
);

CREATE TABLE organisation_kind (
  code text PRIMARY KEY,
  label text NOT NULL,
  accompanies boolean NOT NULL, -- its professionals may be accompagnateurs; otherwise contributeurs
  authority boolean NOT NULL,   -- may decide orientations (C. trav. L. 5411-5-1)
  discreet boolean NOT NULL     -- its very name says something of the person (default, can be set one by one)
);
INSERT INTO organisation_kind VALUES
  ('departement', 'Conseil départemental', true, true, false),
  ('france-travail', 'France Travail', true, true, false),
  ('mission-locale', 'Mission locale', true, true, false),
  ('cap-emploi', 'Cap emploi', true, false, false),
  ('ccas', 'CCAS ou CIAS', true, false, false),
  ('plie', 'PLIE', true, false, false),
  ('association', 'Association d’insertion', true, false, false),
  ('siae', 'Structure d’insertion par l’activité économique', true, false, false),
  ('caf', 'CAF', false, false, false),
  ('msa', 'MSA', false, false, false),
  ('etat', 'Service de l’État', false, false, false),
  ('region', 'Région', false, false, false),
  ('commune', 'Commune ou intercommunalité', false, false, false),
  ('entreprise', 'Entreprise', false, false, false),
  ('chambre', 'Chambre consulaire', false, false, false),
  ('formation', 'Organisme de formation', false, false, false),
  ('creche', 'Crèche ou mode d’accueil', false, false, false),
  ('mobilite', 'Plateforme de mobilité', false, false, false),
  ('logement', 'Bailleur ou service logement', false, false, false),
  ('ars', 'Agence régionale de santé', false, false, false),
  ('sante', 'Structure de santé', false, false, false),
  ('hebergement', 'Centre d’hébergement', true, false, true),
  ('addictologie', 'Centre de soins en addictologie', false, false, true),
  ('sante-mentale', 'Centre de santé mentale', false, false, true),
  ('spip', 'Service pénitentiaire d’insertion et de probation', true, false, true),
  ('violences', 'Association d’aide aux victimes de violences', true, false, true);

CREATE TABLE organisation (
  organisation_id uuid PRIMARY KEY,
  kind text NOT NULL REFERENCES organisation_kind,
  name text NOT NULL,
  discreet boolean NOT NULL,
  siret text CHECK (siret ~ '^[0-9]{14}$'),
  commune_code text,
  address text,
  phone text,
  email text,
  created_at timestamptz NOT NULL DEFAULT access.now()
);
ALTER TABLE territory ADD FOREIGN KEY (default_authority_id) REFERENCES organisation;

CREATE TABLE partnership_agreement (
  agreement_id uuid PRIMARY KEY,
  territory_id uuid NOT NULL REFERENCES territory,
  organisation_id uuid NOT NULL REFERENCES organisation,
  from_on date NOT NULL,
  until_on date CHECK (until_on >= from_on), -- last day; NULL = open-ended
  discreet boolean NOT NULL, -- copied from the organisation: policies read only their own row
  title text NOT NULL DEFAULT 'Convention de partenariat',
  ended_why text
);
CREATE INDEX agreement_by_organisation ON partnership_agreement (organisation_id);
CREATE INDEX agreement_by_territory ON partnership_agreement (territory_id);

CREATE TABLE professional (
  professional_id uuid PRIMARY KEY,
  given_name text NOT NULL,
  family_name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  phone text,
  discreet boolean NOT NULL DEFAULT false, -- known only through discreet organisations
  demo_label text, -- a button of the demo's sign-in page
  created_at timestamptz NOT NULL DEFAULT access.now()
);

-- A seat: one professional in one organisation. Access is always held by a seat, never by a person alone.
CREATE TABLE membership (
  membership_id uuid PRIMARY KEY,
  professional_id uuid NOT NULL REFERENCES professional,
  organisation_id uuid NOT NULL REFERENCES organisation,
  professional_name text NOT NULL,
  discreet boolean NOT NULL, -- copied from the organisation: policies read only their own row
  member boolean NOT NULL DEFAULT true,
  reception boolean NOT NULL DEFAULT false,
  manager boolean NOT NULL DEFAULT false,
  dpo boolean NOT NULL DEFAULT false,
  speciality text NOT NULL CHECK (speciality IN ('sociale','professionnelle','les-deux')),
  function text NOT NULL, -- what the accompanied person reads: « conseillère en insertion »
  from_on date NOT NULL,
  until_on date, -- first day without the seat
  CHECK (member OR reception OR manager OR dpo)
);
CREATE UNIQUE INDEX membership_current ON membership (professional_id, organisation_id) WHERE until_on IS NULL;
CREATE INDEX membership_by_organisation ON membership (organisation_id);

CREATE TABLE duty (
  duty_id uuid PRIMARY KEY,
  membership_id uuid NOT NULL REFERENCES membership,
  kind text NOT NULL CHECK (kind IN ('orientation-officer','panel-facilitator','coordinator')),
  authority_id uuid REFERENCES organisation, -- for an orientation officer: the authority whose people they orient
  territory_id uuid NOT NULL REFERENCES territory,
  from_on date NOT NULL,
  until_on date,
  CHECK ((kind = 'orientation-officer') = (authority_id IS NOT NULL))
);
CREATE INDEX duty_by_membership ON duty (membership_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['territory','territory_commune','organisation_kind','organisation','partnership_agreement',
                           'professional','membership','duty'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_app, relais_system, relais_gate, relais_access, relais_locate', t);
    EXECUTE format('CREATE POLICY definers_read ON %I FOR SELECT TO relais_gate, relais_access, relais_locate USING (true)', t);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO relais_system USING (access.system_reason() IS NOT NULL)', t);
  END LOOP;
END $$;

CREATE POLICY bound_read ON territory FOR SELECT TO relais_app USING (access.bound());
CREATE POLICY bound_read ON territory_commune FOR SELECT TO relais_app USING (access.bound());
CREATE POLICY bound_read ON organisation_kind FOR SELECT TO relais_app USING (access.bound());
-- A discreet organisation exists for its own members only.
CREATE POLICY professionals_read ON organisation FOR SELECT TO relais_app
  USING (access.seat() IS NOT NULL AND (NOT discreet OR organisation_id = access.org()));
CREATE POLICY professionals_read ON partnership_agreement FOR SELECT TO relais_app
  USING (access.seat() IS NOT NULL AND (organisation_id = access.org()
         OR (territory_id = ANY (access.territories()) AND (NOT discreet OR access.has_role('coordinator')))));
CREATE POLICY professionals_read ON membership FOR SELECT TO relais_app
  USING (access.seat() IS NOT NULL AND (organisation_id = access.org() OR (NOT discreet AND member)));
CREATE POLICY professionals_read ON duty FOR SELECT TO relais_app
  USING (access.seat() IS NOT NULL AND territory_id = ANY (access.territories()));
CREATE POLICY professionals_read ON professional FOR SELECT TO relais_app
  USING (professional_id = access.professional() OR (access.seat() IS NOT NULL AND NOT discreet));
GRANT UPDATE (given_name, family_name, phone) ON professional TO relais_app;
CREATE POLICY own_update ON professional FOR UPDATE TO relais_app
  USING (professional_id = access.professional()) WITH CHECK (professional_id = access.professional());
-- A manager keeps the public details of their organisation right; kind and discretion are not theirs to change.
GRANT UPDATE (name, address, phone, email, commune_code, siret) ON organisation TO relais_app;
CREATE POLICY manager_update ON organisation FOR UPDATE TO relais_app
  USING (access.has_role('manager') AND organisation_id = access.org())
  WITH CHECK (access.has_role('manager') AND organisation_id = access.org());
-- Seats and agreements say who sees whom: written by access functions only.
GRANT INSERT, UPDATE ON territory, organisation, partnership_agreement, professional, membership, duty, territory_commune
  TO relais_access;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['territory','territory_commune','organisation','partnership_agreement','professional','membership','duty'] LOOP
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
