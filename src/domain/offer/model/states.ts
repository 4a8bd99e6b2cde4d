export const modelMoveCodes = ['share', 'unshare', 'archive', 'restore'] as const;
export type ModelMove = (typeof modelMoveCodes)[number];

export interface ModelState {
  readonly shared: boolean;
  readonly archived: boolean;
}

export type ModelShare = 'own' | 'shared' | 'archived';
/** Who may use it, in one word. */
export const modelShare = ({ shared, archived }: ModelState): ModelShare =>
  archived ? 'archived' : shared ? 'shared' : 'own';

/** What the organisation of a model may do with it, from where, and what it becomes. */
export const modelMoves: Readonly<
  Record<ModelMove, { readonly from: Partial<ModelState>; readonly to: Partial<ModelState> }>
> = {
  share: { from: { shared: false, archived: false }, to: { shared: true } },
  unshare: { from: { shared: true, archived: false }, to: { shared: false } },
  archive: { from: { archived: false }, to: { archived: true } },
  restore: { from: { archived: true }, to: { archived: false, shared: false } },
};

export const modelMovesFrom = (state: ModelState): ModelMove[] =>
  modelMoveCodes.filter((move) => {
    const { shared = state.shared, archived = state.archived } = modelMoves[move].from;
    return shared === state.shared && archived === state.archived;
  });
