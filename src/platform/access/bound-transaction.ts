import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { zoneOf } from '../clock/clock.ts';
import { newId } from '../database/id.ts';
import type { Database } from '../database/schema.ts';
import type { Runtime } from '../runtime.ts';
import type { Actor, Levels, Standing } from './actor.ts';
import { noLevels } from './actor.ts';
import { NotFound, translateDatabaseError } from './errors.ts';

/** A database handle that is already bound to who asks; outside of it the application's role reads nothing. */
export type Tx = Kysely<Database>;

export interface Bound {
  readonly tx: Tx;
  readonly standing: Standing;
  /** Of whoever is bound: their organisation's, or the person's. */
  readonly timeZone: string;
  /** Opens people (200 at most) for the rest of the transaction, replacing those opened before. */
  open(people: readonly string[]): Promise<ReadonlyMap<string, Levels>>;
  /** Whether a line of this act about this person, by this seat, is less than half an hour old. */
  continues(personId: string, act: string): Promise<boolean>;
  /** Whether this seat made this very export of this person less than half an hour ago. */
  exported(personId: string, act: string, detail: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** How many of these people are none of those whom this seat works for. */
  outside(people: readonly string[]): Promise<number>;
  /** COPY … FROM STDIN, whose lines are given as they come. */
  copyIn(statement: string, lines: AsyncIterable<string | Uint8Array>): Promise<void>;
  /** COPY … TO STDOUT, in pieces that do not follow lines. */
  copyOut(statement: string, into: Writable): Promise<void>;
  /** Appends an audit line; it is committed with the transaction. */
  record(line: AuditLine): Promise<void>;
}

interface AuditLine {
  readonly kind:
    | 'read'
    | 'list'
    | 'search'
    | 'search_hit'
    | 'write'
    | 'export'
    | 'refused'
    | 'sign_in'
    | 'system';
  readonly act: string;
  readonly personId?: string | undefined;
  readonly people?: readonly string[] | undefined;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Identifiers go into the opening statement as literals (one round trip), hence the check. */
function literal(id: string): string {
  if (!uuidPattern.test(id)) throw new NotFound();
  return `'${id}'`;
}

const standingSql = `SELECT string_to_array(nullif(current_setting('app.roles', true), ''), ',') AS roles,
  access.officer_of() AS officer_of, access.territories() AS territories, access.bind_zone() AS time_zone`;

function bindSql(actor: Actor, at: string): string {
  switch (actor.kind) {
    case 'professional':
      return `SELECT access.bind_professional(${literal(actor.professionalId)}, ${literal(actor.seat)}, '${at}')`;
    case 'person':
      return `SELECT access.bind_person(${literal(actor.personId)}, '${at}')`;
    case 'preparing':
      return `SELECT access.bind_preparing(${literal(actor.personId)}, '${at}')`;
    case 'anonymous':
      return `SELECT access.bind_anonymous('${at}')`;
  }
}

const handles = new WeakMap<pg.PoolClient, Tx>();

/** Kysely over one connection that is in a transaction already; kept per connection, it holds no state of its own. */
function handleOf(client: pg.PoolClient): Tx {
  let tx = handles.get(client);
  if (!tx) {
    const held = { query: client.query.bind(client), release: () => undefined } as unknown as pg.PoolClient;
    tx = new Kysely<Database>({
      dialect: new PostgresDialect({
        pool: { connect: async () => held, end: async () => undefined, options: {} },
      }),
    });
    handles.set(client, tx);
  }
  return tx;
}

/** BEGIN + role + settings in one round trip, then `work`, then COMMIT; any error rolls back and leaves nothing. */
export async function boundTransaction<T>(
  runtime: Runtime,
  actor: Actor,
  work: (bound: Bound) => Promise<T>,
): Promise<T> {
  const at = runtime.clock.now().toString();
  return withClient(
    runtime,
    `BEGIN; SET LOCAL ROLE relais_app; ${bindSql(actor, at)}; ${standingSql}`,
    (client, rows) => {
      const row = rows as {
        roles: string[] | null;
        officer_of: string[] | null;
        territories: string[] | null;
        time_zone: string;
      };
      const standing = {
        roles: row.roles ?? [],
        officerOf: row.officer_of ?? [],
        territories: row.territories ?? [],
      };
      return work(makeBound(client, standing, row.time_zone));
    },
  );
}

/** The same for work that has no actor; see system-db.ts. */
export async function systemTransaction<T>(
  runtime: Runtime,
  reason: string,
  work: (bound: Bound) => Promise<T>,
): Promise<T> {
  const at = runtime.clock.now().toString();
  if (!/^[a-z][a-z0-9 :-]{2,60}$/.test(reason)) throw new Error(`not a reason: ${reason}`);
  return withClient(
    runtime,
    `BEGIN; SET LOCAL ROLE relais_system; SELECT access.bind_system('${reason}', '${at}')`,
    (client) => work(makeBound(client, { roles: [], officerOf: [], territories: [] }, zoneOf(runtime.clock))),
  );
}

async function withClient<T>(
  runtime: Runtime,
  opening: string,
  work: (client: pg.PoolClient, lastRow: unknown) => Promise<T>,
): Promise<T> {
  const client = await runtime.database.pool.connect();
  let broken: Error | undefined;
  try {
    const results = (await client.query(opening)) as unknown as pg.QueryResult[];
    const value = await work(client, results.at(-1)?.rows[0]);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((e: Error) => {
      broken = e; // a connection that cannot roll back is not given to anybody else
    });
    throw translateDatabaseError(error);
  } finally {
    client.release(broken);
  }
}

function makeBound(client: pg.PoolClient, standing: Standing, timeZone: string): Bound {
  return {
    tx: handleOf(client),
    standing,
    timeZone,
    async open(people) {
      if (people.some((id) => !uuidPattern.test(id))) throw new NotFound();
      const { rows } = await client.query('SELECT * FROM access.open($1)', [people]);
      return new Map(
        (rows as (Levels & { person_id: string })[]).map(({ person_id, ...levels }) => [
          person_id,
          { ...noLevels, ...levels },
        ]),
      );
    },
    async continues(personId, act) {
      const { rows } = await client.query('SELECT audit.continues($1, $2) AS yes', [personId, act]);
      return (rows as { yes: boolean }[])[0]?.yes ?? false;
    },
    async exported(personId, act, detail) {
      const { rows } = await client.query('SELECT audit.exported($1, $2, $3) AS yes', [
        personId,
        act,
        JSON.stringify(detail),
      ]);
      return (rows as { yes: boolean }[])[0]?.yes ?? false;
    },
    async outside(people) {
      const { rows } = await client.query('SELECT access.outside_portfolio($1) AS n', [people]);
      return (rows as { n: number }[])[0]?.n ?? 0;
    },
    copyIn: (statement, lines) => pipeline(Readable.from(lines), client.query(copyFrom(statement))),
    copyOut: (statement, into) => pipeline(client.query(copyTo(statement)), into),
    async record(line) {
      await client.query('SELECT audit.record($1, $2, $3, $4, $5, $6)', [
        newId(),
        line.kind,
        line.act,
        line.personId ?? null,
        line.people ?? null,
        JSON.stringify(line.detail ?? {}),
      ]);
    },
  };
}
