import type { Tx } from '../../platform/access/bound-transaction.ts';
import { criteriaOf, type Suggestion, suggestTrack } from './suggest-track.ts';
import { readDiagnosisSummary } from './summary.server.ts';

/** What the criteria suggest on that day, from the summary alone; undefined when no diagnosis was begun. */
export async function readSuggestion(
  tx: Tx,
  personId: string,
  today: string,
): Promise<Suggestion | undefined> {
  const summary = await readDiagnosisSummary(tx, personId);
  return summary?.lastAnsweredAt ? suggestTrack(criteriaOf(summary, today)) : undefined;
}
