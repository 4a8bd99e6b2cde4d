import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { Invalid, NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { joins, personWithLead } from '../circle/testing/journey.ts';
import { choosePeople } from '../people-act/choose-people.server.ts';
import { launchPeopleAct } from '../people-act/launch-people-act.server.ts';
import { peopleActPage } from '../people-act/people-act-page.query.server.ts';
import { drainPeopleActs } from '../people-act/people-act-worker.server.ts';
import { myPeople } from '../person/my-people.query.server.ts';
import { personPage } from '../person/person-page.query.server.ts';
import { ownData } from '../rights/own-data.query.server.ts';
import { createTag, deleteTag, renameTag } from './change-tag.server.ts';
import { personTagsPage } from './person-tags-page.query.server.ts';
import { tagPerson } from './tag-person.server.ts';
import { tagsPage } from './tags-page.query.server.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
let at: CircleTerritory;
let elsewhere: CircleTerritory;

beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  elsewhere = await openCircleTerritory(db.runtime, 'Nièvre');
});

async function tagOf(who: Professional, name: string): Promise<string> {
  await run(db.runtime, createTag, who, { name });
  const { tags } = await run(db.runtime, tagsPage, who, {});
  return tags.find((tag) => tag.name === name)?.tagId ?? '';
}

const tagsOn = async (who: Professional, personId: string) =>
  (await run(db.runtime, personPage, who, { personId })).tags;

const listed = async (who: Professional, address: string) =>
  (await run(db.runtime, myPeople, who, { address })).people.map(({ personId }) => personId);

test('a tag is seen inside its organisation alone, by whoever follows the person, and by the person', async () => {
  const { adviser, manager, partner, partnerManager, contributor, officer, reception } = at.seats;
  const personId = await personWithLead(db.runtime, at);
  await joins(db.runtime, at, personId, partner);
  await joins(db.runtime, at, personId, contributor, 'contributeur');
  await run(db.runtime, tagPerson, adviser, { personId, newName: '  Atelier   CV ' });
  await run(db.runtime, tagPerson, partner, { personId, newName: 'Atelier CV' });
  await run(db.runtime, tagPerson, contributor, { personId, newName: 'Place en crèche' });
  expect(await tagsOn(adviser, personId)).toEqual(['Atelier CV']);
  expect(await tagsOn(manager, personId)).toEqual(['Atelier CV']);
  expect(await tagsOn(partner, personId)).toEqual(['Atelier CV']);
  expect(await tagsOn(contributor, personId)).toEqual(['Place en crèche']);
  // Those who learn names and dates only, and those who do not follow the person at all.
  expect(await tagsOn(partnerManager, personId)).toEqual([]);
  expect(await tagsOn(officer, personId)).toEqual([]);
  for (const who of [partnerManager, officer, reception, elsewhere.seats.adviser]) {
    await expect(run(db.runtime, personTagsPage, who, { personId })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, tagPerson, who, { personId, newName: 'Non' })).rejects.toThrow(NotFound);
  }
  const self: Actor = { kind: 'person', personId };
  const { sections } = await run(db.runtime, ownData, self, { personId });
  const own = sections.find(({ section }) => section.code === 'etiquettes')?.rows ?? [];
  expect(own.map(({ name, organisation_name }) => [name, organisation_name])).toEqual(
    expect.arrayContaining([
      ['Atelier CV', 'body de Cher'],
      ['Place en crèche', 'creche de Cher'],
    ]),
  );
  expect(own).toHaveLength(3);
});

test('nobody puts on, takes off, renames or deletes a tag of another organisation, whatever they send', async () => {
  const { adviser, partner, partnerManager, manager } = at.seats;
  const personId = await personWithLead(db.runtime, at);
  await joins(db.runtime, at, personId, partner);
  const tagId = await tagOf(adviser, 'Permis');
  await run(db.runtime, tagPerson, adviser, { personId, put: [tagId] });
  await expect(run(db.runtime, tagPerson, partner, { personId, put: [tagId] })).rejects.toEqual(
    new Refused('tag_gone'),
  );
  await run(db.runtime, tagPerson, partner, { personId, off: [tagId] });
  await expect(run(db.runtime, renameTag, partnerManager, { tagId, name: 'Autre' })).rejects.toEqual(
    new Refused('tag_gone'),
  );
  await run(db.runtime, deleteTag, partnerManager, { tagId });
  await expect(run(db.runtime, renameTag, adviser, { tagId, name: 'Autre' })).rejects.toThrow(NotFound);
  await expect(run(db.runtime, deleteTag, adviser, { tagId })).rejects.toThrow(NotFound);
  for (const by of [partner, adviser]) {
    // Past the commands: the rows themselves.
    await boundTransaction(db.runtime, by, async ({ tx, open }) => {
      await open([personId]);
      const changed = await tx
        .updateTable('tag')
        .set({ name: 'x' })
        .where('tag_id', '=', tagId)
        .executeTakeFirst();
      expect(changed.numUpdatedRows).toBe(0n);
    });
  }
  expect(await tagsOn(manager, personId)).toEqual(['Permis']);
});

