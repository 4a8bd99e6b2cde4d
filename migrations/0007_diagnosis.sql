-- The shared diagnosis: the national reference, sittings, answers with their history, and the summary that an orientation
-- officer reads. Several professionals answer at once; nothing that one saved is overwritten unseen by another.

CALL access.let_definers_own(true);

-- ---------------------------------------------------------------- the reference
-- A mirror of src/domain/diagnosis/codes.ts (a test compares them). `sensitive` is part of a key: an answer copies it through
-- its foreign key, so that the flag which the policies read cannot lie.
CREATE TABLE diagnosis_code (
  kind text NOT NULL CHECK (kind IN ('need','constraint','situation','objective')),
  parent text NOT NULL, -- the constraint of a situation or an objective; '' otherwise
  code text NOT NULL CHECK (code ~ '^[0-9]{1,3}$'),
  label text NOT NULL,
  sensitive boolean NOT NULL,
  rank integer NOT NULL,
  reference text NOT NULL, -- the version of the national reference that the code comes from
  PRIMARY KEY (kind, parent, code),
  UNIQUE (kind, parent, code, sensitive),
  CHECK ((parent = '') = (kind IN ('need','constraint')))
);
INSERT INTO diagnosis_code (kind, parent, code, label, sensitive, rank, reference) VALUES
  ('constraint', '', '22', 'Accéder au numérique et en maîtriser les fondamentaux', false, 1, 'france-travail-2026'),
  ('situation', '22', '42', 'Absence d’équipement', false, 2, 'france-travail-2026'),
  ('situation', '22', '43', 'Dispose d’un ordinateur', false, 3, 'france-travail-2026'),
  ('situation', '22', '44', 'Dispose d’un smartphone', false, 4, 'france-travail-2026'),
  ('situation', '22', '45', 'Dispose d’une tablette', false, 5, 'france-travail-2026'),
  ('situation', '22', '46', 'Absence de maîtrise de l’équipement', false, 6, 'france-travail-2026'),
  ('situation', '22', '47', 'Absence de connexion (zone blanche)', false, 7, 'france-travail-2026'),
  ('situation', '22', '48', 'Absence de connexion (refus)', false, 8, 'france-travail-2026'),
  ('situation', '22', '49', 'Absence de connexion (autre)', false, 9, 'france-travail-2026'),
  ('situation', '22', '50', 'Absence d’adresse ou d’utilisation de la messagerie', false, 10, 'france-travail-2026'),
  ('situation', '22', '51', 'Absence de mobilité pour accéder à un espace numérique', false, 11, 'france-travail-2026'),
  ('situation', '22', '52', 'Difficulté à réaliser des démarches administratives en ligne', false, 12, 'france-travail-2026'),
  ('situation', '22', '53', 'En difficulté sur le numérique (résultat Pix emploi inférieur à 50 %)', false, 13, 'france-travail-2026'),
  ('objective', '22', '1', 'Acquérir un équipement', false, 14, 'france-travail-2026'),
  ('objective', '22', '2', 'Accéder à une connexion internet', false, 15, 'france-travail-2026'),
  ('objective', '22', '3', 'Maîtriser les fondamentaux du numérique', false, 16, 'france-travail-2026'),
  ('objective', '22', '7', 'Connaître et utiliser les services numériques', false, 17, 'france-travail-2026'),
  ('constraint', '', '23', 'Développer sa mobilité', false, 18, 'france-travail-2026'),
  ('situation', '23', '6', 'Aucun moyen de transport à disposition', false, 19, 'france-travail-2026'),
  ('situation', '23', '7', 'Dépendant des transports en commun', false, 20, 'france-travail-2026'),
  ('situation', '23', '8', 'Permis non valide ou suspendu', false, 21, 'france-travail-2026'),
  ('situation', '23', '40', 'État de santé incompatible avec la conduite', false, 22, 'france-travail-2026'),
  ('objective', '23', '25', 'Faire un point complet sur sa mobilité', false, 23, 'france-travail-2026'),
  ('objective', '23', '26', 'Accéder à un véhicule', false, 24, 'france-travail-2026'),
  ('objective', '23', '27', 'Entretenir ou réparer son véhicule', false, 25, 'france-travail-2026'),
  ('objective', '23', '28', 'Obtenir le permis de conduire (code, conduite)', false, 26, 'france-travail-2026'),
  ('objective', '23', '29', 'Trouver une solution de transport (hors acquisition ou entretien de véhicule)', false, 27, 'france-travail-2026'),
  ('objective', '23', '30', 'Travailler la mobilité psychologique', false, 28, 'france-travail-2026'),
  ('constraint', '', '24', 'Surmonter ses contraintes familiales', false, 29, 'france-travail-2026'),
  ('situation', '24', '9', 'Enfant(s) en situation de handicap', true, 30, 'france-travail-2026'),
  ('situation', '24', '10', 'Contraintes horaires', false, 31, 'france-travail-2026'),
  ('situation', '24', '11', 'Aidant familial (s’occuper d’un proche)', false, 32, 'france-travail-2026'),
  ('situation', '24', '12', 'Autres contraintes familiales à prendre en compte', false, 33, 'france-travail-2026'),
  ('situation', '24', '13', 'Enfant(s) de moins de 3 ans sans solution de garde', false, 34, 'france-travail-2026'),
  ('situation', '24', '14', 'Attend un enfant ou plus', true, 35, 'france-travail-2026'),
  ('objective', '24', '1', 'Faire face à la prise en charge d’une personne dépendante', false, 36, 'france-travail-2026'),
  ('objective', '24', '2', 'Trouver des solutions de garde d’enfant', false, 37, 'france-travail-2026'),
  ('objective', '24', '3', 'Surmonter des difficultés éducatives ou de parentalité', false, 38, 'france-travail-2026'),
  ('objective', '24', '4', 'Faire face à un conflit familial ou à une séparation', false, 39, 'france-travail-2026'),
  ('objective', '24', '5', 'Obtenir le statut d’aidant familial', false, 40, 'france-travail-2026'),
  ('objective', '24', '6', 'Rompre l’isolement', false, 41, 'france-travail-2026'),
  ('constraint', '', '25', 'Prendre en compte son état de santé', true, 42, 'france-travail-2026'),
  ('situation', '25', '15', 'Problème déclaré entravant l’exercice de certains métiers', true, 43, 'france-travail-2026'),
  ('situation', '25', '16', 'Couverture sociale ou mutuelle à mettre à jour', true, 44, 'france-travail-2026'),
  ('situation', '25', '17', 'Problème déclaré ne permettant plus d’exercer une activité professionnelle', true, 45, 'france-travail-2026'),
  ('situation', '25', '18', 'Problème déclaré ne permettant pas de reprendre une activité professionnelle immédiate', true, 46, 'france-travail-2026'),
  ('situation', '25', '19', 'Problème déclaré entraînant des absences régulières', true, 47, 'france-travail-2026'),
  ('objective', '25', '31', 'Bénéficier d’un accompagnement pour accéder aux droits et aux soins', true, 48, 'france-travail-2026'),
  ('constraint', '', '26', 'Développer ses capacités en lecture, écriture et calcul', false, 49, 'france-travail-2026'),
  ('situation', '26', '20', 'Non-maîtrise de l’écriture en français', false, 50, 'france-travail-2026'),
  ('situation', '26', '21', 'Non-maîtrise de la lecture en français', false, 51, 'france-travail-2026'),
  ('situation', '26', '22', 'Non-maîtrise de la compréhension du français parlé', false, 52, 'france-travail-2026'),
  ('situation', '26', '23', 'Difficultés en calcul', false, 53, 'france-travail-2026'),
  ('objective', '26', '23', 'Apprendre le français ou améliorer ses capacités en français', false, 54, 'france-travail-2026'),
  ('objective', '26', '24', 'Apprendre le calcul ou améliorer ses capacités en calcul', false, 55, 'france-travail-2026'),
  ('constraint', '', '27', 'Faire face à des difficultés de logement', false, 56, 'france-travail-2026'),
  ('situation', '27', '24', 'Sans hébergement ou en rupture effective de logement', false, 57, 'france-travail-2026'),
  ('situation', '27', '25', 'Logement insalubre', false, 58, 'france-travail-2026'),
  ('situation', '27', '26', 'Difficulté à payer le loyer', false, 59, 'france-travail-2026'),
  ('situation', '27', '27', 'Doit quitter le logement', false, 60, 'france-travail-2026'),
  ('situation', '27', '28', 'Territoire rural isolé', false, 61, 'france-travail-2026'),
  ('situation', '27', '41', 'Besoin d’adapter le logement', false, 62, 'france-travail-2026'),
  ('objective', '27', '17', 'Se maintenir dans le logement', false, 63, 'france-travail-2026'),
  ('objective', '27', '18', 'Réduire les impayés de loyer', false, 64, 'france-travail-2026'),
  ('objective', '27', '19', 'Rechercher une solution d’hébergement temporaire', false, 65, 'france-travail-2026'),
  ('objective', '27', '20', 'Accéder à un logement', false, 66, 'france-travail-2026'),
  ('objective', '27', '21', 'Changer de logement', false, 67, 'france-travail-2026'),
  ('objective', '27', '22', 'S’informer sur les démarches liées à l’accès au logement', false, 68, 'france-travail-2026'),
  ('constraint', '', '28', 'Faire face à des difficultés financières', false, 69, 'france-travail-2026'),
  ('situation', '28', '29', 'Sans aucune ressource', false, 70, 'france-travail-2026'),
  ('situation', '28', '30', 'Baisse des ressources', false, 71, 'france-travail-2026'),
  ('situation', '28', '31', 'Difficulté dans la gestion d’un budget', false, 72, 'france-travail-2026'),
  ('situation', '28', '32', 'En situation de surendettement', false, 73, 'france-travail-2026'),
  ('situation', '28', '33', 'Besoin d’un soutien alimentaire', false, 74, 'france-travail-2026'),
  ('situation', '28', '34', 'Ressources précaires (inférieures au seuil de pauvreté)', false, 75, 'france-travail-2026'),
  ('objective', '28', '13', 'Améliorer sa gestion budgétaire', false, 76, 'france-travail-2026'),
  ('objective', '28', '14', 'Faire face à une situation d’endettement ou de surendettement', false, 77, 'france-travail-2026'),
  ('objective', '28', '15', 'Acquérir une autonomie budgétaire', false, 78, 'france-travail-2026'),
  ('objective', '28', '16', 'Mettre en place une mesure de protection financière (tutelle, curatelle…)', true, 79, 'france-travail-2026'),
  ('constraint', '', '29', 'Faire face à des difficultés administratives ou juridiques', false, 80, 'france-travail-2026'),
  ('situation', '29', '35', 'Difficultés à effectuer une démarche administrative', false, 81, 'france-travail-2026'),
  ('situation', '29', '36', 'Besoin d’être guidé dans le cadre d’un accès aux droits', false, 82, 'france-travail-2026'),
  ('situation', '29', '37', 'Rencontre des difficultés juridiques', false, 83, 'france-travail-2026'),
  ('situation', '29', '38', 'Difficulté à accéder à un justificatif d’identité', false, 84, 'france-travail-2026'),
  ('situation', '29', '39', 'Difficulté à accéder à son avis d’imposition', false, 85, 'france-travail-2026'),
  ('objective', '29', '7', 'Connaître les voies de recours face à une discrimination', false, 86, 'france-travail-2026'),
  ('objective', '29', '8', 'Prendre en compte une problématique judiciaire', true, 87, 'france-travail-2026'),
  ('objective', '29', '9', 'Bénéficier d’un appui aux démarches administratives', false, 88, 'france-travail-2026'),
  ('objective', '29', '10', 'Bénéficier d’un accompagnement pour accéder aux droits', false, 89, 'france-travail-2026'),
  ('objective', '29', '11', 'Bénéficier d’une mesure d’accompagnement adaptée', false, 90, 'france-travail-2026'),
  ('objective', '29', '12', 'Bénéficier d’un accompagnement à l’accès à la citoyenneté', false, 91, 'france-travail-2026'),
  ('need', '', '1', 'Identifier ses points forts et ses compétences', false, 92, 'france-travail-2026'),
  ('need', '', '2', 'Connaître les opportunités d’emploi', false, 93, 'france-travail-2026'),
  ('need', '', '3', 'Découvrir un métier ou un secteur d’activité', false, 94, 'france-travail-2026'),
  ('need', '', '4', 'Confirmer son choix de métier', false, 95, 'france-travail-2026'),
  ('need', '', '5', 'Trouver sa formation', false, 96, 'france-travail-2026'),
  ('need', '', '6', 'Monter son dossier de formation', false, 97, 'france-travail-2026'),
  ('need', '', '8', 'Valoriser ses compétences', false, 98, 'france-travail-2026'),
  ('need', '', '9', 'Réaliser un CV ou une lettre de motivation', false, 99, 'france-travail-2026'),
  ('need', '', '10', 'Développer son réseau', false, 100, 'france-travail-2026'),
  ('need', '', '11', 'Organiser ses démarches de recherche d’emploi', false, 101, 'france-travail-2026'),
  ('need', '', '12', 'Répondre à des offres d’emploi', false, 102, 'france-travail-2026'),
  ('need', '', '13', 'Faire des candidatures spontanées', false, 103, 'france-travail-2026'),
  ('need', '', '14', 'Suivre ses candidatures et relancer les recruteurs', false, 104, 'france-travail-2026'),
  ('need', '', '15', 'Convaincre un recruteur en entretien', false, 105, 'france-travail-2026'),
  ('need', '', '16', 'Définir son projet de création d’entreprise', false, 106, 'france-travail-2026'),
  ('need', '', '17', 'Structurer son projet de création d’entreprise', false, 107, 'france-travail-2026'),
  ('need', '', '18', 'Développer son entreprise', false, 108, 'france-travail-2026'),
  ('need', '', '19', 'Connaître les opportunités d’emploi à l’étranger', false, 109, 'france-travail-2026'),
  ('need', '', '20', 'S’informer sur les aides pour travailler à l’étranger', false, 110, 'france-travail-2026'),
  ('need', '', '21', 'S’organiser à la suite de son retour en France', false, 111, 'france-travail-2026');
