import type { Runtime } from '../src/platform/runtime.ts';
import { arrangeTerritory } from './arrange-territory.ts';
import { DemoClock } from './demo-clock.ts';

/** Fills a new database with the demonstration. Called once, before anybody can sign in; what fails leaves nothing behind. */
export async function loadDemo(runtime: Runtime): Promise<void> {
  const clock = new DemoClock(runtime.clock.now());
  const then = { ...runtime, clock };
  clock.daysAgo(730);
  await arrangeTerritory(then, clock.civilDaysAgo(730));
}
