import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
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
  /** Opens people (200 at most) for the rest of the transaction, replacing those opened before. */
  open(people: readonly string[]): Promise<ReadonlyMap<string, Levels>>;
  /** Whether a line of this act about this person, by this seat, is less than half an hour old. */
  continues(personId: string, act: string): Promise<boolean>;
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
  access.officer_of() AS officer_of, access.territories() AS territories`;

function bindSql(actor: Actor, at: string): string {
  switch (actor.kind) {
    case 'professional':
      return `SELECT access.bind_professional(${literal(actor.professionalId)}, ${literal(actor.seat)}, '${at}')`;
    case 'person':
      return `SELECT access.bind_person(${literal(actor.personId)}, '${at}')`;
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
      };
      return work(
        makeBound(client, {
          roles: row.roles ?? [],
          officerOf: row.officer_of ?? [],
          territories: row.territories ?? [],
        }),
      );
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
    (client) => work(makeBound(client, { roles: [], officerOf: [], territories: [] })),
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

function makeBound(client: pg.PoolClient, standing: Standing): Bound {
  return {
    tx: handleOf(client),
    standing,
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