ALTER TABLE diagnosis_code ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON diagnosis_code TO relais_app;
CREATE POLICY bound_read ON diagnosis_code FOR SELECT TO relais_app USING (access.bound());

-- ---------------------------------------------------------------- tables
-- The lock that orders one person's answers, and the number of the last change. Read and written by the triggers only.
CREATE TABLE diagnosis (
  person_id uuid PRIMARY KEY REFERENCES person,
  change_no bigint NOT NULL
);

-- A sitting held with the person. No free place: for a protected person it would tell where they go.
CREATE TABLE diagnosis_sitting (
  person_id uuid NOT NULL REFERENCES person,
  sitting_id uuid NOT NULL,
  -- nobody: the circle's; otherwise the seat that holds it apart, as below
  held_by uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  held_on date NOT NULL CHECK (held_on <= access.today()),
  modality text NOT NULL CHECK (modality IN ('locaux','domicile','autre-lieu','telephone','visio')),
  opened_at timestamptz NOT NULL DEFAULT access.now(),
  closed_at timestamptz CHECK (closed_at >= opened_at),
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  PRIMARY KEY (person_id, sitting_id),
  CHECK (held_by = author_seat OR (held_by = '00000000-0000-0000-0000-000000000000' AND NOT discreet))
);
CREATE UNIQUE INDEX sitting_open_once ON diagnosis_sitting (person_id, held_by) WHERE closed_at IS NULL;

