interface StatusEndRule {
  readonly status: string;
  /** After the status began. */
  readonly months: number | null;
  /** On that birthday. */
  readonly age: number | null;
  /** Only where the household counts no child: with one, the right is open already. */
  readonly withoutChild: boolean;
  /** A date that somebody wrote takes its place. */
  readonly unlessExpected: boolean;
  readonly why: string;
}

/**
 * When a status ends or a right opens, as far as the law and the calendar tell. Mirrored by the table status_end_rule (migration
 * 0019), from which the database derives list columns; a test compares them.
 */
export const statusEndRules = {
  'pacea-24-mois': {
    status: 'pacea',
    months: 24,
    age: null,
    withoutChild: false,
    unlessExpected: true,
    why: 'fin du PACEA, 24 mois au plus (C. trav. L. 5131-4)',
  },
  'pacea-26-ans': {
    status: 'pacea',
    months: null,
    age: 26,
    withoutChild: false,
    unlessExpected: false,
    why: '26 ans, fin du PACEA (C. trav. L. 5131-3)',
  },
  'cej-12-mois': {
    status: 'cej',
    months: 12,
    age: null,
    withoutChild: false,
    unlessExpected: true,
    why: 'fin du contrat d’engagement jeune, 12 mois sauf prolongation (C. trav. L. 5131-6)',
  },
  'cej-26-ans': {
    status: 'cej',
    months: null,
    age: 26,
    withoutChild: false,
    unlessExpected: true,
    why: '26 ans, fin du contrat d’engagement jeune (C. trav. L. 5131-6)',
  },
  'pass-iae-24-mois': {
    status: 'pass-iae',
    months: 24,
    age: null,
    withoutChild: false,
    unlessExpected: true,
    why: 'fin du PASS IAE, 24 mois (C. trav. L. 5132-3)',
  },
  'cddi-24-mois': {
    status: 'cddi',
    months: 24,
    age: null,
    withoutChild: false,
    unlessExpected: true,
    why: 'fin du CDD d’insertion, 24 mois au plus (C. trav. L. 5132-15-1)',
  },
  'ase-21-ans': {
    status: 'sortant-ase',
    months: null,
    age: 21,
    withoutChild: false,
    unlessExpected: false,
    why: '21 ans, fin de l’aide sociale à l’enfance (CASF L. 222-5)',
  },
  'pacea-rsa-25-ans': {
    status: 'pacea',
    months: null,
    age: 25,
    withoutChild: true,
    unlessExpected: false,
    why: '25 ans, droit au RSA possible (CASF L. 262-4)',
  },
  'cej-rsa-25-ans': {
    status: 'cej',
    months: null,
    age: 25,
    withoutChild: true,
    unlessExpected: false,
    why: '25 ans, droit au RSA possible (CASF L. 262-4)',
  },
  'emploi-rsa-25-ans': {
    status: 'demandeur-emploi',
    months: null,
    age: 25,
    withoutChild: true,
    unlessExpected: false,
    why: '25 ans, droit au RSA possible (CASF L. 262-4)',
  },
} as const satisfies Record<string, StatusEndRule>;

export type StatusEndCode = keyof typeof statusEndRules;
const isStatusEndCode = (code: string): code is StatusEndCode => Object.hasOwn(statusEndRules, code);

/** Why something changes on that day: the rule, or the date that somebody wrote for a status. */
export const changeWhy = (rule: string, statusLabel: string): string =>
  isStatusEndCode(rule) ? statusEndRules[rule].why : `fin prévue : ${statusLabel}`;
