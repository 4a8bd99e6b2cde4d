/** Dates that a team kept by hand, one open of each kind for each organisation that keeps them. */
export const listedDateKinds = {
  'rendez-vous': { label: 'Prochain rendez-vous' },
  contrat: { label: 'Fin du contrat d’engagement' },
  echeance: { label: 'Échéance' },
} as const satisfies Record<string, { label: string }>;

/** As what is due, of whoever it is due from. */
export type ListedDateDue = 'rendez-vous-note' | 'contrat-note' | 'echeance-notee';

export type ListedDateKind = keyof typeof listedDateKinds;
export const listedDateCodes = Object.keys(listedDateKinds) as ListedDateKind[];
export const WITH_WHOM_LENGTH = 120;
