import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import {
  type OwnPlace,
  type OwnProposal,
  readOwnCircle,
  readOwnProposals,
} from '../circle/own-circle.server.ts';
import { endInForce } from '../ending/read-end.server.ts';
import type { AccompanimentEnd } from '../ending/views.ts';
import { readNextSteps } from '../plan/read-plan.server.ts';
import { countProposals } from '../plan/read-proposals.server.ts';
import type { StepView } from '../plan/views.ts';
import { personId } from './inputs.ts';
import './tables.ts';

export interface OwnSpace {
  givenName: string;
  referentBody: string | null;
  circle: OwnPlace[];
  nextSteps: StepView[];
  proposals: OwnProposal[];
  /** Objectives and steps that professionals propose, and that wait for the person's answer. */
  planProposals: number;
  /** Why nobody accompanies the person any more, until it is taken up again. */
  end: AccompanimentEnd | null;
}

/** The first page of the person's own space: one field for each of its parts. Five statements. */
export const ownSpace = query({
  name: 'own-space',
  input: z.object({ personId }),
  access: onPerson('self'),
  reads: 'file',
  handle: async ({ tx, clock }, { personId }): Promise<OwnSpace> => {
    const { rows } = await sql<Pick<OwnSpace, 'givenName' | 'referentBody' | 'end'>>`
      SELECT l.given_name AS "givenName", l.referent_body_name AS "referentBody", ${endInForce(sql.ref('l.person_id'))} AS "end"
      FROM person_list l WHERE l.person_id = ${personId}`.execute(tx);
    const person = rows[0];
    if (!person) throw new NotFound();
    return {
      ...person,
      circle: await readOwnCircle(tx, personId),
      nextSteps: await readNextSteps(tx, personId, { seat: null, clock }),
      proposals: await readOwnProposals(tx, personId),
      planProposals: await countProposals(tx, personId),
    };
  },
});
