import { systemDb } from '../src/platform/access/system-db.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import { absences } from './absences.ts';
import { arrangeTerritory } from './arrange-territory.ts';
import { crowd } from './crowd.ts';
import { DemoClock } from './demo-clock.ts';
import { stories } from './stories.ts';
import { Storyteller } from './storyteller.ts';

/** How many invented people stand around those whose story is told. */
const crowdSize = 55;

/** Fills a new database with the demonstration. Called once, before anybody can sign in; what fails leaves nothing behind. */
export async function loadDemo(runtime: Runtime): Promise<void> {
  const clock = new DemoClock(runtime.clock.now());
  const then = { ...runtime, clock };
  clock.daysAgo(730);
  const territory = await arrangeTerritory(then, clock.civilDaysAgo(730));
  const tell = new Storyteller(then, clock, territory);
  for (const story of stories) await story(tell);
  await crowd(tell, crowdSize);
  await absences(tell);
  await forgetOldMail(runtime);
}

/** The messages of the story were due long ago: the demo's outbox starts with what its visitor does. */
async function forgetOldMail(runtime: Runtime): Promise<void> {
  await systemDb(runtime, 'demo mail', (tx) => tx.deleteFrom('mail_message').execute());
}
