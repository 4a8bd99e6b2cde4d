/**
 * The handle of layouts whose pages are sent without React's scripts: what they hold works by links and forms alone, on any
 * telephone. `export const handle = still;`
 */
export const still = { still: true } as const;

export const isStill = ({ handle }: { handle: unknown }): boolean =>
  typeof handle === 'object' && handle !== null && 'still' in handle && handle.still === true;
