import type pg from 'pg';

/** One statement as the application sent it, what it was answered, and how long the application waited for it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[] | undefined;
  readonly answer: unknown;
}

type Query = (text: string | { text: string }, values?: readonly unknown[]) => Promise<unknown>;
interface Client {
  query: Query;
  release(error?: Error): void;
}

/** A pool that keeps, connection by connection, what goes through it. */
export class RecordingPool {
  readonly connections: Statement[][] = [];
  readonly #pool: pg.Pool;
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }
  async connect(): Promise<Client> {
    const client = await this.#pool.connect();
    const statements: Statement[] = [];
    this.connections.push(statements);
    return {
      query: async (text, values) => {
        const answer = await (client.query as unknown as Query)(text, values);
        statements.push({ text: textOf(text), values, answer });
        return answer;
      },
      release: (error) => client.release(error),
    };
  }
}

/** A pool that answers from a recording, at once: what remains of a request is everything but its queries. */
export class ReplayingPool {
  readonly #answers = new Map<string, unknown[]>();
  constructor(connections: readonly (readonly Statement[])[]) {
    for (const { text, answer } of connections.flat())
      this.#answers.set(text, [...(this.#answers.get(text) ?? []), answer]);
  }
  async connect(): Promise<Client> {
    return {
      query: async (text) => {
        const waiting = this.#answers.get(textOf(text));
        if (!waiting || waiting.length === 0)
          throw new Error(`not in the recording: ${textOf(text).slice(0, 80)}`);
        return waiting.length > 1 ? waiting.shift() : waiting[0];
      },
      release: () => undefined,
    };
  }
}

const textOf = (text: string | { text: string }) => (typeof text === 'string' ? text : text.text);

/** The recorded statements again, one after the other on one connection: their own time in milliseconds. */
export async function timeOfQueries(
  pool: pg.Pool,
  connections: readonly (readonly Statement[])[],
): Promise<number> {
  const client = await pool.connect();
  try {
    let spent = 0;
    for (const { text, values } of connections.flat()) {
      const begun = performance.now();
      await (client.query as unknown as Query)(text, fresh(text, values));
      spent += performance.now() - begun;
    }
    return spent;
  } finally {
    client.release();
  }
}

/** An audit line has an id of its own, which cannot be written twice. */
export const fresh = (text: string, values: readonly unknown[] | undefined) =>
  text.includes('audit.record') && values ? [crypto.randomUUID(), ...values.slice(1)] : values;

const FRAME = /^\s*(BEGIN|COMMIT|ROLLBACK)|audit\.(record|continues)|access\.(open|mark_seen)\(/;
const SESSION = /bind_system/;

/** The connections that an actor was bound on. */
export const ofActor = (connections: readonly (readonly Statement[])[]): (readonly Statement[])[] =>
  connections.filter(([first]) => !SESSION.test(first?.text ?? ''));

/** What is asked once the actor is bound: without sessions, the binding itself, the level check and the lines of the log. */
export const asked = (connections: readonly (readonly Statement[])[]): Statement[] =>
  ofActor(connections).flatMap((all) => all.filter(({ text }) => !FRAME.test(text)));
