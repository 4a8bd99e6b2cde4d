import type { Context } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import { readDiagnosisSummary } from '../diagnosis/summary.server.ts';
import { type Reader, readSteps } from '../plan/read-plan.server.ts';
import { joinedRecords } from '../same-person/joined-records.server.ts';
import { readPersonFile } from './read-person-file.server.ts';
import type { MergedFile } from './views.ts';

/** Each as far as the reader stands towards it. */
export async function readAliases(
  { tx, clock, aliases }: Pick<Context, 'tx' | 'clock' | 'aliases'>,
  survivorId: string,
  seat: Reader['seat'],
): Promise<MergedFile[]> {
  const files: MergedFile[] = [];
  for (const { person_id, from_at, by } of await joinedRecords(tx, aliases, survivorId)) {
    const levels = aliases.get(person_id);
    if (!levels) continue;
    files.push({
      ...(await readPersonFile({ tx, clock, levels }, person_id)),
      mergedOn: civilDateAt(from_at, clock),
      mergedBy: by,
      diagnosis: (await readDiagnosisSummary(tx, person_id)) ?? null,
      steps: await readSteps(tx, person_id, { seat, clock }),
    });
  }
  return files;
}
