import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Levels } from '../../platform/access/actor.ts';
import { noLevels } from '../../platform/access/actor.ts';
import { civilDate } from '../../platform/clock/clock.ts';
import { abilities, ageOn, editsAddress, householdHolds, plausibleBirth, readsAddress } from './rules.ts';

test.each([
  ['2001-09-14', '2026-09-13', 24],
  ['2001-09-14', '2026-09-14', 25],
  ['2004-02-29', '2026-02-28', 21],
  ['2004-02-29', '2026-03-01', 22],
  ['2026-03-03', '2026-03-03', 0],
])('born on %s, on %s a person is %i', (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age);
});

test.each([
  ['2026-03-04', false],
  ['2026-03-03', true],
  ['1916-03-03', true],
  ['1912-01-01', false],
])('on 3 March 2026 a birth on %s is plausible: %s', (birth, plausible) => {
  expect(plausibleBirth(birth, civilDate('2026-03-03'))).toBe(plausible);
});

const children = { '0_2': 0, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 };

test('a lone parent has a child and is no couple', () => {
  expect(householdHolds({ loneParent: true, couple: false, children })).toBe(false);
  expect(householdHolds({ loneParent: true, couple: false, children: { ...children, '6_13': 1 } })).toBe(
    true,
  );
  expect(householdHolds({ loneParent: true, couple: true, children: { ...children, '6_13': 1 } })).toBe(
    false,
  );
  expect(householdHolds({ loneParent: false, couple: false, children })).toBe(true);
});

/** As the database gives them: whoever leads edits, whoever edits reads the file. */
const someLevels: fc.Arbitrary<Levels> = fc
  .record(
    Object.fromEntries(Object.keys(noLevels).map((level) => [level, fc.boolean()])) as Record<
      keyof Levels,
      fc.Arbitrary<boolean>
    >,
  )
  .map((l) => ({ ...l, edit: l.edit || l.lead, file: l.file || l.edit || l.lead }));

test('nobody changes what they cannot read, and standing nowhere allows nothing', () => {
  fc.assert(
    fc.property(someLevels, fc.boolean(), (levels, isProtected) => {
      const may = abilities(levels);
      expect(may.readIdentity || !(may.editIdentity || may.editContact || may.setExternalNumber)).toBe(true);
      expect(may.readStatuses || !may.editStatuses).toBe(true);
      expect(may.readHousehold || !may.recordHousehold).toBe(true);
      expect(readsAddress(levels, isProtected) || !editsAddress(levels, isProtected)).toBe(true);
    }),
  );
  expect(Object.values(abilities(noLevels))).not.toContain(true);
});

test('a contributeur reads identity and contact, and changes nothing but the tags of their organisation', () => {
  const allowed = Object.entries(abilities({ ...noLevels, part: true })).flatMap(([name, yes]) =>
    yes ? [name] : [],
  );
  expect(allowed).toEqual(['readIdentity', 'tag', 'declareConflict']);
});
