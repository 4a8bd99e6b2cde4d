import { type AnswerValue, findConstraint, type Impact, type Item, type ItemRef, profile } from './codes.ts';
import { type Details, noDetails } from './details.ts';
import { type AnswerState, type ShownAnswer, sameAnswer } from './rules.ts';

/** One answer that the person may choose, in their words, and what it says in the diagnosis. */
export interface PreparedOption {
  readonly id: string;
  readonly label: string;
  readonly value: AnswerValue;
  readonly impact?: Impact;
}

/**
 * One page of « Préparer mon diagnostic »: plain words, no word of an administration. `item` is what an answer would say in the
 * shared diagnosis; a job is chosen by the person among those of the reference.
 */
export interface Question {
  readonly code: string;
  readonly ask: string;
  readonly help?: string;
  readonly item: Item | 'job';
  readonly options: readonly PreparedOption[];
}

const option = (id: string, label: string, value: AnswerValue, impact?: Impact): PreparedOption => ({
  id,
  label,
  value,
  ...(impact && { impact }),
});

const hinders = (code: string): Pick<Question, 'item' | 'options'> => {
  const item = findConstraint(code);
  if (!item) throw new Error(`no constraint ${code}`);
  return {
    item,
    options: [
      option('beaucoup', 'Oui, beaucoup', 'OUI', 'FORT'),
      option('un-peu', 'Oui, un peu', 'OUI', 'FAIBLE'),
      option('non', 'Non', 'NON'),
    ],
  };
};

const judged: readonly PreparedOption[] = [
  option('tout-a-fait', 'Tout à fait', 'TOUT_A_FAIT'),
  option('plutot-oui', 'Plutôt oui', 'ASSEZ'),
  option('plutot-non', 'Plutôt non', 'UN_PEU'),
  option('pas-du-tout', 'Pas du tout', 'PAS_DU_TOUT'),
  option('ne-sait-pas', 'Je ne sais pas', 'NE_SAIT_PAS'),
];

/**
 * Twelve questions. Reading, writing and counting is left to the interview: it is not asked in writing.
 */
export const questions: readonly Question[] = [
  {
    code: 'projet',
    ask: 'Qu’est-ce que vous aimeriez faire ?',
    help: 'Un métier, une formation, une envie. Écrivez comme vous parlez.',
    item: profile.project,
    options: [],
  },
  {
    code: 'metier',
    ask: 'Quel métier vous intéresse le plus ?',
    help: 'Écrivez un mot, par exemple « boulanger », puis choisissez dans la liste.',
    item: 'job',
    options: [],
  },
  {
    code: 'situation',
    ask: 'Où en êtes-vous aujourd’hui ?',
    item: profile.work,
    options: [
      option('emploi', 'Je travaille', 'SALARIE'),
      option('compte', 'Je travaille à mon compte', 'INDEPENDANT'),
      option('formation', 'Je suis en formation ou je fais des études', 'FORMATION'),
      option('sans', 'Je ne travaille pas en ce moment', 'SANS_EMPLOI'),
      option('jamais', 'Je n’ai jamais travaillé', 'JAMAIS'),
    ],
  },
  {
    code: 'deplacements',
    ask: 'Est-ce difficile de vous déplacer pour aller travailler ?',
    help: 'Par exemple : pas de voiture, pas de permis, peu de bus.',
    ...hinders('23'),
  },
  {
    code: 'famille',
    ask: 'Votre vie de famille rend-elle le travail difficile ?',
    help: 'Par exemple : faire garder un enfant, s’occuper d’un proche.',
    ...hinders('24'),
  },
  {
    code: 'logement',
    ask: 'Votre logement vous pose-t-il un problème ?',
    help: 'Par exemple : pas de logement à vous, un loyer trop cher, un logement en mauvais état.',
    ...hinders('27'),
  },
  {
    code: 'argent',
    ask: 'Avez-vous des difficultés d’argent ?',
    help: 'Par exemple : des dettes, des fins de mois difficiles.',
    ...hinders('28'),
  },
  {
    code: 'papiers',
    ask: 'Les papiers et les démarches sont-ils difficiles pour vous ?',
    help: 'Par exemple : un dossier à remplir, un droit à demander.',
    ...hinders('29'),
  },
  {
    code: 'internet',
    ask: 'Est-ce difficile pour vous d’utiliser internet, un ordinateur ou un téléphone ?',
    ...hinders('22'),
  },
  {
    code: 'sante',
    ask: 'Votre santé vous gêne-t-elle pour travailler ?',
    help: 'Ne dites pas de quelle maladie il s’agit. Votre référent lit cette réponse, et un conseiller de Cap emploi s’il vous accompagne. Les autres ne la voient pas.',
    ...hinders('25'),
  },
  {
    code: 'confiance',
    ask: 'Avez-vous confiance dans vos chances de travailler ?',
    help: 'C’est votre avis qui compte. Il n’y a pas de mauvaise réponse.',
    item: profile.confidence,
    options: judged,
  },
  {
    code: 'demarches',
    ask: 'Vous sentez-vous capable de faire vos démarches ?',
    help: 'Par exemple : téléphoner, prendre un rendez-vous, écrire une lettre.',
    item: profile.agency,
    options: judged,
  },
];

export const findQuestion = (code: string): Question | undefined =>
  questions.find((one) => one.code === code);

export const questionAfter = (code: string): Question | undefined =>
  questions[questions.findIndex((one) => one.code === code) + 1];

/** What the person prepared to one question, as its readers see it. */
export interface PreparedAnswer {
  readonly question: string;
  /** They would rather talk about it: nothing else is said. */
  readonly choice: 'reponse' | 'en-parler';
  readonly item: ItemRef | null;
  readonly state: AnswerState | null;
  /** ISO instant. */
  readonly at: string;
}

export const preparedState = (chosen: PreparedOption, details: Details = noDetails): AnswerState => ({
  value: chosen.value,
  impact: chosen.impact ?? null,
  priority: false,
  details,
});

export type PreparedStanding = 'to-talk' | 'new' | 'taken-up' | 'answered-otherwise';

/**
 * What became of a prepared answer, told from the answers that the reader sees and nothing else: the same answer in the diagnosis
 * has taken it up; another one given after it was prepared has answered it. A priority or dates that a professional added change
 * nothing of what the person said.
 */
export function standingOf(prepared: PreparedAnswer, current: ShownAnswer | undefined): PreparedStanding {
  const { state } = prepared;
  if (!state) return 'to-talk';
  if (!current) return 'new';
  const said: AnswerState = {
    value: current.value,
    impact: state.impact === null ? null : current.impact,
    priority: false,
    details: Object.fromEntries(
      Object.entries(current.details).filter(([name]) => Object.hasOwn(state.details, name)),
    ),
  };
  if (sameAnswer(said, state)) return 'taken-up';
  return Date.parse(current.at) >= Date.parse(prepared.at) ? 'answered-otherwise' : 'new';
}

/** The answer that taking up what the person prepared would give: theirs, with what a professional had added and does not contradict. */
export const takenUp = (state: AnswerState, current: AnswerState): AnswerState => ({
  value: state.value,
  impact: state.impact ?? (current.value === state.value ? current.impact : null),
  priority: current.value === state.value && current.priority,
  details: { ...current.details, ...state.details },
});
