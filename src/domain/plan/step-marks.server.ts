import { sql } from 'kysely';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { ObjectiveRow } from './lock-rows.server.ts';

/** What a step takes from its objective: as sensitive, at least as discreet, known to the same few, hidden from the same. */
export async function stepMarks(tx: Tx, objective: ObjectiveRow) {
  return {
    sensitive: objective.sensitive,
    objective_discreet: objective.discreet,
    discreet: objective.discreet || (await actsDiscreetly(tx)),
    named_seats: objective.discreet ? [objective.author_seat, ...objective.named_seats] : [],
    hidden_from: objective.hidden_from,
  };
}

/** What a discreet organisation adds is discreet. */
async function actsDiscreetly(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ discreet: boolean }>`SELECT access.org_discreet() AS discreet`.execute(tx);
  return rows[0]?.discreet ?? false;
}
