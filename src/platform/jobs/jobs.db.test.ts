import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { withOwner } from '../database/connect.ts';
import { newId } from '../database/id.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { defineJob } from './job.ts';
import { drainJobs, type Jobs, startJobs } from './jobs.ts';

const db = useDatabase();
const done: string[] = [];
let failing = false;

const note = defineJob({
  name: 'note',
  data: z.object({ id: z.string() }),
  retries: 2,
  retryDelaySeconds: 0,
  async handle(_runtime, { id }) {
    if (failing) throw Object.assign(new Error('Inès Martin is unknown'), { name: 'NotYet' });
    done.push(id);
  },
});

const ownerRows = (text: string) => withOwner(db.ownerUrl, async (owner) => (await owner.query(text)).rows);

async function sending(work: (jobs: Jobs) => Promise<void>) {
  const jobs = await startJobs(db.runtime, [note], { work: false });
  try {
    await work(jobs);
  } finally {
    await jobs.stop();
  }
}

beforeAll(() => sending(async () => undefined));

test('a job runs once, and giving the same work twice makes one job', async () => {
  const id = newId();
  await sending(async (jobs) => {
    await jobs.send(note, { id: 'a' }, { id });
    await jobs.send(note, { id: 'a' }, { id });
  });
  expect(await drainJobs(db.runtime, [note])).toBe(1);
  expect(await drainJobs(db.runtime, [note])).toBe(0);
  expect(done).toEqual(['a']);
});

test('a job that fails is tried again, and the queue keeps nothing of what it said', async () => {
  failing = true;
  await sending((jobs) => jobs.send(note, { id: 'b' }));
  expect(await drainJobs(db.runtime, [note])).toBe(3);
  failing = false;
  const kept = JSON.stringify(await ownerRows("SELECT * FROM jobs.job WHERE state = 'failed'"));
  expect(kept).toContain('NotYet');
  expect(kept).not.toContain('Martin');
});

test('workers run what is sent', async () => {
  const jobs = await startJobs(db.runtime, [note]);
  await jobs.send(note, { id: 'c' });
  await expect.poll(() => done, { timeout: 10_000 }).toContain('c');
  await jobs.stop();
});

test('the role of the jobs reads the queue and nothing else, and nobody else reads the queue', async () => {
  const { pool } = db.runtime.database;
  await expect(pool.query('SET ROLE relais_app; SELECT FROM jobs.job')).rejects.toThrow('permission');
  await expect(pool.query('SET ROLE relais_jobs; SELECT FROM person')).rejects.toThrow('permission');
});