-- Who held it. Names, organisation and field are taken from the seat by a trigger: nobody writes them for another.
CREATE TABLE diagnosis_participant (
  person_id uuid NOT NULL,
  sitting_id uuid NOT NULL,
  seat uuid NOT NULL,
  professional_name text NOT NULL,
  organisation_id uuid NOT NULL,
  organisation_name text NOT NULL,
  speciality text NOT NULL CHECK (speciality IN ('sociale','professionnelle','les-deux')),
  discreet boolean NOT NULL,
  PRIMARY KEY (person_id, sitting_id, seat),
  FOREIGN KEY (person_id, sitting_id) REFERENCES diagnosis_sitting
);

-- What is answered today, one row per item for the whole circle. A sensitive item, or one answered from a discreet organisation,
-- has a row per author (`held_by`): a shared row would be overwritten unaware by a colleague who may not see it, or tell by a
-- conflict that it exists.
CREATE TABLE diagnosis_answer (
  person_id uuid NOT NULL REFERENCES person,
  kind text NOT NULL,
  parent text NOT NULL,
  code text NOT NULL,
  held_by uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  sensitive boolean NOT NULL,
  value text NOT NULL CHECK (value IN ('BESOIN','POINT_FORT','NON_EXPLORE','OUI','NON','NON_ABORDEE','CLOTUREE',
                                       'NON_ABORDE','EN_COURS','REALISE','ABANDONNE')),
  impact text CHECK (impact IN ('FAIBLE','MOYEN','FORT')),
  priority boolean NOT NULL DEFAULT false,
  sitting_id uuid,
  version integer NOT NULL DEFAULT 1,
  change_no bigint NOT NULL DEFAULT 0,
  answered_at timestamptz NOT NULL DEFAULT access.now(),
  author_seat uuid NOT NULL DEFAULT access.seat(),
  author_name text NOT NULL DEFAULT access.author_name(),
  organisation_id uuid NOT NULL DEFAULT access.org(),
  organisation_name text NOT NULL DEFAULT access.org_name(),
  discreet boolean NOT NULL DEFAULT access.org_discreet(),
  named_seats uuid[] NOT NULL DEFAULT '{}', -- whom the person lets see this item
  hidden_from uuid[] NOT NULL DEFAULT '{}', -- organisations from which the person hides it
  PRIMARY KEY (person_id, kind, parent, code, held_by),
  FOREIGN KEY (kind, parent, code, sensitive) REFERENCES diagnosis_code (kind, parent, code, sensitive),
  FOREIGN KEY (person_id, sitting_id) REFERENCES diagnosis_sitting,
  CHECK (held_by = author_seat
         OR (held_by = '00000000-0000-0000-0000-000000000000' AND NOT sensitive AND NOT discreet)),
  CHECK (CASE kind WHEN 'need' THEN value IN ('BESOIN','POINT_FORT','NON_EXPLORE')
                   WHEN 'constraint' THEN value IN ('OUI','NON','NON_ABORDEE','CLOTUREE')
                   WHEN 'situation' THEN value IN ('OUI','NON','NON_ABORDEE')
                   ELSE value IN ('NON_ABORDE','EN_COURS','REALISE','ABANDONNE') END),
  CHECK (impact IS NULL OR (kind = 'constraint' AND value IN ('OUI','CLOTUREE'))),
  CHECK (NOT priority OR (kind = 'constraint' AND value = 'OUI'))
);

