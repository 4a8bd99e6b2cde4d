import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import type { RequestKind } from './codes.ts';
import './tables.ts';
import '../person/tables.ts';

/** Read at once: an orientation service that has more answers the oldest first. */
const MOST = 100;

export interface WaitingRequest {
  readonly personId: string;
  readonly requestId: string;
  readonly personName: string;
  readonly kind: RequestKind;
  readonly bodyName: string | null;
  readonly leadName: string | null;
  readonly words: string;
  readonly on: string;
}

/** What accompanied people ask of the orientation service of their authority, the oldest first. */
export const orientationRequests = query({
  name: 'orientation-requests',
  input: z.object({}),
  access: seated(({ officerOf }) => officerOf.length > 0),
  reads: 'list',
  listed: (result: { requests: WaitingRequest[] }) => result.requests.map(({ personId }) => personId),
  handle: async ({ tx, open, clock }) => {
    const { rows } = await sql<{ person_id: string }>`
      SELECT person_id FROM access.orientation_requests() ORDER BY asked_at, person_id LIMIT ${MOST}`.execute(
      tx,
    );
    if (rows.length === 0) return { requests: [] };
    const people = rows.map((row) => row.person_id);
    await open(people);
    const found = await tx
      .selectFrom('orientation_request as r')
      .innerJoin('person_list as l', 'l.person_id', 'r.person_id')
      .select(['r.person_id', 'r.orientation_request_id', 'r.kind', 'r.body_name', 'r.lead_name', 'r.words'])
      .select(['r.asked_at', 'l.given_name', 'l.family_name'])
      .where('r.person_id', 'in', people)
      .where('r.answered_at', 'is', null)
      .orderBy('r.asked_at')
      .orderBy('r.person_id')
      .execute();
    return {
      requests: found.map((row) => ({
        personId: row.person_id,
        requestId: row.orientation_request_id,
        personName: `${row.given_name} ${row.family_name}`,
        kind: row.kind,
        bodyName: row.body_name,
        leadName: row.lead_name,
        words: row.words,
        on: civilDateAt(row.asked_at, clock),
      })),
    };
  },
});
