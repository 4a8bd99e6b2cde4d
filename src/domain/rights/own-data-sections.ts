import { circleRoleLabels, joinedHowLabels, trackLabels } from '../circle/codes.ts';
import { contactChannels } from '../contact/codes.ts';
import { findItem, type ItemKind, impacts, modalities, valueLabel } from '../diagnosis/codes.ts';
import { findQuestion } from '../diagnosis/preparation.ts';
import { findAnyItem } from '../diagnosis/rome.ts';
import { listedDateKinds } from '../listed-date/codes.ts';
import { channelLabels, civilityLabels, statusKinds, statusSourceLabels } from '../person/codes.ts';
import { declineReasons, endReasons, type LeverCode, levers, stepResults } from '../plan/codes.ts';
import { outcomeLabel } from '../plan/outcomes.ts';
import { objectiveStates, proposalStates, stepStates } from '../plan/states.ts';
import { agreementWays, outcomes, refusalReasons, toldChannels } from '../referral/codes.ts';
import { referralStates } from '../referral/states.ts';
import { eventSentence } from '../timeline/codes.ts';
import { requestLabels } from './codes.ts';
import { partOf, purposeOf } from './read-log.ts';

export type OwnRow = Readonly<Record<string, unknown>>;

interface OwnColumn {
  readonly label: string;
  /** How a code is said; what it is not given for is said as it is. */
  readonly words?: ((value: string, row: OwnRow) => string | undefined) | undefined;
}

/** One part of what Relais holds about a person: rows of one table that they may read, all of them. */
export interface OwnSection {
  readonly code: string;
  readonly title: string;
  readonly table: string;
  readonly order: string;
  readonly columns: Readonly<Record<string, OwnColumn>>;
  /** A sentence that says the row, when its columns do not. */
  readonly sentence?: ((row: OwnRow) => string) | undefined;
}

type Labels = Readonly<Record<string, string | { readonly label: string }>>;
type Columns = Record<string, string | readonly [label: string, words: Labels | OwnColumn['words']]>;

const section = (
  code: string,
  title: string,
  table: string,
  order: string,
  columns: Columns,
  sentence?: OwnSection['sentence'],
): OwnSection => ({
  code,
  title,
  table,
  order,
  sentence,
  columns: Object.fromEntries(
    Object.entries(columns).map(([name, said]) => {
      if (typeof said === 'string') return [name, { label: said }];
      const [label, words] = said;
      return [
        name,
        { label, words: typeof words === 'function' || words === undefined ? words : among(words) },
      ];
    }),
  ),
});

const among = (labels: Labels) => (code: string) => {
  const found = Object.hasOwn(labels, code) ? labels[code] : undefined;
  return typeof found === 'object' ? found.label : found;
};
const amongValues =
  (known: readonly { readonly value: string; readonly label: string }[]) => (code: string) =>
    known.find(({ value }) => value === code)?.label;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const itemWords = (code: string, row: OwnRow) =>
  findAnyItem({ kind: row.kind as ItemKind, parent: text(row.parent), code })?.label;
const valueWords = (value: string, row: OwnRow) => valueLabel(row.kind as ItemKind, value);

