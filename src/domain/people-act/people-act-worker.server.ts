import type { Actor } from '../../platform/access/actor.ts';
import { NotFound, Refused, SeatEnded } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { startSweeper } from '../../platform/jobs/sweeper.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { actOnOne, finishPeopleAct, peopleLeft, settleRefused } from './act-on-one.server.ts';
import './tables.ts';
import { onPeopleActs } from './wake.server.ts';

/** How many identifiers are read at once; each person is a transaction of their own. */
const PIECE = 200;
const always = () => true;

interface Waiting {
  readonly actId: string;
  readonly actor: Actor;
}

const asWorker = <T>(runtime: Runtime, work: Parameters<typeof systemDb<T>>[2]): Promise<T> =>
  systemDb(runtime, 'people acts', work, { routine: true });

function nextAct(runtime: Runtime): Promise<Waiting | null> {
  return asWorker(runtime, async (tx) => {
    const row = await tx
      .selectFrom('people_act')
      .select(['people_act_id', 'by_professional', 'by_seat', 'organisation_id'])
      .where('state', '=', 'en-cours')
      .where('stopped_why', 'is', null)
      .orderBy('launched_at')
      .limit(1)
      .executeTakeFirst();
    if (!row) return null;
    return {
      actId: row.people_act_id,
      actor: {
        kind: 'professional',
        professionalId: row.by_professional,
        seat: row.by_seat,
        organisationId: row.organisation_id,
      },
    };
  });
}

/** Everybody of one act, under the rights that its author has at that moment. No lease: each person is taken by a lock. */
async function perform(runtime: Runtime, { actId, actor }: Waiting, goOn: () => boolean): Promise<void> {
  try {
    for (;;) {
      const people = await run(runtime, peopleLeft, actor, { actId, most: PIECE });
      if (people.length === 0) break;
      for (const personId of people) {
        if (!goOn()) return;
        await performOne(runtime, actor, { actId, personId });
      }
    }
    await run(runtime, finishPeopleAct, actor, { actId });
  } catch (error) {
    const why = error instanceof SeatEnded || error instanceof NotFound ? 'siege' : 'panne';
    if (why === 'panne') runtime.log.error({ err: error, actId }, 'act on many people stopped');
    await asWorker(runtime, (tx) =>
      tx.updateTable('people_act').set({ stopped_why: why }).where('people_act_id', '=', actId).execute(),
    );
  }
}

async function performOne(
  runtime: Runtime,
  actor: Actor,
  one: { actId: string; personId: string },
): Promise<void> {
  try {
    await run(runtime, actOnOne, actor, one);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof NotFound)) throw error;
    const refusal = error instanceof Refused ? { code: error.code, params: error.params } : null;
    await run(runtime, settleRefused, actor, { ...one, refusal });
  }
}

/** Does what waits first; false when nothing does. */
async function performNext(runtime: Runtime, goOn: () => boolean): Promise<boolean> {
  const waiting = await nextAct(runtime);
  if (waiting) await perform(runtime, waiting, goOn);
  return waiting !== null;
}

/** Everything that waits. For tests and verbs. */
export async function drainPeopleActs(runtime: Runtime, goOn: () => boolean = always): Promise<void> {
  while (goOn() && (await performNext(runtime, goOn)));
}

export const startPeopleActWorker = (runtime: Runtime): { stop(): Promise<void> } =>
  startSweeper(runtime, {
    name: 'people acts',
    onRing: onPeopleActs,
    next: (goOn) => performNext(runtime, goOn),
  });
