import { setTimeout } from 'node:timers/promises';
import { withOwner } from '../../src/platform/database/connect.ts';
import { onDatabase } from '../../src/platform/database/create-filled.ts';
import { joinEmbedded } from '../../src/platform/database/embedded.ts';

/** A browser without JavaScript: pages, forms, and the cookie that it was given. */
export class Visitor {
  readonly address: string;
  cookie = '';
  constructor(address: string) {
    this.address = address;
  }

  async get(page: string): Promise<Response> {
    return fetch(new URL(page, this.address), { headers: { cookie: this.cookie }, redirect: 'manual' });
  }

  async post(page: string, fields: Record<string, string> | FormData): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    const answer = await fetch(new URL(page, this.address), {
      method: 'POST',
      body,
      headers: { cookie: this.cookie, origin: this.address },
      redirect: 'manual',
    });
    const given = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (given.length > 0) this.cookie = given.join('; ');
    return answer;
  }
}

export async function signIn(address: string, account: string): Promise<Visitor> {
  const visitor = new Visitor(address);
  await visitor.post('/connexion/demo', { compte: `${account}@demo.relais.example` });
  return visitor;
}

export function ownerUrl(dataDir: string): string {
  const server = joinEmbedded(dataDir);
  if (!server) throw new Error('no server on this folder');
  return onDatabase(server.ownerUrl, 'relais');
}

export function owned<Row extends object>(
  dataDir: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return withOwner(ownerUrl(dataDir), async (owner) => (await owner.query<Row>(text, values)).rows);
}

/** Until the work of a list reaches this state. */
export async function waitFor(visitor: Visitor, page: string, state: string): Promise<{ seconds: number }> {
  const since = performance.now();
  for (;;) {
    await setTimeout(500);
    const answer = await visitor.get(`${page}/avancement`).catch(() => null);
    if (!answer?.ok) continue;
    const now = (await answer.json()) as { state: string; stopped: boolean };
    if (now.stopped) throw new Error('the import stopped');
    if (now.state === state) return { seconds: seconds(since) };
  }
}

export const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;

export interface Answered {
  n: number;
  p50: number;
  p95: number;
  worst: number;
}

/** Asks again and again, and says how long answers took, in milliseconds. */
export function watch(ask: () => Promise<Response>, everyMs = 200): () => Promise<Answered> {
  const times: number[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      const since = performance.now();
      await (await ask()).arrayBuffer();
      times.push(performance.now() - since);
      await setTimeout(everyMs);
    }
  })();
  return async () => {
    over = true;
    await asking;
    times.sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    return { n: times.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
  };
}