const by: Columns = { author_name: 'Noté par', organisation_name: 'Organisation' };
const parts: Labels = {
  need: 'Besoin',
  constraint: 'Contrainte',
  situation: 'Situation',
  objective: 'Objectif',
  job: 'Métier visé',
  project: 'Projet',
  work: 'Emploi',
  outlook: 'Reprise d’un emploi',
  training: 'Formation',
  agency: 'Confiance',
  confidence: 'Confiance',
};
const answer: Columns = {
  kind: ['Partie', parts],
  parent: 'Rubrique (code)',
  code: ['Sujet', itemWords],
  value: ['Réponse', valueWords],
  impact: ['Effet sur le travail', amongValues(impacts)],
  priority: 'Priorité',
  details: 'Précisions',
  sensitive: 'Sensible',
  answered_at: 'Répondu le',
  ...by,
};
const moves: Columns = {
  proposed_by: 'Proposé par',
  proposed_at: 'Proposé le',
  accepted_by: 'Accepté par',
  accepted_at: 'Accepté le',
};
const about: Columns = {
  about_kind: 'À propos de, partie (code)',
  about_parent: 'À propos de, rubrique (code)',
  about_code: [
    'À propos de',
    (code, { about_kind: kind, about_parent: parent }) =>
      findItem({ kind: kind as ItemKind, parent: text(parent), code })?.label,
  ],
};
const proposal: Columns = {
  kind: ['Quoi', { objectif: 'Objectif', etape: 'Étape' }],
  title: 'Titre',
  ...about,
  lever: ['Domaine', levers],
  owner_name: 'À faire par',
  owner_organisation: 'De l’organisation',
  due_on: 'Avant le',
  starts_on: 'Début',
  ends_on: 'Fin',
  details: 'Précisions',
  words: 'Avec ces mots',
  state: ['État', proposalStates],
  reason: ['Raison', declineReasons],
  by_side: 'De quel côté',
  by_name: 'Dernier à répondre',
  by_organisation: 'De l’organisation',
  at: 'Le',
  sensitive: 'Sensible',
  ...by,
};

