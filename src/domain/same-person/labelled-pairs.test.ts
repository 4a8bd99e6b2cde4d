import { expect, test } from 'vitest';
import { civilDate } from '../../platform/clock/clock.ts';
import { decide, type KnownPerson, noDates, type RowToMatch } from '../import/match.ts';
import { indexPeople } from '../import/match-list.ts';
import { namesToRecord, type RowValues } from '../import/row-values.ts';
import { type LabelledPair, labelledPairs, type Recorded } from './testing/labelled-pairs.ts';

const pairs = labelledPairs();

function valuesOf(record: Recorded): RowValues {
  const { birthName, usedName, givenName, birthDate, birthPartial, civility, phone, email, nir } = record;
  return {
    givenName,
    ...(birthName !== null && { birthName }),
    ...(usedName !== null && { usedName }),
    ...(birthDate !== null && { birthDate: civilDate(birthDate) }),
    ...(birthPartial !== null && { birthPartial }),
    ...(civility !== null && { civility: civility as NonNullable<RowValues['civility']> }),
    ...(phone !== null && { phone }),
    ...(email !== null && { email }),
    ...(nir !== null && { nirHash: nir }),
  };
}

function knownOf(record: Recorded, personId: string): KnownPerson {
  const values = valuesOf(record);
  const nothing = {
    addressLine: null,
    postalCode: null,
    communeCode: null,
    externalNumber: null,
    statuses: [],
    ...noDates,
  };
  return {
    personId,
    ...namesToRecord(values),
    ...nothing,
    givenName: record.givenName,
    birthDate: values.birthDate ?? null,
    civility: record.civility,
    phone: record.phone,
    email: record.email,
    informedOn: null,
    hasNir: record.nir !== null,
    survivorId: null,
  };
}

const idOf = (index: number): string => `pair ${index}`;
const known = indexPeople(pairs.map(({ one }, index) => knownOf(one, idOf(index))));

/** The other record of a pair comes in a list, among the first records of all pairs. */
function broughtIn({ other }: LabelledPair) {
  const sameNir = pairs.flatMap(({ one }, index) =>
    one.nir !== null && one.nir === other.nir ? [idOf(index)] : [],
  );
  const row: RowToMatch = { values: valuesOf(other), sameNir };
  const outcome = decide(row, known.candidates(row));
  if (outcome.kind === 'decision')
    return {
      proposed: outcome.candidates.flatMap((one) => ('personId' in one ? [one.personId] : [])),
      certain: null,
    };
  return 'personId' in outcome
    ? { proposed: [outcome.personId], certain: outcome.personId }
    : { proposed: [], certain: null };
}

const results = pairs.map((pair, index) => ({ pair, index, ...broughtIn(pair) }));
const share = (of: typeof results, test: (one: (typeof results)[number]) => boolean): number =>
  of.filter(test).length / of.length;
const proposes = ({ proposed, index }: (typeof results)[number]): boolean => proposed.includes(idOf(index));

test('of 500 labelled pairs, at least 95 % of the true ones are proposed and at most 5 % of the false ones', () => {
  const [yes, no] = [results.filter(({ pair }) => pair.same), results.filter(({ pair }) => !pair.same)];
  const missed = yes.filter((one) => !proposes(one)).map(({ pair, index }) => `${index} ${pair.how}`);
  const wrong = no.filter(proposes).map(({ pair, index }) => `${index} ${pair.how}`);
  expect([yes.length, no.length]).toEqual([250, 250]);
  expect(share(yes, proposes), missed.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(share(no, proposes), wrong.join('\n')).toBeLessThanOrEqual(0.05);
});

test('no row updates by itself somebody whom it does not name', () => {
  const taken = results.filter(
    ({ certain, index, pair }) => certain !== null && !(pair.same && certain === idOf(index)),
  );
  expect(taken.map(({ pair, index }) => `${index} ${pair.how}`)).toEqual([]);
});
