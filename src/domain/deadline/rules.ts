import { Temporal } from 'temporal-polyfill';
import { UNANSWERED_DAYS } from '../question/states.ts';
import { ANSWER_DAYS as SERVICE_DAYS } from '../referral/states.ts';

/** Legal delays and product rules, in days unless said otherwise. */
export const ORIENTATION_DAYS = 42;
const SILENCE_DAYS = 60;
/** A relay is prepared this long before a status ends. */
const CHANGE_MONTHS = 6;
/** Own steps enter the day this long before they are due. */
const STEP_DAYS = 14;
const ANSWER_DAYS = 7;
const SOON_DAYS = 7;

/** A day of the calendar, 'YYYY-MM-DD'. */
type Day = string;
const day = (on: Day) => Temporal.PlainDate.from(on);

interface DeadlineRule {
  /** What is due, for lists and settings. */
  readonly label: string;
  /** The article of law, or the rule of the product. */
  readonly source: string;
  /** The rule, in words that complete « parce que »: what whoever must act reads. */
  readonly why: string;
  /** Who owes it, when it is not the reader's: said before the name. */
  readonly owes: string;
  /** By when, from the day on which the clock started. */
  readonly dueOn: (since: Day) => Day;
  /** The baton changes hands: the colour of relays. */
  readonly relay?: true;
}

const after = (days: number) => (since: Day) => day(since).add({ days }).toString();
const aMonthAfter = (since: Day) => day(since).add({ months: 1 }).toString();
const thatDay = (since: Day) => since;

/**
 * Every kind of thing that can be due: one row here, one branch of branches.server.ts that finds it, one act of
 * web/professional/my-day/action-words.ts that does it. Nobody types a deadline: it is computed from what happened.
 */
export const deadlineRules = {
  invitation: {
    label: 'Invitation à laquelle répondre',
    source: 'Règle de Relais',
    why: 'une invitation attend une réponse sous 7 jours',
    owes: 'la personne invitée',
    dueOn: after(ANSWER_DAYS),
    relay: true,
  },
  demande: {
    label: 'Demande de rejoindre un cercle',
    source: 'Règle de Relais',
    why: 'une demande attend une réponse sous 7 jours',
    owes: 'le référent',
    dueOn: after(ANSWER_DAYS),
    relay: true,
  },
  portefeuille: {
    label: 'Passage de portefeuille à terminer',
    source: 'Règle de Relais',
    why: 'un relais préparé ne change rien tant qu’il n’est pas effectué',
    owes: 'le responsable',
    dueOn: thatDay,
    relay: true,
  },
  'depart-prevu': {
    label: 'Départ à préparer',
    source: 'Règle de Relais',
    why: 'les personnes de qui part ont un autre référent avant son dernier jour',
    owes: 'le responsable',
    dueOn: thatDay,
    relay: true,
  },
  'suite-remplacement': {
    label: 'Remplacement à reprendre',
    source: 'Règle de Relais',
    why: 'un remplacement s’arrête avec le départ de qui remplace',
    owes: 'le responsable',
    dueOn: thatDay,
  },
  'absence-annoncee': {
    label: 'Absence sans remplaçant',
    source: 'Règle de Relais',
    why: 'pendant une absence, chaque personne garde un interlocuteur',
    owes: 'le responsable',
    dueOn: thatDay,
  },
  proposition: {
    label: 'Proposition de la personne',
    source: 'Règle de Relais',
    why: 'ce que la personne propose attend une réponse sous 7 jours',
    owes: 'le cercle',
    dueOn: after(ANSWER_DAYS),
  },
  question: {
    label: 'Question à laquelle répondre',
    source: 'Règle de Relais',
    why: `une question sur une étape attend une réponse sous ${UNANSWERED_DAYS} jours`,
    owes: 'qui est interrogé',
    dueOn: after(UNANSWERED_DAYS),
  },
  'question-sans-reponse': {
    label: 'Question restée sans réponse',
    source: 'Règle de Relais',
    why: `après ${UNANSWERED_DAYS} jours sans réponse, une question revient à qui l’a posée`,
    owes: 'qui a posé la question',
    dueOn: after(UNANSWERED_DAYS),
  },
  reponse: {
    label: 'Réponse à lire',
    source: 'Règle de Relais',
    why: 'la réponse à votre question est arrivée',
    owes: 'qui a posé la question',
    dueOn: after(ANSWER_DAYS),
  },
  'service-a-repondre': {
    label: 'Demande reçue',
    source: 'Règle de Relais',
    why: `une demande à un service attend une réponse sous ${SERVICE_DAYS} jours`,
    owes: 'la structure',
    dueOn: after(SERVICE_DAYS),
    relay: true,
  },
  'service-a-envoyer': {
    label: 'Demande à envoyer',
    source: 'Règle de Relais',
    why: 'la structure a une place : la demande s’envoie avec l’accord de la personne',
    owes: 'qui a demandé la place',
    dueOn: after(ANSWER_DAYS),
  },
  'service-a-reprendre': {
    label: 'Demande refusée ou sans réponse',
    source: 'Règle de Relais',
    why: 'quand un service dit non ou rien, un autre est cherché, ou le besoin est noté sans solution',
    owes: 'qui a fait la demande',
    dueOn: after(ANSWER_DAYS),
  },
  'service-sans-reponse': {
    label: 'Demande restée sans réponse',
    source: 'Règle de Relais',
    why: `une demande à un service se répond sous ${SERVICE_DAYS} jours`,
    owes: 'la structure',
    dueOn: after(SERVICE_DAYS),
  },
  'service-resultat': {
    label: 'Demande dont le résultat est à noter',
    source: 'Règle de Relais',
    why: 'une demande acceptée se suit jusqu’à son résultat',
    owes: 'qui a fait la demande',
    dueOn: thatDay,
  },
  etape: {
    label: 'Étape du plan',
    source: 'Plan de la personne',
    why: 'date convenue dans le plan',
    owes: 'qui s’en charge',
    dueOn: thatDay,
  },
  'etape-a-confier': {
    label: 'Étape à confier',
    source: 'Règle de Relais',
    why: 'qui s’en chargeait n’est plus dans le cercle',
    owes: 'le référent',
    dueOn: thatDay,
  },
  'sans-nouvelles': {
    label: 'Sans nouvelles',
    source: 'Règle de Relais',
    why: `au-delà de ${SILENCE_DAYS} jours sans échange, le référent reprend contact`,
    owes: 'le référent',
    dueOn: after(SILENCE_DAYS),
  },
  changement: {
    label: 'Relais à préparer',
    source: 'Fin connue d’un statut',
    why: 'un changement connu se prépare six mois avant',
    owes: 'le référent',
    dueOn: thatDay,
    relay: true,
  },
  'rendez-vous-note': {
    label: 'Rendez-vous noté par une liste',
    source: 'Liste importée',
    why: 'noté par la liste',
    owes: 'le référent',
    dueOn: thatDay,
  },
  'contrat-note': {
    label: 'Fin du contrat d’engagement',
    source: 'Liste importée',
    why: 'la fin d’un contrat se prépare un mois avant',
    owes: 'le référent',
    dueOn: thatDay,
  },
  'echeance-notee': {
    label: 'Échéance notée par une liste',
    source: 'Liste importée',
    why: 'notée par la liste',
    owes: 'le référent',
    dueOn: thatDay,
  },
  orientation: {
    label: 'Orientation à décider',
    source: 'C. trav. L. 5411-5-1',
    why: 'la décision est due six semaines après l’arrivée',
    owes: 'l’autorité compétente',
    dueOn: after(ORIENTATION_DAYS),
  },
  nomination: {
    label: 'Référent à nommer',
    source: 'C. trav. L. 5411-6 et D. 5411-14-1',
    why: 'le contrat nomme un référent et se signe dans le mois qui suit l’orientation',
    owes: 'l’organisme référent',
    dueOn: aMonthAfter,
  },
  information: {
    label: 'Personne à informer',
    source: 'RGPD, art. 14',
    why: 'la personne est informée dans le mois ; avant, aucune autre organisation ne la voit',
    owes: 'qui l’a ajoutée',
    dueOn: aMonthAfter,
  },
} as const satisfies Record<string, DeadlineRule>;

