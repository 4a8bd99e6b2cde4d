import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { worldInstant } from '../domain/access-proof/facts.ts';
import { buildCast } from '../domain/access-proof/matrix.ts';
import { fixedClock } from '../platform/clock/clock.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { type SignedInCast, signedInCast } from './testing/signed-in-cast.ts';

const db = useDatabase({ demo: true, clock: fixedClock(worldInstant) });
const cast = buildCast();
const page = `/personnes/${cast.person.id}`;
let signedIn: SignedInCast;

interface Transaction {
  /** Bound to a professional, and not the one that writes the read line before. */
  readonly opening: string;
  readonly statements: string[];
  /** « table: how » for each part of a plan that reads a whole table though it could use an index. */
  readonly scans: string[];
}

const transactions: Transaction[] = [];

beforeAll(async () => {
  watch(db.runtime.database.pool);
  signedIn = await signedInCast(db, cast);
});

type Ask = (
  text: string | { text: string; values?: unknown[] },
  values?: unknown[],
) => Promise<pg.QueryResult>;

/** Follows every transaction of the application, and asks PostgreSQL how it would run each statement if tables were large. */
function watch(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const watched = new WeakSet<pg.PoolClient>();
  pool.connect = (async () => {
    const client = await connect();
    if (watched.has(client)) return client;
    watched.add(client);
    const ask = client.query.bind(client) as unknown as Ask;
    let current: Transaction | undefined;
    client.query = (async (...asked: Parameters<Ask>) => {
      const [what, values] = asked;
      const text = typeof what === 'string' ? what : what.text;
      if (text.startsWith('BEGIN')) {
        current = { opening: text, statements: [], scans: [] };
        transactions.push(current);
      } else if (/^(COMMIT|ROLLBACK)/.test(text)) current = undefined;
      else if (current) {
        current.statements.push(text);
        if (/^\s*select/i.test(text))
          current.scans.push(...(await scansOf(ask, text, values ?? valuesIn(what))));
      }
      return ask(...asked);
    }) as unknown as typeof client.query;
    return client;
  }) as typeof pool.connect;
}

const valuesIn = (what: Parameters<Ask>[0]) => (typeof what === 'string' ? [] : (what.values ?? []));

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

async function scansOf(ask: Ask, text: string, values: unknown[]): Promise<string[]> {
  await ask('SET LOCAL enable_seqscan = off');
  const { rows } = await ask(`EXPLAIN (FORMAT JSON) ${text}`, values);
  await ask('SET LOCAL enable_seqscan = on');
  const walk = (plan: Plan): string[] => [
    ...(plan['Node Type'] === 'Seq Scan' ? [`${plan['Relation Name']}`] : []),
    ...(plan.Plans ?? []).flatMap(walk),
  ];
  return walk((rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan);
}

async function transactionsOf(name: string): Promise<Transaction[]> {
  await signedIn.get(name, page); // what is prepared once is not counted
  transactions.length = 0;
  expect((await signedIn.get(name, page)).status).toBe(200);
  return transactions.filter(
    ({ opening, statements }) =>
      opening.includes('bind_professional') &&
      !statements.some((statement) => statement.includes('audit.record') && statements.length <= 3),
  );
}

test.each(['référent', 'accompagnateur', 'contributeur', 'chargé d’orientation de l’autorité'])(
  'the page of a person, its frame included, is six statements at most once its reader is bound: %s',
  async (name) => {
    const found = (await transactionsOf(name)).flatMap(({ statements }) => statements);
    expect(found.length, found.join('\n---\n')).toBeLessThanOrEqual(6);
    expect(found.length).toBeGreaterThan(3); // it did count
  },
);

test('none of them can only be answered by reading a whole table', async () => {
  const found = await transactionsOf('référent');
  expect(found.flatMap(({ scans }) => scans)).toEqual([]);
});
