/** The life of a request to a service, from « is there room? » to its result as the person sees it. */
export const referralStates = {
  brouillon: 'En préparation',
  'place-demandee': 'Place demandée',
  'place-confirmee': 'Place confirmée',
  envoyee: 'Envoyée',
  vue: 'Vue par la structure',
  'liste-attente': 'Sur liste d’attente',
  acceptee: 'Acceptée',
  'premier-contact': 'Premier contact pris',
  commencee: 'Commencée',
  terminee: 'Terminée',
  refusee: 'Refusée',
  expiree: 'Restée sans réponse',
  retiree: 'Retirée',
} as const;
export type ReferralState = keyof typeof referralStates;
export const referralStateCodes = Object.keys(referralStates) as ReferralState[];

/** Who acts: whoever asks for the person, the structure, the person, or time. */
export const referralSides = ['prescripteur', 'structure', 'personne', 'horloge'] as const;
export type ReferralSide = (typeof referralSides)[number];

interface Move {
  readonly from: readonly ReferralState[];
  readonly to: ReferralState;
  readonly by: readonly ReferralSide[];
}

/**
 * Every change of state that exists: the database refuses any other, with the state as it is (referral_move_rule mirrors this table).
 * Screens ask `movesOf` which acts to offer.
 */
export const referralMoves = {
  ask: { from: ['brouillon'], to: 'place-demandee', by: ['prescripteur'] },
  'confirm-room': { from: ['place-demandee'], to: 'place-confirmee', by: ['structure'] },
  send: { from: ['brouillon', 'place-confirmee'], to: 'envoyee', by: ['prescripteur'] },
  see: { from: ['envoyee'], to: 'vue', by: ['structure'] },
  accept: { from: ['envoyee', 'vue', 'liste-attente'], to: 'acceptee', by: ['structure'] },
  wait: { from: ['envoyee', 'vue'], to: 'liste-attente', by: ['structure'] },
  // After having accepted too: whoever never came, or took a job since.
  refuse: {
    from: ['place-demandee', 'envoyee', 'vue', 'liste-attente', 'acceptee'],
    to: 'refusee',
    by: ['structure'],
  },
  meet: { from: ['acceptee'], to: 'premier-contact', by: ['structure', 'prescripteur'] },
  start: { from: ['acceptee', 'premier-contact'], to: 'commencee', by: ['structure', 'prescripteur'] },
  end: { from: ['premier-contact', 'commencee'], to: 'terminee', by: ['structure', 'prescripteur'] },
  withdraw: {
    from: [
      'place-demandee',
      'place-confirmee',
      'envoyee',
      'vue',
      'liste-attente',
      'acceptee',
      'premier-contact',
    ],
    to: 'retiree',
    by: ['prescripteur', 'personne'],
  },
  expire: {
    from: ['place-demandee', 'place-confirmee', 'envoyee', 'vue', 'liste-attente'],
    to: 'expiree',
    by: ['horloge'],
  },
  // The person died.
  close: {
    from: [
      'place-demandee',
      'place-confirmee',
      'envoyee',
      'vue',
      'liste-attente',
      'acceptee',
      'premier-contact',
      'commencee',
    ],
    to: 'retiree',
    by: ['horloge'],
  },
  // What was noted of the end, as the person sees it; they may change their mind.
  confirm: { from: ['terminee'], to: 'terminee', by: ['personne'] },
  contest: { from: ['terminee'], to: 'terminee', by: ['personne'] },
} as const satisfies Record<string, Move>;
export type ReferralMove = keyof typeof referralMoves;
export const referralMoveCodes = Object.keys(referralMoves) as ReferralMove[];

export function mayMove(move: ReferralMove, state: ReferralState, side: ReferralSide): boolean {
  const { from, by }: Move = referralMoves[move];
  return from.includes(state) && by.includes(side);
}

export const movesOf = (state: ReferralState, side: ReferralSide): ReferralMove[] =>
  referralMoveCodes.filter((move) => mayMove(move, state, side));

interface Clock {
  /** The structure is reminded so many days after the state began. */
  readonly remind: readonly number[];
  /** It ends by itself after so many; null: silence is then the prescriber's to break. */
  readonly expire: number | null;
}

/** What silence does in each state that waits for somebody (referral_clock_rule mirrors it). Seeing a request does not start it again. */
export const referralClocks: Partial<Record<ReferralState, Clock>> = {
  'place-demandee': { remind: [3, 10, 20], expire: 30 },
  'place-confirmee': { remind: [], expire: 30 },
  envoyee: { remind: [3, 10, 20], expire: 30 },
  vue: { remind: [3, 10, 20], expire: 30 },
  'liste-attente': { remind: [30, 60, 90], expire: 180 },
  acceptee: { remind: [10, 20], expire: null },
  'premier-contact': { remind: [30], expire: null },
  commencee: { remind: [90, 180], expire: null },
};

/** Nothing happens any more, but what the person says of the result. */
export const overStates: readonly ReferralState[] = ['terminee', 'refusee', 'expiree', 'retiree'];
export const isOver = (state: ReferralState): boolean => overStates.includes(state);

/** The structure owes an answer. */
export const awaitingStates = ['place-demandee', 'envoyee', 'vue'] as const satisfies ReferralState[];

/** A request is answered within a week: then whoever asked is told. */
export const ANSWER_DAYS = 7;
/** Accepted, met or begun, and no news for so many days: whoever asked looks. */
export const NEWS_DAYS = { acceptee: 14, 'premier-contact': 30, commencee: 90 } as const;

/** The lists of requests: each is in one of them, and a counter counts what its list shows. */
export const referralLists = {
  faire: 'À faire par vous',
  attente: 'En attente d’une réponse',
  cours: 'Acceptées, en cours',
  terminees: 'Terminées ou retirées',
} as const;
export type ReferralList = keyof typeof referralLists;
export const referralListCodes = Object.keys(referralLists) as ReferralList[];

const LIST_OF: Record<ReferralState, ReferralList> = {
  brouillon: 'faire',
  'place-confirmee': 'faire',
  refusee: 'faire',
  expiree: 'faire',
  'place-demandee': 'attente',
  envoyee: 'attente',
  vue: 'attente',
  'liste-attente': 'attente',
  acceptee: 'cours',
  'premier-contact': 'cours',
  commencee: 'cours',
  terminee: 'terminees',
  retiree: 'terminees',
};

/** Refused or expired, it waits for whoever asked until they have chosen what comes next. */
export const referralListOf = ({
  state,
  followedUp,
}: {
  readonly state: ReferralState;
  readonly followedUp: boolean;
}): ReferralList => (followedUp ? 'terminees' : LIST_OF[state]);

/** The same for a structure that receives. */
export const receivedLists = {
  repondre: { label: 'À répondre', states: ['place-demandee', 'envoyee', 'vue'] },
  attente: { label: 'Liste d’attente', states: ['liste-attente'] },
  suivre: { label: 'Acceptées, à suivre', states: ['acceptee', 'premier-contact', 'commencee'] },
  closes: { label: 'Closes', states: ['place-confirmee', 'terminee', 'refusee', 'expiree', 'retiree'] },
} as const satisfies Record<string, { label: string; states: readonly ReferralState[] }>;
export type ReceivedList = keyof typeof receivedLists;
export const receivedListCodes = Object.keys(receivedLists) as ReceivedList[];
