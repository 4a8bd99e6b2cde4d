import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { appointOne } from './appoint-lead.server.ts';
import { eachOpened } from './each-opened.server.ts';
import { portfolioReceivedMail } from './mails.ts';
import { tell } from './tell.server.ts';

/** Before a departure: everybody whom one colleague is référent of gets another one, in one act. */
export const reassignPortfolio = command({
  name: 'reassign-portfolio',
  input: z.object({ fromSeat: z.uuid(), toSeat: z.uuid('Choisissez qui prend le relais.') }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx, open }, { fromSeat, toSeat }) => {
    if (fromSeat === toSeat) throw new Refused('already_lead');
    const { rows } = await sql<{ person_id: string }>`
      SELECT person_id FROM access.portfolio_of(${fromSeat}) WHERE leads`.execute(tx);
    if (rows.length === 0) throw new NotFound();
    let moved = 0;
    await eachOpened(
      open,
      rows.map((row) => row.person_id),
      async (personId) => {
        await appointOne({ tx }, personId, toSeat);
        moved += 1;
      },
    );
    await tell(tx, { seat: toSeat }, portfolioReceivedMail, {});
    return { moved };
  },
});
