import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startRelais } from '../e2e/testing/start-relais.ts';
import { openLetterBox } from '../src/platform/mail/testing/letter-box.ts';
import { owned } from './testing/real-relais.ts';

const KILLS = 4;
/** A job that was taken by a process that was killed is given again when its time has passed. */
const PATIENCE_MS = 20 * 60_000;

/**
 * npm run proof -- mail-run [messages]: reminders to structures leave a running Relais, which is killed with kill -9 again and again
 * meanwhile. None is lost, none arrives twice: each arrived once, or is shown as uncertain because it was killed while handing it over.
 */
export async function main([count = '300']: string[]): Promise<number> {
  const messages = Number(count);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-mail-'));
  chmodSync(dataDir, 0o711);
  const box = await openLetterBox();
  const start = (port: string) => startRelais(dataDir, port, { SMTP_URL: box.url });
  let server = await start('0');
  try {
    const { port } = new URL(server.address);
    await setTimeout(3_000); // what the demonstration owes
    await owned(
      dataDir,
      `INSERT INTO mail_message (mail_id, recipient, template, params, dedupe_key)
       SELECT gen_random_uuid(), 'accueil' || n || '@structure.example', 'referral-reminder',
         json_build_object('linkId', gen_random_uuid(), 'service', 'Aide au permis', 'answering', true), 'proof:' || n
       FROM generate_series(1, $1::int) AS n`,
      [messages],
    );
    const arrived = () =>
      box.received.map(({ to }) => [to].flat()[0]?.text ?? '').filter((to) => to.startsWith('accueil'));
    const killedAt: number[] = [];
    for (let n = 1; n <= KILLS; n++) {
      while (arrived().length < (messages * n) / (KILLS + 1)) await setTimeout(5);
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      killedAt.push(arrived().length);
      server = await start(port);
    }
    const states = await settled(dataDir);
    const received = arrived();
    const twice = received.length - new Set(received).size;
    const checks = {
      'none is lost': (states.sent ?? 0) + (states.uncertain ?? 0) === messages,
      'none arrives twice': twice === 0,
      'those sent arrived': new Set(received).size >= (states.sent ?? 0),
      'at most one uncertain a kill and sender': (states.uncertain ?? 0) <= KILLS * 10,
    };
    console.log(JSON.stringify({ messages, killedAt, states, received: received.length, twice, checks }));
    return Object.values(checks).every(Boolean) ? 0 : 1;
  } finally {
    server.child.kill('SIGTERM');
    await once(server.child, 'exit');
    await box.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** How many messages are in each state, once none waits. */
async function settled(dataDir: string): Promise<Record<string, number>> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const rows = await owned<{ state: string; n: number }>(
      dataDir,
      `SELECT state, count(*)::int AS n FROM mail_message WHERE dedupe_key LIKE 'proof:%' GROUP BY state`,
    );
    const states = Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    if (!states.queued || performance.now() > until) return states;
    await setTimeout(1_000);
  }
}
