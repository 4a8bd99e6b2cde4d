import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { referralView } from './read-referrals.server.ts';
import './tables.ts';
import type { MyReferral } from './views.ts';

/** How many people one transaction opens at a time. */
const OPENED = 200;

/** What the professional asked for, all people together, the latest news first: counters are counted on these very rows. */
export const myReferrals = query({
  name: 'my-referrals',
  input: z.object({}),
  access: seated(),
  reads: 'list',
  listed: (referrals: MyReferral[]) => [...new Set(referrals.map(({ personId }) => personId))],
  handle: async ({ tx, clock, open }): Promise<MyReferral[]> => {
    const { rows } = await sql<{ person_id: string; referral_id: string }>`
      SELECT person_id, referral_id FROM access.my_referrals()`.execute(tx);
    const people = [...new Set(rows.map((row) => row.person_id))];
    const found: MyReferral[] = [];
    for (let from = 0; from < people.length; from += OPENED) {
      const page = people.slice(from, from + OPENED);
      await open(page);
      const read = await tx
        .selectFrom('referral')
        .innerJoin('person_list', 'person_list.person_id', 'referral.person_id')
        .selectAll('referral')
        .select(['person_list.given_name', 'person_list.family_name'])
        .where('referral.person_id', 'in', page)
        .where(
          'referral.referral_id',
          'in',
          rows.map((row) => row.referral_id),
        )
        .execute();
      for (const row of read)
        found.push({ ...referralView(row, clock), personName: `${row.given_name} ${row.family_name}` });
    }
    const order = new Map(rows.map((row, index) => [row.referral_id, index]));
    return found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  },
});