test('a name changes for everybody who has the tag, and a tag that is deleted is on nobody', async () => {
  const { adviser, manager } = at.seats;
  const personId = await personWithLead(db.runtime, at);
  const [one, other] = [await tagOf(adviser, 'Été 2026'), await tagOf(manager, 'Mobilité')];
  await run(db.runtime, tagPerson, adviser, { personId, put: [one, other] });
  await run(db.runtime, tagPerson, adviser, { personId, put: [one] }); // sent twice
  await run(db.runtime, renameTag, manager, { tagId: one, name: 'Été 2027' });
  expect(await tagsOn(adviser, personId)).toEqual(['Été 2027', 'Mobilité']);
  await expect(run(db.runtime, renameTag, manager, { tagId: one, name: 'MOBILITÉ' })).rejects.toEqual(
    new Refused('tag_name_taken'),
  );
  await expect(run(db.runtime, createTag, adviser, { name: '   ' })).rejects.toThrow(Invalid);
  await Promise.all([1, 2].map(() => run(db.runtime, createTag, adviser, { name: 'Double clic' })));
  await run(db.runtime, deleteTag, manager, { tagId: one });
  await run(db.runtime, deleteTag, manager, { tagId: one });
  expect(await tagsOn(adviser, personId)).toEqual(['Mobilité']);
  await expect(run(db.runtime, tagPerson, adviser, { personId, put: [one] })).rejects.toEqual(
    new Refused('tag_gone'),
  );
  await run(db.runtime, tagPerson, adviser, { personId, off: [other] });
  expect(await tagsOn(adviser, personId)).toEqual([]);
});

test('put on and taken off a selection, with an outcome for each; then the list is filtered by it', async () => {
  const { adviser, manager, partner, partnerManager } = at.seats;
  const [one, two, three] = [
    await personWithLead(db.runtime, at),
    await personWithLead(db.runtime, at),
    await personWithLead(db.runtime, at),
  ];
  await joins(db.runtime, at, three, partner);
  const tagId = await tagOf(adviser, 'Réunion du 12 mars');
  await run(db.runtime, tagPerson, adviser, { personId: two, put: [tagId] });
  const act = async (who: Professional, people: string[], tag: string, put: boolean) => {
    const actId = newId();
    await run(db.runtime, choosePeople, who, { actId, from: { list: 'personnes', people } });
    const decision = { kind: 'etiquette', tagId: tag, put } as const;
    await run(db.runtime, launchPeopleAct, who, { actId, decision });
    await drainPeopleActs(db.runtime);
    return run(db.runtime, peopleActPage, who, { actId });
  };
  const done = await act(adviser, [one, two], tagId, true);
  expect(done.counts).toEqual({ fait: 1, deja: 1, refus: 0, hors: 0 });
  expect(done.what).toEqual({ track: null, name: 'Réunion du 12 mars', put: true });
  const filtered = `etiquette=${tagId}`;
  expect((await listed(adviser, filtered)).sort()).toEqual([one, two].sort());
  expect((await listed(manager, `liste=organisation&${filtered}`)).sort()).toEqual([one, two].sort());
  expect(await listed(partner, filtered)).toEqual([]);

  // Another organisation's tag is none; who learns names only is told that they do not follow the person.
  const foreign = await act(partner, [three], tagId, true);
  expect(foreign.refusals).toEqual([{ code: 'tag_gone', params: {}, people: 1 }]);
  const theirs = await tagOf(partner, 'Garantie jeunes');
  expect((await act(partnerManager, [three], theirs, true)).counts.hors).toBe(1);

  // On the lines of its own organisation, and of no other.
  const shown = async (who: Professional, personId: string) =>
    (await run(db.runtime, myPeople, who, { address: '' })).people.find((row) => row.personId === personId)
      ?.tags;
  expect(await shown(adviser, one)).toEqual(['Réunion du 12 mars']);
  await run(db.runtime, tagPerson, adviser, { personId: three, put: [tagId] });
  expect(await shown(partner, three)).toEqual([]);
  await run(db.runtime, tagPerson, adviser, { personId: three, off: [tagId] });

  const off = await act(adviser, [one, two, three], tagId, false);
  expect(off.counts).toEqual({ fait: 2, deja: 1, refus: 0, hors: 0 });
  expect(await listed(adviser, filtered)).toEqual([]);
});
