import { afterAll, beforeAll, inject } from 'vitest';
import { type Clock, systemClock } from '../../clock/clock.ts';
import { memoryStore } from '../../files/testing/memory-store.ts';
import { silentLog } from '../../log/log.ts';
import type { Runtime } from '../../runtime.ts';
import { openDatabase, withOwner } from '../connect.ts';
import { onDatabase } from '../create-filled.ts';
import { newId } from '../id.ts';
import { ensureLogin } from '../owner-roles.ts';
import { dropDatabase } from './template.ts';

export interface TestDatabase {
  /** For preparing facts and looking behind the policies; what is tested goes through `runtime`. */
  ownerUrl: string;
  runtime: Runtime;
}

export interface UseDatabaseOptions {
  clock?: Clock;
  demo?: boolean;
}

const TEST_SECRET = new Uint8Array(32).fill(7);

/** A database of its own for the calling test file, copied from the template. The fields are there once tests run. */
export function useDatabase(options: UseDatabaseOptions = {}): TestDatabase {
  const test = {} as TestDatabase;
  const name = `relais_test_${newId().replaceAll('-', '')}`;
  beforeAll(async () => {
    const serverUrl = inject('serverUrl');
    test.ownerUrl = await copyTemplate(serverUrl, inject('template'), name);
    test.runtime = {
      database: openDatabase(await ensureLogin(test.ownerUrl)),
      clock: options.clock ?? systemClock,
      log: silentLog,
      demo: options.demo ?? false,
      publicUrl: 'http://localhost',
      secret: TEST_SECRET,
      files: memoryStore(),
    };
  });
  afterAll(async () => {
    await test.runtime?.database.close();
    await dropDatabase(inject('serverUrl'), name);
  });
  return test;
}

/** Two copies of one template at once exclude each other, hence the lock: workers copy in turn. */
async function copyTemplate(serverUrl: string, template: string, name: string): Promise<string> {
  await withOwner(serverUrl, async (owner) => {
    await owner.query("SELECT pg_advisory_lock(hashtext('relais:template'))");
    await owner.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  });
  return onDatabase(serverUrl, name);
}
