/** Where a list stands. Written by the acts named here; a test walks them all. */
export const importStates = {
  columns: { label: 'Colonnes à vérifier', working: false, discardable: true },
  analysing: { label: 'Analyse en cours', working: true, discardable: true },
  preview: { label: 'Aperçu à valider', working: false, discardable: true },
  importing: { label: 'Import en cours', working: true, discardable: false },
  done: { label: 'Terminé', working: false, discardable: false },
  'taking-back': { label: 'Annulation en cours', working: true, discardable: false },
  'taken-back': { label: 'Annulé', working: false, discardable: false },
} as const satisfies Record<string, { label: string; working: boolean; discardable: boolean }>;

export type ImportState = keyof typeof importStates;

/** From which states each act may be done. A colleague who takes over starts the analysis again, whatever was under way. */
export const importActs = {
  chooseColumns: ['columns', 'preview'],
  recordOutcomes: ['analysing'],
  decideRow: ['preview'],
  launch: ['preview'],
  writeRow: ['importing'],
  finish: ['importing'],
  discard: ['columns', 'analysing', 'preview'],
  resume: ['analysing', 'importing', 'taking-back'],
  takeBack: ['importing', 'done'],
  takeBackRow: ['taking-back'],
} as const satisfies Record<string, readonly ImportState[]>;

export const outcomes = ['create', 'update', 'unchanged', 'decision', 'refused'] as const;
export type RowOutcome = (typeof outcomes)[number];
export const outcomeLabels: Record<RowOutcome, string> = {
  create: 'À créer',
  update: 'À mettre à jour',
  unchanged: 'Inchangées',
  decision: 'À décider',
  refused: 'Refusées',
};
/** Of one row. */
export const outcomeWords: Record<RowOutcome, string> = {
  create: 'Créer',
  update: 'Mettre à jour',
  unchanged: 'Inchangée',
  decision: 'À décider',
  refused: 'Refusée',
};

export type OutcomeCounts = Record<RowOutcome, number>;
export const noOutcomes: OutcomeCounts = { create: 0, update: 0, unchanged: 0, decision: 0, refused: 0 };

export const decisions = ['create', 'same', 'skip'] as const;
export type Decision = (typeof decisions)[number];

export const results = ['created', 'updated', 'unchanged', 'skipped', 'refused'] as const;
export type RowResult = (typeof results)[number];
export type ResultCounts = Record<RowResult, number>;
export const noResults: ResultCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 };
export const resultLabels: Record<RowResult, string> = {
  created: 'Créées',
  updated: 'Mises à jour',
  unchanged: 'Inchangées',
  skipped: 'Laissées de côté',
  refused: 'Refusées',
};
export const resultWords: Record<RowResult, string> = {
  created: 'Créée',
  updated: 'Mise à jour',
  unchanged: 'Inchangée',
  skipped: 'Laissée de côté',
  refused: 'Refusée',
};

/** What became of a row when its list was taken back. */
export const takenBacks = ['removed', 'restored', 'kept', 'nothing'] as const;
export type TakenBack = (typeof takenBacks)[number];
export type TakenBackCounts = Record<TakenBack, number>;
export const noTakenBacks: TakenBackCounts = { removed: 0, restored: 0, kept: 0, nothing: 0 };
export const takenBackLabels: Record<TakenBack, string> = {
  kept: 'À voir\u00a0: quelque chose reste',
  removed: 'Personnes retirées',
  restored: 'Revenues à leur valeur',
  nothing: 'Rien à annuler',
};
/** Of one row. */
export const takenBackWords: Record<TakenBack, string> = {
  removed: 'Retirée',
  restored: 'Comme avant',
  kept: 'À voir',
  nothing: 'Rien à annuler',
};

/** A list may be taken back until then, counted from its end. */
export const TAKE_BACK_HOURS = 24;
