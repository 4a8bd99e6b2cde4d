import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import type { ShownAnswer } from './rules.ts';
import { readSittings, type ShownSitting } from './sittings.server.ts';
import { readAnswers } from './stored-answers.server.ts';
import { type DiagnosisSummary, readDiagnosisSummary } from './summary.server.ts';

/** The whole diagnosis for who reads the file, its summary for who orients. */
export type DiagnosisPage =
  | {
      readonly level: 'file';
      readonly mayAnswer: boolean;
      /** The actor's organisation is discreet: what they answer is held apart. */
      readonly discreet: boolean;
      readonly answers: readonly ShownAnswer[];
      readonly sittings: readonly ShownSitting[];
      /** What to ask the changes from. */
      readonly cursor: number;
    }
  | { readonly level: 'summary'; readonly summary: DiagnosisSummary | undefined };

export const diagnosisPage = query({
  name: 'diagnosis-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson((levels) => levels.file || levels.summary || levels.self),
  reads: 'file',
  async handle({ tx, actor, levels }, { personId }): Promise<DiagnosisPage> {
    if (!levels.file && !levels.self)
      return { level: 'summary', summary: await readDiagnosisSummary(tx, personId) };
    const { rows } = await sql<{ discreet: boolean }>`SELECT access.org_discreet() AS discreet`.execute(tx);
    const answers = await readAnswers(tx, actor, personId);
    return {
      level: 'file',
      mayAnswer: levels.edit,
      discreet: rows[0]?.discreet ?? false,
      answers,
      sittings: await readSittings(tx, actor, personId),
      cursor: lastChange(answers, 0),
    };
  },
});

/** Of what the actor reads, so that the number tells nothing of the rest. */
export const lastChange = (answers: readonly ShownAnswer[], since: number): number =>
  answers.reduce((last, answer) => Math.max(last, answer.changeNo), since);
