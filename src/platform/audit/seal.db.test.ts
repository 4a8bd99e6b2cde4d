import { expect, test } from 'vitest';
import { boundTransaction } from '../access/bound-transaction.ts';
import { fixedClock } from '../clock/clock.ts';
import { withOwner } from '../database/connect.ts';
import { useDatabase } from '../database/testing/use-database.ts';
import { sealAudit } from './seal.server.ts';
import { sealCheck } from './seal-check.ts';

const db = useDatabase();
const at = (instant: string) => ({ ...db.runtime, clock: fixedClock(instant) });

async function lineAt(instant: string): Promise<void> {
  await boundTransaction(at(instant), { kind: 'anonymous' }, (bound) =>
    bound.record({ kind: 'refused', act: 'essai' }),
  );
}
const owner = (text: string) => withOwner(db.ownerUrl, (client) => client.query(text));

test('a minute is sealed once it is over for good, and never twice', async () => {
  await lineAt('2026-03-03T09:00:10Z');
  await lineAt('2026-03-03T09:00:40Z');
  await lineAt('2026-03-03T09:02:00Z');
  expect(await sealAudit(at('2026-03-03T09:04:00Z'))).toBe(0);
  expect(await sealAudit(at('2026-03-03T09:06:30Z'))).toBe(1);
  expect(await sealAudit(at('2026-03-03T09:20:00Z'))).toBe(1);
  expect(await sealAudit(at('2026-03-03T09:20:00Z'))).toBe(0);
  expect(await sealCheck.run(db)).toEqual({ checked: 2, differences: [] });
});

test('a line changed, removed or added behind the application is found', async () => {
  await owner(`UPDATE audit.line SET act = 'autre' WHERE at = '2026-03-03T09:00:10Z'`);
  expect((await sealCheck.run(db)).differences).toHaveLength(1);
  await owner(`UPDATE audit.line SET act = 'essai' WHERE at = '2026-03-03T09:00:10Z'`);
  expect((await sealCheck.run(db)).differences).toEqual([]);
  await owner(`DELETE FROM audit.line WHERE at = '2026-03-03T09:00:40Z'`);
  expect((await sealCheck.run(db)).differences).toEqual([
    '2026-03-03T09:00:00.000Z : 2 lignes scellées, 1 trouvées',
  ]);
});
