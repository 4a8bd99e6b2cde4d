import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import { joinedRecords } from '../same-person/joined-records.server.ts';
import { type JoinedDiagnosis, latestElsewhere } from './joined-answers.ts';
import { readFrame } from './page-frame.server.ts';
import type { PreparedAnswer } from './preparation.ts';
import { readPrepared } from './prepared-answers.server.ts';
import type { DiagnosisSummary, PageFrame, ShownAnswer, ShownSitting } from './rules.ts';
import { readSittings } from './sittings.server.ts';
import { readAnswers } from './stored-answers.server.ts';
import { readDiagnosisSummary } from './summary.server.ts';

export interface WholeDiagnosis {
  readonly level: 'file';
  readonly frame: PageFrame;
  readonly mayAnswer: boolean;
  readonly answers: readonly ShownAnswer[];
  readonly sittings: readonly ShownSitting[];
  readonly prepared: readonly PreparedAnswer[];
  /** Of each other record of the person whose file the reader reads. */
  readonly joined: readonly JoinedDiagnosis[];
  /** What to ask the changes from. */
  readonly cursor: number;
}

/** The whole diagnosis for who reads the file, its summary for who orients. */
export type DiagnosisPage =
  | WholeDiagnosis
  | { readonly level: 'summary'; readonly frame: PageFrame; readonly summary: DiagnosisSummary | undefined };

export const diagnosisPage = query({
  name: 'diagnosis-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson((levels) => levels.file || levels.summary || levels.self),
  reads: 'file',
  async handle(context, { personId }): Promise<DiagnosisPage> {
    const { tx, actor, levels } = context;
    const frame = await readFrame(context, personId);
    if (!levels.file && !levels.self) {
      return { level: 'summary', frame, summary: await readDiagnosisSummary(tx, personId) };
    }
    const answers = await readAnswers(tx, actor, personId);
    return {
      level: 'file',
      frame,
      mayAnswer: levels.edit,
      answers,
      sittings: await readSittings(tx, actor, personId),
      prepared: await readPrepared(tx, personId),
      joined: await readJoined(context, personId, answers),
      cursor: lastChange(answers, 0),
    };
  },
});

async function readJoined(
  { tx, actor, aliases, clock }: Context,
  survivor: string,
  own: readonly ShownAnswer[],
): Promise<JoinedDiagnosis[]> {
  const joined: JoinedDiagnosis[] = [];
  for (const { person_id: personId, from_at, by } of await joinedRecords(tx, aliases, survivor)) {
    if (!aliases.get(personId)?.file) continue;
    const answers = latestElsewhere(own, await readAnswers(tx, actor, personId));
    joined.push({ personId, mergedOn: civilDateAt(from_at, clock), mergedBy: by, answers });
  }
  return joined;
}

/** Of what the actor reads, so that the number tells nothing of the rest. */
export const lastChange = (answers: readonly ShownAnswer[], since: number): number =>
  answers.reduce((last, answer) => Math.max(last, answer.changeNo), since);