export type DeadlineKind = keyof typeof deadlineRules;
export const deadlineKinds = Object.keys(deadlineRules) as DeadlineKind[];

export type Urgency = 'late' | 'soon' | 'plain';

/** Late from the day after; soon in the last seven days. */
export function urgencyAt(dueOn: Day | null, today: Day): Urgency {
  if (dueOn === null) return 'plain';
  if (dueOn < today) return 'late';
  return day(today).until(day(dueOn)).days <= SOON_DAYS ? 'soon' : 'plain';
}

/**
 * When this is due, and how near that is. A clock that had run out before the person came to Relais alerts nobody: they belong to
 * the resumption of the stock, and have no date until somebody plans one, and nothing is due before it.
 */
export function deadlineOf(
  kind: DeadlineKind,
  { since, cameOn, planned = null }: { since: Day; cameOn: Day | null; planned?: Day | null },
  today: Day,
): { dueOn: Day | null; urgency: Urgency } {
  const dueOn = deadlineRules[kind].dueOn(since);
  // An answer that has arrived is late for nobody: its date only puts it in order.
  if (kind === 'reponse') return { dueOn, urgency: 'plain' };
  if (kind === 'orientation' && cameOn !== null && dueOn < cameOn) return { dueOn: null, urgency: 'plain' };
  const on = planned !== null && dueOn < planned ? planned : dueOn;
  return { dueOn: on, urgency: urgencyAt(on, today) };
}

/** Until which day changes and steps enter the list of today, and since when silence does. */
export function horizons(today: Day): { steps: Day; changes: Day; silent: Day } {
  return {
    steps: day(today).add({ days: STEP_DAYS }).toString(),
    changes: day(today).add({ months: CHANGE_MONTHS }).toString(),
    silent: day(today).subtract({ days: SILENCE_DAYS }).toString(),
  };
}

interface Ordered {
  readonly kind: DeadlineKind;
  readonly dueOn: Day | null;
  readonly key: string;
}

/** The longest overdue first, what has no date last; on the same day in the order of the table of rules. */
export function compareDeadlines(a: Ordered, b: Ordered): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1;
  const rank = deadlineKinds.indexOf(a.kind) - deadlineKinds.indexOf(b.kind);
  return rank === 0 ? (a.key < b.key ? -1 : Number(a.key > b.key)) : rank;
}
