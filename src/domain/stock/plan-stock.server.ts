import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command, query, run } from '../../platform/access/run.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { stocksOf } from './stock-page.query.server.ts';
import { stockScopes } from './views.ts';

const plan = z.object({
  scope: z.enum(stockScopes),
  perDay: z.coerce
    .number('Donnez un nombre de 1 à 10.')
    .int('Donnez un nombre de 1 à 10.')
    .min(1, 'Donnez un nombre de 1 à 10.')
    .max(10, 'Donnez un nombre de 1 à 10.'),
  from: z.iso.date('Donnez le premier jour.'),
});
const access = seated<z.output<typeof plan>>((standing) => stocksOf(standing).length > 0);

const owners = query({
  name: 'stock-owners',
  input: plan,
  access,
  reads: 'none',
  handle: async ({ tx }, { scope }): Promise<(string | null)[]> => {
    const { rows } = await sql<{
      seat: string | null;
    }>`SELECT seat FROM access.stock_owners(${scope})`.execute(tx);
    return rows.map(({ seat }) => seat);
  },
});

/** The coming four weeks of one référent, or of the service: so many people a working day, the most urgent first. */
const planStockOf = command({
  name: 'plan-stock',
  input: plan.extend({ seat: z.uuid().nullable() }),
  access,
  handle: async ({ tx }, { scope, perDay, from, seat }) =>
    (await changeAccess(tx, 'plan_stock', scope, seat, perDay, from)) as number,
});

/** Each référent of the stock in turn, in transactions of their own. Gives how many people have a day now. */
export async function planStock(
  runtime: Runtime,
  actor: Actor,
  asked: z.input<typeof plan>,
): Promise<number> {
  let planned = 0;
  for (const seat of await run(runtime, owners, actor, asked))
    planned += await run(runtime, planStockOf, actor, { ...asked, seat });
  if (planned === 0) throw new Refused('stock_planned');
  return planned;
}
