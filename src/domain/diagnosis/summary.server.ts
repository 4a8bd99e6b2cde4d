import { type RawBuilder, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { constraints, isValueOf } from './codes.ts';
import { type DiagnosisSummary, type OpenConstraint, rankConstraints } from './rules.ts';
import './tables.ts';

export type { DiagnosisSummary };

const SummaryConstraints = z.array(
  z.object({
    code: z.string(),
    value: z.string().refine((value) => isValueOf('constraint', value)),
    impact: z.enum(['FAIBLE', 'MOYEN', 'FORT']).nullable(),
    priority: z.boolean(),
  }),
);

const discussable = constraints.filter((constraint) => !constraint.sensitive).length;

interface SummaryRow {
  readonly constraints: unknown;
  readonly constraints_discussed: number;
  readonly needs: readonly string[];
  readonly strengths: readonly string[];
  readonly last_answered_at: Temporal.Instant | string | null;
  readonly last_sitting_on: string | null;
  readonly joint_on: string | null;
  readonly joint_names: readonly string[];
  readonly work: DiagnosisSummary['work'];
  readonly last_job_on: string | null;
  readonly outlook: DiagnosisSummary['outlook'];
  readonly training: DiagnosisSummary['training'];
  readonly jobs: DiagnosisSummary['jobs'];
}

/** The summary of an opened person; undefined when no diagnosis was begun or when the actor may not read it. */
export async function readDiagnosisSummary(tx: Tx, personId: string): Promise<DiagnosisSummary | undefined> {
  const { rows } = await sql<SummaryRow>`${summaryOf(personId)}`.execute(tx);
  return rows[0] && diagnosisSummary(rows[0]);
}

/** The same as a subquery, for pages that read it with something else: `diagnosisSummary` takes its row, or the JSON of it. */
export const summaryOf = (personId: string): RawBuilder<SummaryRow> => sql`
  SELECT constraints, constraints_discussed, needs, strengths, last_answered_at, last_sitting_on, joint_on, joint_names,
    work, last_job_on, outlook, training, jobs
  FROM diagnosis_summary WHERE person_id = ${personId}`;

export function diagnosisSummary(row: SummaryRow): DiagnosisSummary {
  const answeredAt = row.last_answered_at?.toString() ?? null;
  return {
    constraints: rankConstraints(SummaryConstraints.parse(row.constraints) as OpenConstraint[]),
    notDiscussed: discussable - row.constraints_discussed,
    needs: row.needs,
    strengths: row.strengths,
    work: row.work,
    lastJobOn: row.last_job_on,
    outlook: row.outlook,
    training: row.training,
    jobs: row.jobs,
    lastAnsweredAt: answeredAt && Temporal.Instant.from(answeredAt).toString(),
    lastSittingOn: row.last_sitting_on,
    jointOn: row.joint_on,
    jointNames: row.joint_names,
  };
}
