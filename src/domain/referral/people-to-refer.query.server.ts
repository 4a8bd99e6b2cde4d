import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { wholeList } from '../person/people-address.ts';
import { readPeopleRows } from '../person/read-people-rows.server.ts';
import { readServiceToAsk } from './read-service.server.ts';
import { overStates } from './states.ts';
import './tables.ts';

/** A transaction opens no more than 200 people; the beginning of a name finds anybody beyond. */
const MOST = 100;

export interface PersonToRefer {
  readonly personId: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly communeName: string | null;
  /** Their request to the same service that is under way. */
  readonly already: string | null;
}

interface PeopleToRefer {
  readonly service: { readonly id: string; readonly name: string; readonly structure: string };
  readonly people: readonly PersonToRefer[];
  /** The list holds others, whom their name finds. */
  readonly more: boolean;
}

/** For whom a place may be asked of one service: those whom the professional accompanies, and may act for. */
export const peopleToRefer = query({
  name: 'people-to-refer',
  input: z.object({ serviceId: z.string().min(1).max(200), named: z.string().max(80).default('') }),
  access: seated(({ roles }) => roles.includes('member')),
  reads: 'list',
  listed: ({ people }: PeopleToRefer) => people.map(({ personId }) => personId),
  handle: async ({ tx, open }, { serviceId, named }): Promise<PeopleToRefer> => {
    const { id, name, structure } = await readServiceToAsk(tx, serviceId);
    const found = await readPeopleRows(tx, { view: wholeList, named }, MOST + 1);
    const page = found.slice(0, MOST);
    const levels = await open(page.map(({ personId }) => personId));
    const mine = page.filter(({ personId }) => levels.get(personId)?.edit);
    const already = await underWay(tx, serviceId);
    return {
      service: { id, name, structure },
      people: mine.map(({ personId, givenName, familyName, birthDate, communeName }) => ({
        personId,
        name: `${givenName} ${familyName}`,
        birthDate,
        communeName,
        already: already.get(personId) ?? null,
      })),
      more: found.length > MOST,
    };
  },
});

/** Of the people opened. */
async function underWay(tx: Tx, serviceId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('referral')
    .select(['person_id', 'referral_id'])
    .where('service_id', '=', serviceId)
    .where('state', 'not in', overStates)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.referral_id]));
}
