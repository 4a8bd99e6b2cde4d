import { sql } from 'kysely';
import { systemDb } from '../../../platform/access/system-db.ts';
import { clockIn, today } from '../../../platform/clock/clock.ts';
import { withSessionLock } from '../../../platform/database/session-lock.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { carry } from './carry.server.ts';
import { finish } from './finish.server.ts';
import { plan } from './plan.server.ts';
import { REASON } from './reason.ts';
import type { RowContext } from './record-fields.ts';
import type { LineProblem, OfferReport } from './report.ts';
import { stage, unstage } from './stage.server.ts';
import { verifyLines } from './verify-lines.server.ts';

export interface OfferChunk {
  /** Lines of COPY, as copyLine makes them. */
  lines: string;
  problems: readonly LineProblem[];
}

/** Reads files line after line; a file that cannot be read to its end throws. */
export type ReadLines = (context: RowContext) => AsyncIterable<OfferChunk>;

export interface ImportOptions {
  read: ReadLines;
  /** Names of the files, in the order that lines refer to. */
  fileNames: readonly string[];
  /** What the sources of the files no longer say goes. */
  replace?: boolean;
  /** Says what would be done, and writes nothing. */
  dryRun?: boolean;
  /** Each problem, as it is found. */
  onProblem?: (problem: LineProblem) => void;
  tell?: (sentence: string) => void;
}

/** Brings in what files say of the offer. 'taken': another import is at work. */
export async function importOffer(runtime: Runtime, options: ImportOptions): Promise<OfferReport | 'taken'> {
  return withSessionLock(runtime.database.pool, 'relais:offer-import', () => perform(runtime, options));
}

async function perform(runtime: Runtime, options: ImportOptions): Promise<OfferReport> {
  const { replace = false, dryRun = false, tell = () => undefined } = options;
  const began = performance.now();
  const tally = problemTally(options);
  const context = await contextOf(runtime);
  await stage(runtime, linesOf(options.read(context), tally.take));
  const verified = await verifyLines(runtime, context, { tell });
  for (const { file, ...found } of verified) tally.take({ ...found, file: options.fileNames[file] ?? '' });
  tell('Lecture terminée ; comparaison avec ce qui est connu…');
  const planned = await plan(runtime, { replace });
  for (const { kind, file, line, id, code } of planned.refusals) {
    tally.take({ file: options.fileNames[file] ?? '', line, kind, id, code, field: null, refused: true });
  }
  if (!dryRun) {
    await carry(runtime, progressTeller(tell));
    const { created, updated, removed } = planned.services;
    await finish(runtime, { wroteServices: created + updated + removed > 0 });
  }
  await unstage(runtime);
  return {
    structures: { ...planned.structures, refused: tally.refused.structure },
    services: { ...planned.services, refused: tally.refused.service },
    corrected: tally.corrected(),
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
}

async function* linesOf(chunks: AsyncIterable<OfferChunk>, take: (problem: LineProblem) => void) {
  for await (const { lines, problems } of chunks) {
    for (const problem of problems) take(problem);
    if (lines) yield lines;
  }
}

function problemTally({ onProblem }: ImportOptions) {
  const refused = { structure: 0, service: 0 };
  let corrected = 0;
  return {
    refused,
    corrected: () => corrected,
    take(problem: LineProblem) {
      if (problem.refused) refused[problem.kind]++;
      else corrected++;
      onProblem?.(problem);
    },
  };
}

const SAY_EVERY_MS = 5_000;

function progressTeller(tell: (sentence: string) => void) {
  let said = performance.now();
  return (done: number, of: number) => {
    if (performance.now() - said < SAY_EVERY_MS) return;
    said = performance.now();
    tell(`${done.toLocaleString('fr-FR')} fiches sur ${of.toLocaleString('fr-FR')}…`);
  };
}

/** What lines are judged by, as the database knows it. */
async function contextOf(runtime: Runtime): Promise<RowContext> {
  return systemDb(runtime, REASON, async (tx) => {
    const communes = await sql<{ code: string; city: string | null }>`
      SELECT code, CASE WHEN kind = 'arrondissement' THEN parent_code END AS city FROM commune`.execute(tx);
    return {
      today: today(clockIn('Europe/Paris', runtime.clock)),
      communes: new Map(communes.rows.map(({ code, city }) => [code, city])),
    };
  });
}
