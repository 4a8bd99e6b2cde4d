export const ownServiceStates = ['draft', 'published', 'suspended', 'archived'] as const;
export type OwnServiceState = (typeof ownServiceStates)[number];

export const ownServiceMoveCodes = ['publish', 'suspend', 'resume', 'archive', 'restore'] as const;
export type OwnServiceMove = (typeof ownServiceMoveCodes)[number];

/** What the people of a structure may do with a service, and from where. Only what is published is found. */
export const ownServiceMoves: Readonly<
  Record<OwnServiceMove, { readonly from: readonly OwnServiceState[]; readonly to: OwnServiceState }>
> = {
  publish: { from: ['draft'], to: 'published' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  archive: { from: ['draft', 'published', 'suspended'], to: 'archived' },
  restore: { from: ['archived'], to: 'draft' },
};

export const movesFrom = (state: OwnServiceState): OwnServiceMove[] =>
  ownServiceMoveCodes.filter((move) => ownServiceMoves[move].from.includes(state));
