import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createPing } from './ping.ts';

export interface DatabaseHandle {
  /** Connections of the application's login; their session role has no rights until a transaction takes one. */
  readonly pool: pg.Pool;
  /**
   * Connections that read what anyone may read (the published offer) and nothing else of Relais: their role has no other right,
   * and can write nothing. One statement is one round trip, with no transaction to bind.
   */
  readonly openPool: pg.Pool;
  /** To open further pools of the same login (jobs, health). Holds the password: never logged. */
  readonly url: string;
  /** Whether the base answers, known at most a second ago. */
  ping(): Promise<boolean>;
  /** What lives as long as these connections ends before them. */
  whenClosing(end: () => Promise<void>): void;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The role every session starts in. */
  role?: 'relais_nobody' | 'relais_jobs';
  max?: number;
  applicationName?: string;
  onError?: (error: Error) => void;
}

const OPEN_CONNECTIONS = 4;

const DATE = 1082;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ = 1184;
const TIMESTAMPTZ_ARRAY = 1185;

const parseInstant = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
// The driver knows arrays of text; its list of type names leaves arrays out.
const TEXT_ARRAY: number = 1009;
const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => (string | null)[];

const parsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => text],
  [DATE_ARRAY, parseTextArray],
  [TIMESTAMPTZ, parseInstant],
  [
    TIMESTAMPTZ_ARRAY,
    (text) => parseTextArray(text).map((item) => (item === null ? null : parseInstant(item))),
  ],
]);

/** `date` as its text (a JavaScript Date would shift it), `timestamptz` as an instant; the rest as `pg` does. */
export const relaisTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

// `pg` writes unknown objects as JSON, which would quote an instant; this hook is the one it offers.
Object.defineProperty(Temporal.Instant.prototype, 'toPostgres', {
  configurable: true,
  value(this: Temporal.Instant) {
    return this.toString();
  },
});

export function openDatabase(url: string, options: OpenOptions = {}): DatabaseHandle {
  const { role = 'relais_nobody', max = 10, applicationName = 'relais' } = options;
  // While closing, the server may stop before the last connection has said goodbye.
  let closing = false;
  const poolAs = (sessionRole: string, connections: number, settings = '') => {
    const pool = new pg.Pool({
      connectionString: url,
      types: relaisTypes,
      max: connections,
      application_name: applicationName,
      options: `-c role=${sessionRole} -c TimeZone=UTC -c DateStyle=ISO ${settings}`,
      connectionTimeoutMillis: 10_000,
      idle_in_transaction_session_timeout: 60_000,
    });
    // Without a listener, a connection lost while idle (server restarted) would end the process.
    pool.on('error', (error) => closing || options.onError?.(error));
    return pool;
  };
  const pool = poolAs(role, max);
  const openPool = poolAs('relais_open', OPEN_CONNECTIONS, '-c jit=off');
  const { ping, close } = createPing(url);
  const endings: (() => Promise<void>)[] = [];
  return {
    pool,
    openPool,
    url,
    ping,
    whenClosing: (end) => endings.push(end),
    async close() {
      closing = true;
      await Promise.all(endings.map((end) => end()));
      await Promise.all([pool.end(), openPool.end(), close()]);
    },
  };
}

/** One connection of the owner, for migrations and set-up only: the application never keeps one. */
export async function withOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'relais-owner',
    options: '-c TimeZone=UTC -c DateStyle=ISO -c client_min_messages=warning',
    connectionTimeoutMillis: 10_000,
  });
  owner.on('error', () => undefined); // the query under way rejects; nothing else to do
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