-- Every version that was ever saved. The trigger of diagnosis_answer writes it; nobody changes it.
CREATE TABLE diagnosis_answer_version (
  LIKE diagnosis_answer,
  PRIMARY KEY (person_id, kind, parent, code, held_by, version),
  FOREIGN KEY (person_id, kind, parent, code, held_by) REFERENCES diagnosis_answer
);

-- What stands in the pathway's summary: from rows neither sensitive, discreet nor hidden.
CREATE TABLE diagnosis_summary (
  person_id uuid PRIMARY KEY REFERENCES person,
  constraints jsonb NOT NULL DEFAULT '[]', -- those that are or were there: [{code, value, impact, priority}]
  constraints_discussed smallint NOT NULL DEFAULT 0,
  needs text[] NOT NULL DEFAULT '{}',      -- codes answered « besoin »
  strengths text[] NOT NULL DEFAULT '{}',  -- codes answered « point fort »
  last_answered_at timestamptz,
  last_sitting_on date,
  joint_on date,                           -- last sitting held by two organisations, one for each field
  joint_names text[] NOT NULL DEFAULT '{}'
);

-- ---------------------------------------------------------------- what the triggers do
-- First statement of every command that writes answers: one person's answers are saved in turn, so that two commands which touch
-- the same rows in another order cannot block each other.
CREATE FUNCTION access.lock_diagnosis(p_person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT access.at('edit', p_person) THEN PERFORM access.missing(); END IF;
  INSERT INTO diagnosis (person_id, change_no) VALUES (p_person, 0) ON CONFLICT DO NOTHING;
  PERFORM FROM diagnosis WHERE person_id = p_person FOR UPDATE;
END $$;

-- Author, date, version and number of the change are the database's own words. Numbers are given under the lock, which is held
-- until the commit: whoever has seen n has seen all below it. They grow with the clock and not by one, so that a gap does not
-- tell that an answer was saved which the reader may not see.
CREATE FUNCTION access.stamp_answer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE clock bigint := (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
BEGIN
  INSERT INTO diagnosis (person_id, change_no) VALUES (NEW.person_id, clock)
    ON CONFLICT (person_id) DO UPDATE SET change_no = greatest(diagnosis.change_no + 1, excluded.change_no)
    RETURNING change_no INTO NEW.change_no;
  NEW.version := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
  NEW.answered_at := access.now();
  NEW.author_seat := access.seat();
  NEW.author_name := access.author_name();
  NEW.organisation_id := access.org();
  NEW.organisation_name := access.org_name();
  RETURN NEW;
END $$;

CREATE FUNCTION access.keep_answer_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO diagnosis_answer_version SELECT NEW.*;
  PERFORM access.refresh_diagnosis_summary(NEW.person_id);
  RETURN NULL;
END $$;

CREATE FUNCTION access.stamp_participant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  -- Oneself, or a colleague of the circle that one may know of.
  IF NEW.seat <> access.seat() AND NOT EXISTS (SELECT FROM circle_member c WHERE c.person_id = NEW.person_id AND c.seat = NEW.seat
      AND c.until IS NULL AND c.role = 'accompagnateur' AND NOT c.discreet) THEN PERFORM access.missing(); END IF;
  SELECT m.professional_name, m.organisation_id, o.name, m.speciality, m.discreet
    INTO NEW.professional_name, NEW.organisation_id, NEW.organisation_name, NEW.speciality, NEW.discreet
    FROM membership m JOIN organisation o USING (organisation_id) WHERE m.membership_id = NEW.seat;
  RETURN NEW;
END $$;

CREATE FUNCTION access.after_sitting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM access.lock_diagnosis(NEW.person_id); -- the summary of two commands at once is made in turn
  PERFORM access.refresh_diagnosis_summary(NEW.person_id);
  RETURN NULL;
END $$;

CREATE FUNCTION access.refresh_diagnosis_summary(p_person uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  WITH shown AS (
    SELECT * FROM diagnosis_answer WHERE person_id = p_person AND NOT sensitive AND NOT discreet AND hidden_from = '{}'
  ), latest AS ( -- an item may also have a row held apart; the last one counts
    SELECT DISTINCT ON (a.kind, a.parent, a.code) a.*, c.rank FROM shown a JOIN diagnosis_code c USING (kind, parent, code)
    ORDER BY a.kind, a.parent, a.code, a.change_no DESC
  ), joint AS (
    SELECT s.held_on, s.sitting_id FROM diagnosis_sitting s WHERE s.person_id = p_person AND NOT s.discreet AND EXISTS (
      SELECT FROM diagnosis_participant a JOIN diagnosis_participant b USING (person_id, sitting_id)
      WHERE a.person_id = p_person AND a.sitting_id = s.sitting_id AND a.organisation_id <> b.organisation_id
        AND NOT a.discreet AND NOT b.discreet
        AND a.speciality IN ('sociale','les-deux') AND b.speciality IN ('professionnelle','les-deux'))
    ORDER BY s.held_on DESC, s.opened_at DESC LIMIT 1
  )
  INSERT INTO diagnosis_summary (person_id, constraints, constraints_discussed, needs, strengths, last_answered_at,
                                 last_sitting_on, joint_on, joint_names)
  SELECT p_person,
    coalesce((SELECT jsonb_agg(jsonb_build_object('code', code, 'value', value, 'impact', impact, 'priority', priority) ORDER BY rank)
              FROM latest WHERE kind = 'constraint' AND value IN ('OUI','CLOTUREE')), '[]'),
    (SELECT count(*) FROM latest WHERE kind = 'constraint' AND value <> 'NON_ABORDEE'),
    coalesce((SELECT array_agg(code ORDER BY rank) FROM latest WHERE kind = 'need' AND value = 'BESOIN'), '{}'),
    coalesce((SELECT array_agg(code ORDER BY rank) FROM latest WHERE kind = 'need' AND value = 'POINT_FORT'), '{}'),
    (SELECT max(answered_at) FROM shown),
    (SELECT max(held_on) FROM diagnosis_sitting WHERE person_id = p_person AND NOT discreet),
    (SELECT held_on FROM joint),
    coalesce((SELECT array_agg(professional_name ORDER BY professional_name) FROM diagnosis_participant p JOIN joint USING (sitting_id)
              WHERE p.person_id = p_person AND NOT p.discreet), '{}')
  ON CONFLICT (person_id) DO UPDATE SET constraints = excluded.constraints, constraints_discussed = excluded.constraints_discussed,
    needs = excluded.needs, strengths = excluded.strengths, last_answered_at = excluded.last_answered_at,
    last_sitting_on = excluded.last_sitting_on, joint_on = excluded.joint_on, joint_names = excluded.joint_names $$;

-- Rows that their owner writes past every policy (a backup coming back, a generated world) bring their own words.
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON diagnosis_answer FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.stamp_answer();
CREATE TRIGGER keep_version AFTER INSERT OR UPDATE ON diagnosis_answer FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.keep_answer_version();
CREATE TRIGGER stamp BEFORE INSERT ON diagnosis_participant FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.stamp_participant();
CREATE TRIGGER refresh_summary AFTER INSERT ON diagnosis_participant FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.after_sitting();
CREATE TRIGGER refresh_summary AFTER INSERT OR UPDATE ON diagnosis_sitting FOR EACH ROW WHEN (access.bound())
  EXECUTE FUNCTION access.after_sitting();

ALTER FUNCTION access.lock_diagnosis(uuid) OWNER TO relais_access;
ALTER FUNCTION access.stamp_answer() OWNER TO relais_access;
ALTER FUNCTION access.keep_answer_version() OWNER TO relais_access;
ALTER FUNCTION access.stamp_participant() OWNER TO relais_access;
ALTER FUNCTION access.after_sitting() OWNER TO relais_access;
ALTER FUNCTION access.refresh_diagnosis_summary(uuid) OWNER TO relais_access;
GRANT EXECUTE ON FUNCTION access.lock_diagnosis(uuid) TO relais_app;

-- ---------------------------------------------------------------- privileges and policies
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['diagnosis','diagnosis_sitting','diagnosis_participant','diagnosis_answer','diagnosis_answer_version',
                           'diagnosis_summary'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_reads ON %I FOR SELECT TO relais_access USING (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['diagnosis','diagnosis_answer_version','diagnosis_summary'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_inserts ON %I FOR INSERT TO relais_access WITH CHECK (true)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['diagnosis','diagnosis_summary'] LOOP
    EXECUTE format('GRANT UPDATE ON %I TO relais_access', t);
    EXECUTE format('CREATE POLICY access_updates ON %I FOR UPDATE TO relais_access USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;
GRANT SELECT ON diagnosis_code TO relais_access;
CREATE POLICY access_reads ON diagnosis_code FOR SELECT TO relais_access USING (true);

GRANT SELECT ON diagnosis_sitting, diagnosis_participant, diagnosis_answer, diagnosis_answer_version, diagnosis_summary TO relais_app;
GRANT INSERT (person_id, sitting_id, held_by, held_on, modality) ON diagnosis_sitting TO relais_app;
GRANT UPDATE (closed_at) ON diagnosis_sitting TO relais_app;
GRANT INSERT (person_id, sitting_id, seat) ON diagnosis_participant TO relais_app;
GRANT INSERT (person_id, kind, parent, code, held_by, sensitive, value, impact, priority, sitting_id) ON diagnosis_answer TO relais_app;
GRANT UPDATE (value, impact, priority, sitting_id) ON diagnosis_answer TO relais_app;

CREATE POLICY levels_read ON diagnosis_summary FOR SELECT TO relais_app
  USING (access.reads_file(person_id) OR access.at('summary', person_id));

CREATE POLICY levels_read ON diagnosis_answer FOR SELECT TO relais_app
  USING (access.reads_file(person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from));
CREATE POLICY levels_read ON diagnosis_answer_version FOR SELECT TO relais_app
  USING (access.reads_file(person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from));
CREATE POLICY levels_insert ON diagnosis_answer FOR INSERT TO relais_app
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name()
              AND discreet = access.org_discreet() AND answered_at = access.now());
CREATE POLICY levels_update ON diagnosis_answer FOR UPDATE TO relais_app
  USING (access.at('edit', person_id) AND access.shows(person_id, author_seat, sensitive, discreet, named_seats, hidden_from))
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name()
              AND discreet = access.org_discreet() AND answered_at = access.now());

CREATE POLICY levels_read ON diagnosis_sitting FOR SELECT TO relais_app
  USING (access.reads_file(person_id) AND access.shows(person_id, author_seat, false, discreet, '{}', '{}'));
CREATE POLICY levels_insert ON diagnosis_sitting FOR INSERT TO relais_app
  WITH CHECK (access.at('edit', person_id) AND author_seat = access.seat() AND author_name = access.author_name()
              AND organisation_id = access.org() AND organisation_name = access.org_name() AND discreet = access.org_discreet());
CREATE POLICY levels_update ON diagnosis_sitting FOR UPDATE TO relais_app
  USING (access.at('edit', person_id) AND access.shows(person_id, author_seat, false, discreet, '{}', '{}'))
  WITH CHECK (access.at('edit', person_id));
CREATE POLICY levels_read ON diagnosis_participant FOR SELECT TO relais_app
  USING (access.reads_file(person_id) AND access.shows(person_id, seat, false, discreet, '{}', '{}'));
CREATE POLICY levels_insert ON diagnosis_participant FOR INSERT TO relais_app
  WITH CHECK (access.at('edit', person_id));

CALL access.let_definers_own(false);
