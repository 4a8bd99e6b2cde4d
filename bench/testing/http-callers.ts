import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';

export interface Load {
  readonly origin: string;
  readonly token: string;
  readonly paths: readonly string[];
  readonly atOnce: number;
  readonly seconds: number;
}

/** What callers in a process of their own were answered: how many pages, how many refusals, and each page's milliseconds at these parts. */
export interface Served {
  readonly answered: number;
  readonly refused: number;
  readonly p50: number;
  readonly p95: number;
}

export async function callFromAnotherProcess(load: Load): Promise<Served> {
  const child = fork(import.meta.filename);
  child.send(load);
  const [served] = await once(child, 'message');
  return served as Served;
}

/** As many callers as connections, each asking again once it has read its answer. */
async function call({ origin, token, paths, atOnce, seconds }: Load): Promise<Served> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const took: number[] = [];
  let refused = 0;
  const until = performance.now() + seconds * 1000;
  const caller = async (from: number) => {
    for (let n = from; performance.now() < until; n += atOnce) {
      const begun = performance.now();
      const status = await statusOf(`${origin}${paths[n % paths.length]}`, agent, token);
      took.push(performance.now() - begun);
      if (status !== 200) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, n) => caller(n)));
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (part: number) => Math.round((took[Math.floor(took.length * part)] ?? 0) * 10) / 10;
  return { answered: took.length - refused, refused, p50: at(0.5), p95: at(0.95) };
}

function statusOf(url: string, agent: Agent, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', reject);
    }).once('error', reject);
  });
}

if (process.argv[1] === import.meta.filename)
  process.once('message', async (load: Load) => {
    process.send?.(await call(load));
    process.disconnect();
  });