/** Everything, in the order in which a person would ask. A test holds it complete: each table and column that they may read. */
export const ownSections: readonly OwnSection[] = [
  section('identite', 'Votre identité', 'person_identity', 'person_id', {
    civility: ['Civilité', civilityLabels],
    family_name: 'Nom de naissance',
    used_name: 'Nom d’usage',
    given_name: 'Prénom',
    birth_date: 'Date de naissance',
    updated_at: 'Modifiée le',
    updated_by: 'Par',
  }),
  section('coordonnees', 'Vos coordonnées', 'person_contact', 'person_id', {
    phone: 'Téléphone',
    phone_accepts_sms: 'Accepte les SMS',
    email: 'Adresse e-mail',
    preferred: ['Moyen préféré', channelLabels],
    interpreter: 'Interprète',
    updated_at: 'Modifiées le',
    updated_by: 'Par',
  }),
  section('adresse', 'Votre adresse', 'person_address', 'person_id', {
    line: 'Adresse',
    postal_code: 'Code postal',
    commune_code: 'Commune (code INSEE)',
    commune_name: 'Commune',
    protected: 'Adresse protégée',
    updated_at: 'Modifiée le',
    updated_by: 'Par',
  }),
  section('dossier', 'Votre dossier', 'person', 'person_id', {
    created_at: 'Ouvert dans Relais le',
    informed_on: 'Vous avez été informé le',
    protected: 'Personne protégée',
  }),
  section('situation', 'Votre situation', 'status_period', 'from_on', {
    kind: ['Situation', statusKinds],
    from_on: 'Depuis le',
    expected_until: 'Fin prévue',
    until_on: 'Jusqu’au',
    source: ['Source', statusSourceLabels],
    sensitive: 'Sensible',
    recorded_at: 'Noté le',
    ...by,
  }),
  section('dates-notees', 'Les dates notées pour vous par les listes', 'listed_date', 'on_date', {
    kind: ['Quoi', listedDateKinds],
    on_date: 'Le',
    at_time: 'Heure',
    with_whom: 'Avec',
    closed_on: 'Passée le',
    known_on: 'Connue depuis le',
    recorded_at: 'Notée le',
    ...by,
  }),
  section('foyer', 'Votre foyer', 'household_period', 'from_on', {
    from_on: 'Depuis le',
    until_on: 'Jusqu’au',
    couple: 'En couple',
    lone_parent: 'Parent seul',
    children_0_2: 'Enfants de moins de 3 ans',
    children_3_5: 'Enfants de 3 à 5 ans',
    children_6_13: 'Enfants de 6 à 13 ans',
    children_14_17: 'Enfants de 14 à 17 ans',
    children_18_plus: 'Enfants de 18 ans et plus, à charge',
    recorded_at: 'Noté le',
    ...by,
  }),
  section('orientation', 'Votre orientation', 'orientation', 'decided_on', {
    track: ['Parcours', trackLabels],
    referent_body_name: 'Organisme référent',
    authority_name: 'Décidée par',
    decided_by_name: 'Au nom de l’autorité',
    decided_on: 'Le',
    notified_on: 'Notifiée le',
    reason: 'Raison',
    suggested_track: ['Parcours que Relais suggérait', trackLabels],
    recorded_at: 'Notée le',
  }),
  section('fins', 'La fin de votre accompagnement', 'accompaniment_end', 'ended_on', {
    reason: ['Raison', endReasons],
    ended_on: 'Le',
    comment: 'Précision',
    lead_name: 'Votre référent d’alors',
    referent_body_name: 'Organisme d’alors',
    recorded_at: 'Notée le',
    author_name: 'Par',
    organisation_name: 'Organisation',
    taken_up_on: 'Reprise le',
    taken_up_at: 'Reprise notée le',
    taken_up_by: 'Reprise par',
    taken_up_org: 'De l’organisation',
    undone: 'Annulée',
  }),
  section('demandes', 'Ce que vous avez demandé à l’autorité', 'orientation_request', 'asked_at', {
    kind: ['Demande', requestLabels],
    body_name: 'Organisme d’alors',
    lead_name: 'Référent d’alors',
    words: 'Vos mots',
    asked_at: 'Le',
    outcome: 'Suite',
    answer: 'Réponse',
    answered_at: 'Répondu le',
    answered_by: 'Par',
  }),
  section('referents', 'Vos référents', 'lead_period', 'from_at', {
    professional_name: 'Référent',
    organisation_name: 'Organisation',
    from_at: 'Depuis le',
    until_at: 'Jusqu’au',
    interim: 'Par intérim',
  }),
  section('cercle', 'Votre cercle', 'circle_member', 'since', {
    professional_name: 'Professionnel',
    organisation_name: 'Organisation',
    function: 'Métier',
    role: ['Pour', circleRoleLabels],
    since: 'Depuis le',
    until: 'Jusqu’au',
    joined_how: ['Comment', joinedHowLabels],
    end_reason: 'Raison de la fin',
    discreet: 'Organisation confidentielle',
  }),
  section('invitations', 'Invitations dans votre cercle', 'circle_invitation', 'created_at', {
    direction: ['Quoi', { invitation: 'Invitation', demande: 'Demande de sa part' }],
    professional_name: 'Professionnel',
    organisation_name: 'Organisation',
    role: ['Pour', circleRoleLabels],
    by_name: 'Par',
    by_organisation_name: 'De l’organisation',
    person_label: 'Ce qu’il lisait de vous',
    reason: 'Raison',
    state: [
      'État',
      { ouverte: 'En attente', acceptee: 'Acceptée', declinee: 'Déclinée', retiree: 'Retirée' },
    ],
    created_at: 'Le',
    answered_at: 'Répondu le',
    answered_by: 'Par',
  }),
  section('etiquettes', 'Les étiquettes posées sur vous', 'person_tag', 'recorded_at', {
    name: 'Étiquette',
    recorded_at: 'Posée le',
    author_name: 'Par',
    organisation_name: 'Organisation',
  }),
  section('acces', 'Accès donnés pour un temps', 'access_grant', 'from_on', {
    why: ['Pourquoi', { remplacement: 'Remplacement', tuilage: 'Passage de relais' }],
    for_name: 'À la place de',
    level: 'Niveau (code)',
    from_on: 'Du',
    until_on: 'Au',
    granted_by: 'Donné par',
    revoked_at: 'Retiré le',
  }),
  section('diagnostic', 'Votre diagnostic', 'diagnosis_answer', 'answered_at', answer),
  section('diagnostic-avant', 'Les réponses d’avant', 'diagnosis_answer_version', 'answered_at', answer),
  section('seances', 'Les séances du diagnostic', 'diagnosis_sitting', 'held_on', {
    held_on: 'Le',
    modality: ['Comment', amongValues(modalities)],
    opened_at: 'Ouverte le',
    closed_at: 'Fermée le',
    ...by,
  }),
  section('participants', 'Qui y participait', 'diagnosis_participant', 'professional_name', {
    professional_name: 'Professionnel',
    organisation_name: 'Organisation',
    speciality: 'Spécialité',
  }),
  section('preparation', 'Ce que vous avez préparé', 'diagnosis_prepared', 'prepared_at', {
    question: ['Question', (code) => findQuestion(code)?.ask],
    choice: [
      'Votre réponse',
      (choice, { question }) => findQuestion(text(question))?.options.find(({ id }) => id === choice)?.label,
    ],
    kind: ['Partie', parts],
    parent: 'Rubrique (code)',
    code: ['Sujet', itemWords],
    value: ['Ce que cela dit', valueWords],
    impact: ['Effet sur le travail', amongValues(impacts)],
    details: 'Précisions',
    sensitive: 'Sensible',
    prepared_at: 'Le',
    told: 'Dit aux professionnels',
  }),
  section('objectifs', 'Vos objectifs', 'objective', 'recorded_at', {
    title: 'Objectif',
    ...about,
    state: ['État', objectiveStates],
    reason: ['Raison', endReasons],
    ended_on: 'Terminé le',
    origin: 'Origine',
    ...moves,
    sensitive: 'Sensible',
    recorded_at: 'Noté le',
    ...by,
  }),
  section('etapes', 'Vos étapes', 'step', 'recorded_at', {
    title: 'Étape',
    lever: ['Domaine', levers],
    owner_name: 'À faire par',
    owner_organisation: 'De l’organisation',
    due_on: 'Avant le',
    starts_on: 'Début',
    ends_on: 'Fin',
    state: ['État', stepStates],
    result: ['Résultat', stepResults],
    outcome: ['Suite', (code, { lever }) => outcomeLabel(lever as LeverCode, code) ?? undefined],
    reason: ['Raison', endReasons],
    note: 'Note',
    ended_on: 'Terminée le',
    details: 'Précisions',
    origin: 'Origine',
    ...moves,
    sensitive: 'Sensible',
    recorded_at: 'Notée le',
    ...by,
  }),
  section('propositions', 'Ce qui a été proposé', 'plan_proposal', 'recorded_at', {
    ...proposal,
    recorded_at: 'Noté le',
  }),
  section('propositions-avant', 'Les propositions, étape par étape', 'plan_proposal_version', 'at', {
    ...proposal,
    recorded_at: 'Noté le',
  }),
  section('questions', 'Questions posées à qui contribue', 'step_question', 'asked_at', {
    question: 'Question',
    asker_name: 'Posée par',
    asker_organisation: 'De l’organisation',
    asked_name: 'À',
    asked_organisation: 'De l’organisation',
    asked_at: 'Le',
    state: 'État',
    answers: 'Réponses',
    answered_at: 'Répondu le',
    seen_at: 'Lu le',
    sensitive: 'Sensible',
  }),
  section('services', 'Vos demandes à des services', 'referral', 'recorded_at', {
    service_name: 'Service',
    structure_name: 'Structure',
    service_place: 'Lieu',
    themes: 'Besoins (codes)',
    state: ['Où en est la demande', referralStates],
    state_since: 'Depuis le',
    agreed_on: 'Votre accord, le',
    agreed_how: ['Donné', agreementWays],
    told_given_name: 'Ce qui a été transmis : prénom',
    told_family_name: 'Ce qui a été transmis : nom',
    told_channel: ['Ce qui a été transmis : comment vous joindre', toldChannels],
    told_value: 'Ce qui a été transmis : numéro ou adresse',
    told_reasons: 'Ce qui a été transmis : raisons (codes)',
    told_words: 'Ce qui a été transmis : quelques mots',
    contact_name: 'Professionnel à joindre',
    contact_email: 'Son e-mail',
    contact_phone: 'Son téléphone',
    receiver_email: 'Adresse de la structure',
    room_asked: 'Place demandée d’abord, sans votre nom',
    sent_at: 'Envoyée le',
    decided_at: 'Première réponse le',
    accepted: 'Acceptée',
    refusal_reason: ['Raison du refus', refusalReasons],
    started_on: 'Commencée le',
    ended_on: 'Terminée le',
    outcome: ['Résultat', outcomes],
    person_says: ['Ce que vous en dites', { confirmee: 'Confirmé', contredite: 'Non confirmé' }],
    person_words: 'Vos mots',
    followed_up_at: 'Suite choisie le',
    moves: 'Tout ce qui s’est passé',
    files: 'Documents joints',
    clock_from: 'Réponse attendue depuis le',
    reminded: 'Rappels envoyés à la structure',
    next_clock_at: 'Prochain rappel ou fin sans réponse',
    sensitive: 'Sensible',
    recorded_at: 'Notée le',
    author_name: 'Faite par',
    organisation_name: 'De l’organisation',
  }),
  section('contacts', 'Les échanges avec vous', 'contact', 'at', {
    at: 'Le',
    channel: ['Moyen', contactChannels],
    reached: 'Vous avez été joint',
    line: 'En une ligne',
    withdrawn_at: 'Retiré le',
    sensitive: 'Sensible',
    recorded_at: 'Noté le',
    ...by,
  }),
  section(
    'parcours',
    'Ce qui s’est passé',
    'timeline_event',
    'at',
    {
      at: 'Le',
      kind: 'Événement (code)',
      params: 'Précisions (codes)',
      sensitive: 'Sensible',
      recorded_at: 'Noté le',
      ...by,
    },
    ({ kind, params, author_name: name, organisation_name: organisation }) =>
      eventSentence(text(kind), params, { name: text(name), organisation: text(organisation) || null }).title,
  ),
  section('commentaires', 'Vos commentaires', 'person_comment', 'made_at', {
    kind: 'À propos de, partie (code)',
    label: 'À propos de',
    contests: 'Vous dites que ce n’est pas exact',
    body: 'Vos mots',
    for_lead: 'Pour votre référent seul',
    made_at: 'Le',
    withdrawn_at: 'Retiré le',
    reply: 'Réponse',
    replied_at: 'Répondu le',
    replied_by: 'Par',
    replied_for: 'Pour',
    sensitive: 'Sensible',
  }),
  section('choix', 'Ce que vous cachez et ce que vous montrez', 'item_choice', 'made_at', {
    choice: ['Choix', { cacher: 'Caché', montrer: 'Montré' }],
    kind: 'Partie (code)',
    label: 'Quoi',
    theme: 'Thème',
    organisation_name: 'À cette organisation',
    professional_name: 'À ce professionnel',
    made_at: 'Le',
    ended_at: 'Repris le',
  }),
  section('refus', 'Les organismes à qui vous avez retiré l’accès', 'objection', 'made_at', {
    organisation_name: 'Organisme',
    made_at: 'Le',
    lifted_at: 'Rendu le',
  }),
  section('connexion', 'Vos adresses de connexion', 'sign_in_address', 'proposed_at', {
    address: 'Adresse e-mail',
    way: 'Confirmée comment',
    by_name: 'Proposée par',
    by_organisation: 'De l’organisation',
    proposed_at: 'Le',
    expires_at: 'Valable jusqu’au',
    mailbox_at: 'Boîte ouverte le',
    old_channel_at: 'Ancienne adresse d’accord le',
    second_name: 'Second professionnel',
    second_organisation: 'De l’organisation',
    second_at: 'Le',
    confirmed_at: 'Confirmée le',
    effective_at: 'Ouvre depuis le',
    ended_at: 'Fermée le',
    ended_why: 'Raison',
  }),
  section('codes-papier', 'Vos codes sur papier', 'paper_code', 'printed_at', {
    printed_at: 'Imprimé le',
    by_name: 'Par',
    by_organisation: 'De l’organisation',
    expires_at: 'Valable jusqu’au',
    tries: 'Essais',
    used_at: 'Utilisé le',
    revoked_at: 'Annulé le',
    revoked_why: 'Raison',
  }),
  section('lectures', 'Qui a regardé votre dossier', 'audit.read_public', 'at', {
    at: 'Le',
    organisation_name: 'Organisation',
    function: 'Métier',
    kind: [
      'Quoi',
      { read: 'Lecture', search_hit: 'Recherche par identité', export: 'Copie dans un fichier' },
    ],
    act: ['Ce qui a été lu', partOf],
    purpose: ['Pourquoi', (purpose) => purposeOf(purpose) ?? undefined],
    included: 'Ce qui a été copié (codes)',
  }),
];
