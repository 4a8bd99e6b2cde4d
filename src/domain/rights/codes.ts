/** What the person decides about one item: hidden from an organisation, or shown to a professional who would not see it. */
export type Choice = 'cacher' | 'montrer';

/** What a choice, or a comment, can be about. `member`: somebody of a discreet organisation in the circle. */
export const choiceKinds = ['objective', 'step', 'answer', 'event', 'contact', 'member'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

export type RequestKind = 'autre-referent' | 'autre-organisme' | 'reprise';
export type RequestOutcome = 'orientation' | 'nomination' | 'reponse' | 'reprise';

/** Longest words that go with a request to the authority, and longest answer to it. */
export const REQUEST_LENGTH = 300;

/** What the orientation service reads of a request. */
export const requestLabels: Record<RequestKind, string> = {
  'autre-referent': 'La personne demande un autre référent',
  'autre-organisme': 'Demande de la personne\u00a0: un autre organisme',
  reprise: 'La personne demande à être accompagnée de nouveau',
};
