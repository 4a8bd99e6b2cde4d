import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { createFollower } from './change-follower.server.ts';

const db = useDatabase();

test('whoever needs the offer waits for one turn, not for the end of an import that writes on', async () => {
  let turns = 0;
  const follower = createFollower(db.runtime.database, async () => {
    turns += 1;
    await setTimeout(1_100); // longer than what a turn is good for
  });
  await follower.upToDate();
  let waiting = true;
  await withOwner(db.ownerUrl, async (owner) => {
    const writing = (async () => {
      while (waiting) {
        await owner.query('NOTIFY relais_offer');
        await setTimeout(50);
      }
    })();
    await expect.poll(() => turns, { timeout: 10_000 }).toBeGreaterThan(2);
    await follower.upToDate();
    waiting = false;
    await writing;
  });
  await follower.close();
});
