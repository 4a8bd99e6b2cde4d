import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction, type Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound, SeatEnded } from '../../platform/access/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Facts, PersonFact } from './facts.ts';
import { actorsOf } from './judge.ts';
import { Oracle, type OracleActor } from './oracle.ts';

class RollBack extends Error {}

/** Runs `work` as the actor with everybody opened, then undoes it. */
async function tried<T>(
  runtime: Runtime,
  actor: Actor,
  people: string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  let result: T | undefined;
  try {
    await boundTransaction(runtime, actor, async (bound) => {
      await bound.open(people);
      result = await work(bound.tx);
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack || error instanceof SeatEnded)) throw error;
  }
  return result;
}

interface JudgedUpdate {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly expected: (oracle: Oracle, actor: OracleActor) => string[];
}

const people =
  (reads: (oracle: Oracle, actor: OracleActor, p: PersonFact) => boolean) =>
  (oracle: Oracle, actor: OracleActor) =>
    oracle.facts.people.filter((p) => reads(oracle, actor, p)).map((p) => p.id);

const items =
  (table: string, writes: (oracle: Oracle, actor: OracleActor, p: PersonFact) => boolean) =>
  (oracle: Oracle, actor: OracleActor) =>
    oracle.facts.items
      .filter((i) => i.table === table && oracle.readsItem(actor, i))
      .filter((i) => oracle.facts.people.some((p) => p.id === i.person && writes(oracle, actor, p)))
      .map((i) => i.id);

const judgedUpdates: readonly JudgedUpdate[] = [
  {
    table: 'person_identity',
    key: 'person_id',
    column: 'version',
    expected: people((o, a, p) => o.writesIdentity(a, p)),
  },
  {
    table: 'person_contact',
    key: 'person_id',
    column: 'version',
    expected: people((o, a, p) => o.writesIdentity(a, p)),
  },
  {
    table: 'person_address',
    key: 'person_id',
    column: 'version',
    expected: people((o, a, p) => o.writesIdentity(a, p) && o.readsAddress(a, p)),
  },
  {
    table: 'status_period',
    key: 'status_period_id',
    column: 'version',
    expected: items('status_period', (o, a, p) => o.writesStatus(a, p)),
  },
  {
    table: 'listed_date',
    key: 'listed_date_id',
    column: 'version',
    expected: items('listed_date', (o, a, p) => o.writesStatus(a, p) || o.accompanies(a, p)),
  },
  {
    table: 'household_period',
    key: 'household_period_id',
    column: 'version',
    expected: items('household_period', (o, a, p) => o.writesStatus(a, p)),
  },
  {
    table: 'person_external_number',
    key: 'number',
    column: 'number',
    expected: items('person_external_number', (o, a, p) => o.writesNumber(a, p)),
  },
  {
    table: 'objective',
    key: 'objective_id',
    column: 'version',
    expected: items('objective', (o, a, p) => o.accompanies(a, p)),
  },
  {
    table: 'step',
    key: 'step_id',
    column: 'version',
    expected: items('step', (o, a, p) => o.accompanies(a, p)),
  },
  {
    table: 'contact',
    key: 'contact_id',
    column: 'withdrawn_at',
    expected: (o, a) =>
      o.facts.items.filter((i) => i.table === 'contact' && o.withdrawsContact(a, i)).map((i) => i.id),
  },
];

/** Which rows each actor could really change, against what the oracle says. */
export async function updateDifferences(runtime: Runtime, facts: Facts): Promise<string[]> {
  const oracle = new Oracle(facts);
  const everybody = facts.people.map((p) => p.id);
  const lines: string[] = [];
  for (const { actor, oracle: judged, name } of actorsOf(facts)) {
    const found = await tried(runtime, actor, everybody, async (tx) => {
      const changed = new Map<string, Set<string>>();
      for (const { table, key, column } of judgedUpdates) {
        const { rows } = await sql<{
          key: string;
        }>`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${sql.ref(column)}
          RETURNING ${sql.ref(key)}::text AS key`.execute(tx);
        changed.set(table, new Set(rows.map((r) => r.key)));
      }
      return changed;
    });
    for (const { table, expected } of judgedUpdates) {
      const wanted = new Set(expected(oracle, judged));
      const got = found?.get(table) ?? new Set();
      for (const id of wanted.difference(got)) lines.push(`${name}: ${table} ${id} should be writable`);
      for (const id of got.difference(wanted)) lines.push(`${name}: ${table} ${id} should not be writable`);
    }
  }
  return lines;
}

/** Whether a row could be inserted as this actor; any refusal of the database counts as no. */
export async function canInsert(
  runtime: Runtime,
  actor: Actor,
  personId: string,
  statement: string,
): Promise<boolean> {
  try {
    return (
      (await tried(
        runtime,
        actor,
        [personId],
        async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows === 1n,
      )) ?? false
    );
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
