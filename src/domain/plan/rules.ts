interface Ranked {
  readonly id: string;
  readonly rank: number;
}

/**
 * The rows whose rank changes when one of them moves a place; none at the end of the list. Rows may share a rank (somebody else's
 * discreet row lies between), hence a new number for each. Undefined when the list does not hold it.
 */
export function rankChanges(
  rows: readonly Ranked[],
  id: string,
  direction: 'up' | 'down',
): Ranked[] | undefined {
  const sorted = rows.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const from = sorted.findIndex((row) => row.id === id);
  if (from < 0) return undefined;
  const to = direction === 'up' ? from - 1 : from + 1;
  const moved = sorted[from];
  const neighbour = sorted[to];
  if (!moved || !neighbour) return [];
  const order = sorted.map((row) => (row === moved ? neighbour : row === neighbour ? moved : row));
  return order.flatMap((row, index) => (row.rank === index + 1 ? [] : [{ id: row.id, rank: index + 1 }]));
}

/** How near the date of an open step is; nothing to say of one without date or that is ended. */
export type Urgency = 'late' | 'soon' | 'plain';

const SOON_DAYS = 7;

export function urgencyOf(step: { dueOn: string | null; open: boolean }, today: string): Urgency {
  if (!step.open || !step.dueOn) return 'plain';
  if (step.dueOn < today) return 'late';
  const days = (Date.parse(step.dueOn) - Date.parse(today)) / 86_400_000;
  return days <= SOON_DAYS ? 'soon' : 'plain';
}

/** The civil date so many days later (earlier when negative). */
export const addDays = (civil: string, days: number): string =>
  new Date(Date.parse(civil) + days * 86_400_000).toISOString().slice(0, 10);

/** Constraints that no objective in progress or reached answers: what the diagnosis calls a priority should not stay so. */
export const unanswered = <Constraint extends { readonly code: string }>(
  priorities: readonly Constraint[],
  objectives: readonly { readonly constraint: string | null; readonly state: string }[],
): Constraint[] => {
  const answered = new Set(
    objectives.filter(({ state }) => state !== 'abandonne').map(({ constraint }) => constraint),
  );
  return priorities.filter(({ code }) => !answered.has(code));
};
