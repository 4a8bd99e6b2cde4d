import { beforeAll, expect, test } from 'vitest';
import { Conflict, Invalid, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { castAround } from '../person/testing/cast.ts';
import { chooseDefaultView, deleteListView, renameListView } from './change-list-view.server.ts';
import { ownListViews } from './own-list-views.query.server.ts';
import { MOST_VIEWS } from './rules.ts';
import { saveListView } from './save-list-view.server.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
beforeAll(() => cast.fill(db));

const views = (who: string) => run(db.runtime, ownListViews, cast.actor(who), {});
const names = async (who: string) => (await views(who)).map(({ name }) => name);
async function save(
  who: string,
  name: string,
  address = 'echeance=depassee',
  listViewId = newId(),
): Promise<string> {
  await run(db.runtime, saveListView, cast.actor(who), { listViewId, name, address });
  return listViewId;
}
const refusal = (code: string) => expect.objectContaining({ code });

test('a view is kept for one seat, holds codes only, and is the same when sent twice', async () => {
  const id = await save(
    'référent',
    '  En   retard ',
    'echeance=depassee&tri=contact&named=Diallo&liste=tout',
  );
  await save('référent', 'Une autre', 'echeance=depassee', id);
  expect(await views('référent')).toEqual([
    {
      listViewId: id,
      name: 'En retard',
      address: 'echeance=depassee&tri=contact',
      byDefault: false,
      version: 1,
    },
  ]);
  expect(await views('accompagnateur')).toEqual([]);
});

test('a name is there, short, and one’s own alone', async () => {
  await save('accompagnateur', 'Cette semaine');
  await expect(save('accompagnateur', 'CETTE semaine')).rejects.toEqual(refusal('view-name-taken'));
  for (const name of ['   ', 'x'.repeat(61)])
    await expect(save('accompagnateur', name)).rejects.toThrow(Invalid);
  await save('contributeur', 'Cette semaine'); // another seat's names are not known here
  expect(await names('accompagnateur')).toEqual(['Cette semaine']);
});

test('renamed in two windows, the second sees the name of the first', async () => {
  const who = 'remplaçant du référent';
  const listViewId = await save(who, 'Avant');
  const rename = (name: string) =>
    run(db.runtime, renameListView, cast.actor(who), { listViewId, name, version: 1 });
  await rename('Première');
  const error = await rename('Seconde').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Conflict);
  expect((error as Conflict).current).toMatchObject({ name: 'Première', version: 2 });
  await run(db.runtime, deleteListView, cast.actor(who), { listViewId });
  await run(db.runtime, deleteListView, cast.actor(who), { listViewId });
  await expect(rename('Troisième')).rejects.toEqual(refusal('view-gone'));
});

test('one view opens by default, whoever chooses at once', async () => {
  const who = 'responsable de l’organisme référent';
  const ids = [await save(who, 'A'), await save(who, 'B'), await save(who, 'C')];
  const choose = (listViewId: string | null) =>
    run(db.runtime, chooseDefaultView, cast.actor(who), { listViewId });
  await Promise.all(ids.map(choose));
  expect((await views(who)).filter(({ byDefault }) => byDefault)).toHaveLength(1);
  await choose(null);
  expect((await views(who)).filter(({ byDefault }) => byDefault)).toEqual([]);
  await expect(choose(newId())).rejects.toEqual(refusal('view-gone'));
});

test('nobody changes a colleague’s view', async () => {
  const listViewId = await save('ancien référent (tuilage)', 'À moi');
  const other = cast.actor('référent');
  await expect(
    run(db.runtime, renameListView, other, { listViewId, name: 'À lui', version: 1 }),
  ).rejects.toEqual(refusal('view-gone'));
  await run(db.runtime, deleteListView, other, { listViewId });
  await expect(run(db.runtime, chooseDefaultView, other, { listViewId })).rejects.toEqual(
    refusal('view-gone'),
  );
  expect(await names('ancien référent (tuilage)')).toEqual(['À moi']);
});

test('twenty views and no more, even when they are saved at once', async () => {
  const who = 'accueil de l’organisme référent';
  const all = await Promise.allSettled(
    Array.from({ length: MOST_VIEWS + 3 }, (_, n) => save(who, `Vue ${n}`)),
  );
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(3);
  for (const reason of refused) expect(reason).toEqual(new Refused('view-too-many'));
  expect(await views(who)).toHaveLength(MOST_VIEWS);
});
