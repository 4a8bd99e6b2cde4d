import { type OwnSection, ownSections } from '../rights/own-data-sections.ts';

/** What a professional takes out says « la personne » where the person's own file says « vous ». */
interface Said {
  readonly title?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

const saidOtherwise: Readonly<Record<string, Said>> = {
  identite: { title: 'Identité' },
  coordonnees: { title: 'Coordonnées' },
  adresse: { title: 'Adresse' },
  dossier: { title: 'Dossier', labels: { informed_on: 'Personne informée le' } },
  situation: { title: 'Situation' },
  'dates-notees': { title: 'Dates notées par les listes' },
  foyer: { title: 'Foyer' },
  orientation: { title: 'Orientation' },
  demandes: { title: 'Demandes de la personne à l’autorité', labels: { words: 'Ses mots' } },
  referents: { title: 'Référents' },
  fins: { title: 'Fin de l’accompagnement', labels: { lead_name: 'Référent d’alors' } },
  services: {
    title: 'Demandes à des services',
    labels: {
      agreed_on: 'Accord de la personne, le',
      told_channel: 'Ce qui a été transmis : comment joindre la personne',
      room_asked: 'Place demandée d’abord, sans nom',
      person_says: 'Ce qu’en dit la personne',
      person_words: 'Ses mots',
    },
  },
  cercle: { title: 'Cercle' },
  invitations: { title: 'Invitations dans le cercle', labels: { person_label: 'Ce que lisait l’invité' } },
  diagnostic: { title: 'Diagnostic' },
  'diagnostic-avant': { title: 'Réponses d’avant' },
  seances: { title: 'Séances du diagnostic' },
  participants: { title: 'Participants aux séances' },
  preparation: { title: 'Ce que la personne a préparé', labels: { choice: 'Sa réponse' } },
  objectifs: { title: 'Objectifs' },
  etapes: { title: 'Étapes' },
  'propositions-avant': { title: 'Propositions, étape par étape' },
  contacts: { title: 'Échanges', labels: { reached: 'Personne jointe' } },
  commentaires: {
    title: 'Commentaires de la personne',
    labels: {
      contests: 'La personne dit que ce n’est pas exact',
      body: 'Ses mots',
      for_lead: 'Pour le référent seul',
    },
  },
  connexion: { title: 'Adresses de connexion' },
  'codes-papier': { title: 'Codes sur papier' },
};

/** What nobody but the person reads, and tags, which stay inside their organisation. */
const STAYS = new Set(['choix', 'refus', 'lectures', 'etiquettes']);

/** Tables whose rows say that a discreet organisation wrote them, and by which marks; a test holds it complete. */
export const discreetMarks: Readonly<Record<string, readonly string[]>> = {
  circle_member: ['discreet'],
  circle_invitation: ['discreet'],
  access_grant: ['discreet'],
  diagnosis_answer: ['discreet'],
  diagnosis_answer_version: ['discreet'],
  diagnosis_sitting: ['discreet'],
  diagnosis_participant: ['discreet'],
  objective: ['discreet'],
  step: ['discreet', 'objective_discreet'],
  plan_proposal: ['discreet', 'objective_discreet'],
  plan_proposal_version: ['discreet', 'objective_discreet'],
  step_question: ['discreet'],
  referral: ['discreet'],
  contact: ['discreet'],
  timeline_event: ['discreet'],
  person_comment: ['discreet'],
};

export const fileSections: readonly OwnSection[] = ownSections
  .filter(({ code }) => !STAYS.has(code))
  .map((section) => {
    const { title = section.title, labels = {} } = saidOtherwise[section.code] ?? {};
    const columns = Object.entries(section.columns).map(([name, column]) => [
      name,
      { ...column, label: labels[name] ?? column.label },
    ]);
    return { ...section, title, columns: Object.fromEntries(columns) };
  });

/**
 * Of the rows that the reader may read, those that leave Relais: never what a discreet organisation wrote, even for its own member, nor
 * where a protected person lives; what is sensitive, by choice.
 */
export function leaves({ table, columns }: OwnSection, sensitive: boolean): string {
  const marks = [
    ...(discreetMarks[table] ?? []),
    ...(table === 'person_address' ? ['protected'] : []),
    ...(!sensitive && 'sensitive' in columns ? ['sensitive'] : []),
  ];
  return marks.map((mark) => `${mark} IS NOT TRUE`).join(' AND ') || 'true';
}
