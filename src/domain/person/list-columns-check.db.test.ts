import { beforeAll, expect, test } from 'vitest';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { createPerson } from './create-person.server.ts';
import { listColumnsCheck } from './list-columns-check.ts';
import { castAround, ownerRows } from './testing/cast.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = castAround();
const people: string[] = [];
const check = () => listColumnsCheck.run(db);
const owner = <Row>(text: string, values: unknown[] = []) => ownerRows<Row>(db, text, values);
const content = () =>
  owner(
    'SELECT to_jsonb(l) AS l, to_jsonb(p) AS p FROM person_list l JOIN person p USING (person_id) ORDER BY 1',
  );

beforeAll(async () => {
  await cast.fill(db);
  await owner('TRUNCATE person CASCADE'); // the world's rows are written past what derives
  for (let n = 0; n < 60; n++) {
    const { personId } = await run(db.runtime, createPerson, cast.actor('accompagnateur'), {
      territoryId: cast.territoryId,
      identity: { familyName: `Nom${n}`, givenName: 'Awa' },
      accompany: true,
      enteredOn: '2026-01-05',
    });
    people.push(personId);
  }
});

test('after acts nothing differs, and nothing is changed by looking', async () => {
  const [personId = ''] = people;
  const who = cast.actor('accompagnateur');
  await run(db.runtime, noteContact, who, {
    personId,
    contactId: newId(),
    channel: 'telephone',
    reached: true,
    on: '2026-02-20',
  });
  const before = await content();
  expect(await check()).toEqual({ checked: 60, differences: [], unsaid: 0 });
  expect(await content()).toEqual(before);
});

test('a column that says something else than the facts is named, with the person and without what it says', async () => {
  const [, wrong = '', other = ''] = people;
  await owner(`UPDATE person_list SET next_label = 'Appeler', family_name = 'Autre' WHERE person_id = $1`, [
    wrong,
  ]);
  await owner(`UPDATE plan_summary SET steps_open = 4 WHERE person_id = $1`, [other]);
  const { differences } = await check();
  expect(differences.sort()).toEqual(
    [
      `${wrong} : person_list.family_name, person_list.next_label`,
      `${other} : plan_summary.steps_open`,
    ].sort(),
  );
  await owner('SELECT access.recompute(p) FROM unnest($1::uuid[]) p', [[wrong, other]]);
  expect(await check()).toMatchObject({ differences: [] });
});

test('who is being written about is left out, and nobody waits', async () => {
  await withOwner(db.ownerUrl, async (writing) => {
    await writing.query('BEGIN');
    await writing.query(`UPDATE person_list SET next_label = 'x' WHERE person_id = $1`, [people[3]]);
    expect(await check()).toEqual({ checked: 59, differences: [], unsaid: 0 });
    await writing.query('ROLLBACK');
  });
});

test('beyond two hundred lines the rest is counted', async () => {
  const { Differences } = await import('../../platform/database/differences.ts');
  const found = new Differences();
  for (let n = 0; n < 250; n++) found.looked(`line ${n}`);
  found.looked(null);
  const { checked, differences, unsaid } = found.result();
  expect([checked, differences.length, unsaid]).toEqual([251, 200, 50]);
});
