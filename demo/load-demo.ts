import { systemDb } from '../src/platform/access/system-db.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import { absences } from './absences.ts';
import { arrangeTerritory, findTerritory } from './arrange-territory.ts';
import { FIRST_DAY } from './build-demo.ts';
import { smallCast } from './cast.ts';
import { crowd } from './crowd.ts';
import { DemoClock } from './demo-clock.ts';
import { doubles } from './doubles.ts';
import { keptViews } from './kept-views.ts';
import { loadDemoOffer } from './offer/load-offer.ts';
import { offerModels } from './offer-models.ts';
import { ownOfferOfTheCreche } from './own-offer.ts';
import { referrals } from './referrals.ts';
import { stories } from './stories.ts';
import { Storyteller } from './storyteller.ts';
import { wholeCast } from './whole-cast.ts';

/** How many invented people stand around those whose story is told, in a demonstration made for trying things quickly. */
const SMALL_CROWD = { people: 55, days: 170, waiting: 0.15 };

/** Fills a new database with a small demonstration. Called once, before anybody can sign in; what fails leaves nothing behind. */
export async function loadSmallDemo(runtime: Runtime): Promise<void> {
  const clock = new DemoClock(runtime.clock.now());
  const then = { ...runtime, clock };
  clock.daysAgo(FIRST_DAY);
  const territory = await arrangeTerritory(then, clock.civilDaysAgo(FIRST_DAY), smallCast);
  const tell = new Storyteller(then, clock, territory);
  await tellStories(tell);
  await crowd(tell, { ...SMALL_CROWD, cast: smallCast });
  await settle(tell, runtime);
}

/** Tells the stories in the whole territory that `loadDump` brought: their days are counted from today, exactly. */
export async function tellInWhole(runtime: Runtime): Promise<void> {
  const clock = new DemoClock(runtime.clock.now());
  const tell = new Storyteller(runtime, clock, await findTerritory(runtime, wholeCast()));
  await tellStories(tell);
  await settle(tell, runtime);
}

async function tellStories(tell: Storyteller): Promise<void> {
  for (const story of stories) await story(tell);
  await doubles(tell);
}

/** The offer comes in today; what was asked of its services, in the days before. */
async function settle(tell: Storyteller, runtime: Runtime): Promise<void> {
  await absences(tell);
  await keptViews(tell);
  await loadDemoOffer(runtime);
  await referrals(tell);
  await ownOfferOfTheCreche(tell);
  await offerModels(tell);
  await forgetOldMail(tell.runtime);
}

/** The messages of the story were due long ago: the demo's outbox starts with what its visitor does. */
async function forgetOldMail(runtime: Runtime): Promise<void> {
  await systemDb(runtime, 'demo mail', (tx) => tx.deleteFrom('mail_message').execute());
}
