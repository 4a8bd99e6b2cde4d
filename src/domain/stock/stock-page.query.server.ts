import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Standing } from '../../platform/access/actor.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import '../person/tables.ts';
import { type StockPage, type StockPerson, type StockScope, stockScopes } from './views.ts';

const PAGE = 50;

/** The stocks that somebody may have, the one they start from first. */
export const stocksOf = ({ roles, officerOf }: Pick<Standing, 'roles' | 'officerOf'>): StockScope[] =>
  stockScopes.filter(
    (scope) =>
      ({ siege: roles.includes('member'), equipe: roles.includes('manager'), service: officerOf.length > 0 })[
        scope
      ],
  );

/** People who came by a list with delays already behind them, the most urgent first. */
export const stockPage = query({
  name: 'stock',
  input: z.object({
    scope: z.enum(stockScopes).optional().catch(undefined),
    page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
  }),
  access: seated((standing) => stocksOf(standing).length > 0),
  reads: 'list',
  listed: ({ people }: StockPage) => people.map(({ personId }) => personId),
  handle: async ({ tx, standing, clock }, { scope: asked, page }): Promise<StockPage> => {
    const counted = await sql<StockPage['scopes'][number]>`
      SELECT scope, people, unplanned FROM access.stock_counts()`.execute(tx);
    const scopes = stocksOf(standing).map(
      (scope) => counted.rows.find((row) => row.scope === scope) ?? { scope, people: 0, unplanned: 0 },
    );
    const shown =
      scopes.find(({ scope }) => scope === asked) ?? scopes.find(({ people }) => people > 0) ?? scopes[0]!;
    const { rows } = await sql<StockPerson>`
      WITH page AS MATERIALIZED (
        SELECT * FROM access.stock_page(${shown.scope}, ${PAGE}, ${(page - 1) * PAGE}) WITH ORDINALITY AS p (person_id, stock_on, change_on, rank))
      SELECT l.person_id AS "personId", l.given_name || ' ' || l.family_name AS name, l.commune_name AS "communeName",
        l.lead_name AS "leadName", l.entered_on AS "enteredOn", p.stock_on AS "plannedOn", p.change_on AS "changeOn"
      FROM page p JOIN person_list l USING (person_id) ORDER BY p.rank`.execute(tx);
    return {
      today: today(clock),
      scope: shown.scope,
      scopes,
      people: rows,
      total: shown.people,
      unplanned: shown.unplanned,
      page,
      pages: Math.max(1, Math.ceil(shown.people / PAGE)),
    };
  },
});
