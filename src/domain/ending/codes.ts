/** Longest words beside a reason. */
export const END_COMMENT_LENGTH = 300;

/** An end may be undone, all as before, within this many hours. */
export const UNDO_HOURS = 24;

interface EndReason {
  readonly label: string;
  readonly hint?: string;
  /** To the person, in their own space: what happened, never what they did wrong. */
  readonly own: string;
}

/**
 * Why an accompaniment ends. No national list exists: these are the exits that the field names, in words of ours. Going on with another
 * body is no end, it is an orientation. A test holds them equal to the table end_reason.
 */
export const endReasons = {
  'emploi-durable': {
    label: 'Emploi durable',
    hint: 'CDI, ou contrat de six mois et plus.',
    own: 'Vous avez trouvé un emploi durable.',
  },
  'creation-activite': {
    label: 'Création ou reprise d’activité',
    own: 'Vous avez créé ou repris une activité.',
  },
  formation: {
    label: 'Entrée en formation longue',
    hint: 'Six mois et plus.',
    own: 'Vous suivez maintenant une formation longue.',
  },
  'objectifs-atteints': {
    label: 'Objectifs atteints',
    hint: 'La personne continue par elle-même.',
    own: 'Vos objectifs sont atteints\u00a0: vous continuez par vous-même.',
  },
  demenagement: {
    label: 'Déménagement hors du territoire',
    own: 'Vous habitez maintenant ailleurs. Là-bas aussi, un organisme peut vous accompagner.',
  },
  retraite: { label: 'Retraite', own: 'Vous êtes à la retraite.' },
  'plus-concernee': {
    label: 'N’est plus concernée',
    hint: 'Fin du RSA ou de l’inscription, changement de situation.',
    own: 'Votre situation a changé\u00a0: cet accompagnement n’est plus prévu pour vous.',
  },
  'demande-personne': { label: 'À la demande de la personne', own: 'Vous avez souhaité arrêter.' },
  'sans-nouvelles': {
    label: 'Sans nouvelles, malgré plusieurs essais',
    own: 'Nous n’avons pas réussi à vous joindre. Ce n’est pas un reproche\u00a0: l’accompagnement peut reprendre quand vous le voulez.',
  },
  deces: {
    label: 'Décès',
    hint: 'L’espace personnel se ferme\u00a0: plus aucun message ni courrier ne part. Les demandes à des services sont retirées.',
    own: 'Un décès a été noté par erreur\u00a0? Appelez l’organisme ci-dessous.',
  },
  autre: { label: 'Autre raison', hint: 'À préciser.', own: 'Pour une autre raison.' },
} as const satisfies Record<string, EndReason>;
export type EndReasonCode = keyof typeof endReasons;
export const endReasonCodes = Object.keys(endReasons) as [EndReasonCode, ...EndReasonCode[]];

/** A death is noted for one person, on their page: a wrong box would close the spaces of many. */
export const endReasonsForMany = endReasonCodes.filter((code) => code !== 'deces');
