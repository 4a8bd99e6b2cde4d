import { beforeAll, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { informPeople, peopleToInform } from './inform.server.ts';
import { ImportWorld } from './testing/import-world.ts';

const db = useDatabase();
const world = new ImportWorld(db);
beforeAll(() => world.arrange());

const letters = [...'abcdefghij'];
const list = {
  headers: ['Nom', 'Prénom', 'Né(e) le', 'Informé le'],
  rows: letters.flatMap((a, i) =>
    letters.map((b, j) => [
      `${a}${b}lettre${b}${a}`.repeat(1 + (j % 2)),
      `${b}ida${a}`,
      `${10 + i}/0${1 + (j % 9)}/19${60 + i + 3 * j}`,
      i === 0 && j === 0 ? '03/02/2024' : '',
    ]),
  ),
};

test('those not told yet are given to their list’s leader packet by packet, and marked in one act; the first day counts', async () => {
  const [marc, nadia, sophie] = [world.actor('marc'), world.actor('nadia'), world.actor('sophie')];
  const { importId, results } = await world.importWhole(marc, list);
  const ask = (actor: typeof marc, after = 0) => run(db.runtime, peopleToInform, actor, { importId, after });
  const packet = await ask(marc);
  expect(packet.total).toBe(results.created - 1);
  expect(packet.people.length).toBe(packet.total);
  expect(packet.organisation).toBe('Conseil départemental du Cher');
  const some = packet.people.slice(0, 3).map(({ known }) => known.personId);
  const informedOn = today(db.runtime.clock);

  for (const other of [nadia, sophie])
    await expect(ask(other)).rejects.toMatchObject({ message: 'not_found' });
  expect(await run(db.runtime, informPeople, sophie, { people: some, informedOn })).toBe(0);
  await expect(
    run(db.runtime, informPeople, marc, { people: some, informedOn: '2999-01-01' }),
  ).rejects.toMatchObject({ code: 'informed-future' });

  expect(await run(db.runtime, informPeople, marc, { people: some, informedOn: '2024-05-06' })).toBe(3);
  expect(await run(db.runtime, informPeople, marc, { people: some, informedOn })).toBe(0);
  const dates = await world.see<{ n: number }>(
    `SELECT count(*)::int AS n FROM person WHERE informed_on = '2024-05-06'`,
  );
  expect(dates).toEqual([{ n: 3 }]);
  const rest = await ask(marc);
  expect(rest.total).toBe(packet.total - 3);
  expect(rest.people.map(({ known }) => known.personId)).not.toContain(some[0]);
});
