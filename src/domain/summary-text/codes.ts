/** What a summary may hold, in the order of its text. */
export const summarySections = {
  identite: 'Identité',
  statuts: 'Statuts',
  cercle: 'Référent et cercle',
  diagnostic: 'Diagnostic',
  plan: 'Objectifs et étapes',
  demandes: 'Demandes à des services',
  echanges: 'Derniers échanges',
  echeances: 'Échéances',
} as const;
export type SummarySection = keyof typeof summarySections;
export const sectionCodes = Object.keys(summarySections) as [SummarySection, ...SummarySection[]];

/** The free-text fields of the tools where a summary is pasted; « tout » cuts nothing. */
export const summarySizes = { '255': 255, '1000': 1000, tout: null } as const;
export type SummarySize = keyof typeof summarySizes;
export const sizeCodes = Object.keys(summarySizes) as [SummarySize, ...SummarySize[]];

export const DEFAULT_SIZE: SummarySize = '255';
