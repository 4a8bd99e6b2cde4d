import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startRelais } from '../e2e/testing/start-relais.ts';
import { contentOf } from '../src/domain/import/testing/content.ts';
import { messyList, toCsv } from '../src/domain/import/testing/messy-list.ts';
import { owned, ownerUrl, seconds, signIn, type Visitor, waitFor, watch } from './testing/real-relais.ts';

/**
 * npm run proof -- import-10000 [rows]: a messy list through the real server. Analysed in under a minute while pages answer under
 * 300 ms; killed with kill -9 in the middle of the writing and started again, nobody is doubled; a second import changes nobody. Taken
 * back, killed in the middle of that too, the content equals what it was, except for whom others wrote of in between: they are listed.
 */
export async function main(args: string[]): Promise<number> {
  const rows = Number(args[0] ?? 10_000);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'relais-import-'));
  chmodSync(dataDir, 0o711);
  let server = await startRelais(dataDir, '0');
  try {
    const csv = toCsv(messyList({ seed: 2026, rows, mess: 0.5 }));
    const port = new URL(server.address).port;
    const restart = async () => {
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      server = await startRelais(dataDir, port);
    };
    const visitor = await signIn(server.address, 'marc');
    const referent = await signIn(server.address, 'sophie');
    const quiet = await answersBefore(visitor, referent);
    const before = await peopleCount(dataDir);
    const first = await preview(visitor, referent, csv);
    const content = await contentOf(ownerUrl(dataDir));
    await visitor.post(first.page, { acte: 'importer' });
    await setTimeout(8_000);
    await restart();
    const wrote = await waitFor(visitor, first.page, 'done');
    const after = await peopleCount(dataDir);
    const second = await preview(visitor, referent, csv);
    await visitor.post(second.page, { acte: 'abandonner' });
    const others = await writeInBetween(dataDir);
    const shown = performance.now();
    await (await visitor.get(`${first.page}/annuler`)).arrayBuffer();
    const previewSeconds = seconds(shown);
    await visitor.post(`${first.page}/annuler`, {});
    await setTimeout(4_000);
    await restart();
    const undone = await waitFor(visitor, first.page, 'taken-back');
    const kept = await keptRows(dataDir, first.page);
    const [was, is] = [content, await contentOf(ownerUrl(dataDir), others)];
    const checks = {
      'analysed under a minute': first.seconds < 60,
      'healthz under 300 ms meanwhile': first.health.worst < 300,
      'my day under 300 ms meanwhile (p95)': first.day.p95 < 300,
      'my people under 300 ms meanwhile (p95)': first.people.p95 < 300,
      'nobody doubled after kill -9': after - before === first.counts.create,
      'a second import creates and updates nobody': second.counts.create === 0 && second.counts.update === 0,
      'taken back, the content equals what it was': JSON.stringify(was) === JSON.stringify(is),
      'whom others wrote of survive, and they alone are listed': kept.join() === others.join(),
    };
    const takenBack = { previewSeconds, seconds: undone.seconds, kept: kept.length };
    console.log(
      JSON.stringify({
        rows,
        quiet,
        first,
        writeSeconds: wrote.seconds,
        created: after - before,
        second,
        takenBack,
        checks,
      }),
    );
    return Object.values(checks).every(Boolean) ? 0 : 1;
  } finally {
    server.child.kill('SIGTERM');
    await once(server.child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function peopleCount(dataDir: string): Promise<number> {
  const [row] = await owned<{ n: number }>(dataDir, 'SELECT count(*)::int AS n FROM person');
  return row?.n ?? 0;
}

/** Meanwhile others correct a telephone, or note a household of which the import knows nothing. */
async function writeInBetween(dataDir: string): Promise<string[]> {
  const people = await owned<{ id: string }>(
    dataDir,
    `SELECT target_id AS id FROM people_import_row WHERE result = 'created' ORDER BY row_number LIMIT 20`,
  );
  const [corrected, lived] = [people.slice(0, 10), people.slice(10)].map((some) => some.map(({ id }) => id));
  await owned(
    dataDir,
    `UPDATE person_contact SET phone = '+33600000000', version = version + 1 WHERE person_id = ANY ($1)`,
    [corrected],
  );
  await owned(
    dataDir,
    `INSERT INTO household_period (person_id, household_period_id, household_ref, from_on, author_name, organisation_name)
     SELECT id, gen_random_uuid(), gen_random_uuid(), '2025-01-01', 'Quelqu’un', 'Ailleurs' FROM unnest($1::uuid[]) AS id`,
    [lived],
  );
  return people.map(({ id }) => id);
}

async function keptRows(dataDir: string, page: string): Promise<string[]> {
  const rows = await owned<{ id: string }>(
    dataDir,
    `SELECT target_id AS id FROM people_import_row WHERE import_id = $1 AND taken_back = 'kept' ORDER BY row_number`,
    [page.split('/').at(-1)],
  );
  return rows.map(({ id }) => id);
}

async function preview(visitor: Visitor, referent: Visitor, csv: string) {
  const form = new FormData();
  form.set('fichier', new File([csv], 'liste.csv', { type: 'text/csv' }));
  const reading = performance.now();
  const page = (await visitor.post('/imports/nouveau', form)).headers.get('location') ?? '';
  const readSeconds = seconds(reading);
  await answersBefore(visitor, referent); // a server that has just started answers its first pages slowly, import or not
  const answers = answersOf(visitor, referent);
  const started = performance.now();
  await visitor.post(page, { acte: 'colonnes' });
  await waitFor(visitor, page, 'preview');
  const took = seconds(started);
  const counts = await countsOf(visitor, page);
  return {
    page,
    readSeconds,
    seconds: took,
    counts,
    ...(await answers()),
  };
}

/** What pages take while no list is read. */
async function answersBefore(visitor: Visitor, referent: Visitor) {
  const answers = answersOf(visitor, referent);
  await setTimeout(5_000);
  return answers();
}

/** How long the pages of others take, from now until it is called. */
function answersOf(visitor: Visitor, referent: Visitor) {
  const health = watch(() => fetch(new URL('/healthz', visitor.address)));
  const day = watch(() => referent.get('/ma-journee'));
  const people = watch(() => visitor.get('/personnes?liste=organisation'));
  return async () => ({ health: await health(), day: await day(), people: await people() });
}

async function countsOf(visitor: Visitor, page: string): Promise<Record<string, number>> {
  const text = (await (await visitor.get(page)).text()).replaceAll('<!-- -->', '');
  const number = (words: RegExp) => Number((words.exec(text)?.[1] ?? '').replace(/\D/g, ''));
  return {
    create: number(/([\d\u202f]+) à créer/),
    update: number(/([\d\u202f]+) à mettre à jour/),
    unchanged: number(/([\d\u202f]+) sans changement/),
    decision: number(/([\d\u202f]+) à décider/),
    refused: number(/([\d\u202f]+) refusée/),
  };
}
