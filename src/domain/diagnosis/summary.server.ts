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

/** The summary of an opened person; undefined when no diagnosis was begun or when the actor may not read it. */
export async function readDiagnosisSummary(tx: Tx, personId: string): Promise<DiagnosisSummary | undefined> {
  const row = await tx
    .selectFrom('diagnosis_summary')
    .select([
      'constraints',
      'constraints_discussed',
      'needs',
      'strengths',
      'last_answered_at',
      'last_sitting_on',
    ])
    .select(['joint_on', 'joint_names'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    constraints: rankConstraints(SummaryConstraints.parse(row.constraints) as OpenConstraint[]),
    notDiscussed: discussable - row.constraints_discussed,
    needs: row.needs,
    strengths: row.strengths,
    lastAnsweredAt: row.last_answered_at?.toString() ?? null,
    lastSittingOn: row.last_sitting_on,
    jointOn: row.joint_on,
    jointNames: row.joint_names,
  };
}
