import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../platform/clock/clock.ts';
import { closeDates, closeNames, editDistance } from '../same-person/similar.ts';
import { decide, type KnownPerson, noDates, type Outcome, type RowToMatch } from './match.ts';
import { indexPeople, matchRows, organisationNumber } from './match-list.ts';
import type { ParsedRow, RowValues } from './row-values.ts';

const zoe: KnownPerson = {
  personId: 'zoe',
  familyName: 'Lefèvre',
  usedName: null,
  givenName: 'Zoé',
  birthDate: civilDate('1985-02-03'),
  civility: 'madame',
  phone: '+33612345678',
  email: 'zoe@exemple.fr',
  addressLine: '12 rue des Arènes',
  postalCode: '18000',
  communeCode: '18033',
  externalNumber: 'I-42',
  statuses: ['rsa-droits-devoirs'],
  informedOn: null,
  ...noDates,
  hasNir: true,
  survivorId: null,
};
const sameAsZoe: RowValues = { usedName: 'LEFEVRE', givenName: 'ZOE', birthDate: civilDate('1985-02-03') };
const decideRow = (values: RowValues, row: Omit<RowToMatch, 'values'> = {}, known = [zoe]): Outcome =>
  decide({ values, ...row }, known);
const reasonsOf = (outcome: Outcome): string => {
  if (outcome.kind === 'decision')
    return `decision: ${outcome.candidates.map((one) => one.reasons.join('+')).join(', ')}`;
  return outcome.kind;
};

describe('a row about somebody already known', () => {
  it('changes nothing when it brings nothing, accents and capitals included', () => {
    const values = {
      ...sameAsZoe,
      addressLine: '12 RUE DES ARENES',
      email: 'zoe@exemple.fr',
      statuses: ['rsa-droits-devoirs' as const],
    };
    expect(decideRow(values)).toEqual({ kind: 'unchanged', personId: 'zoe', reasons: ['same-identity'] });
  });

  it('shows the old and the new value of what it changes, and never erases', () => {
    const outcome = decideRow({
      ...sameAsZoe,
      phone: '+33699999999',
      statuses: ['demandeur-emploi'],
      informedOn: civilDate('2026-01-05'),
    });
    expect(outcome).toEqual({
      kind: 'update',
      personId: 'zoe',
      reasons: ['same-identity'],
      changes: [
        { field: 'phone', old: '+33612345678', new: '+33699999999' },
        { field: 'statuses', old: 'rsa-droits-devoirs', new: 'rsa-droits-devoirs demandeur-emploi' },
        { field: 'informedOn', old: null, new: '2026-01-05' },
      ],
    });
  });

  it('is found by the number of the same organisation, through a typing error', () => {
    const outcome = decideRow({ ...sameAsZoe, usedName: 'Lefevbre' }, { number: 'I-42' });
    expect(outcome).toMatchObject({
      kind: 'update',
      reasons: ['same-number'],
      changes: [{ field: 'familyName', new: 'Lefevbre' }],
    });
  });

  it('is found under the birth name as under the used name', () => {
    const married = { ...zoe, usedName: 'Dupont' };
    expect(decideRow({ ...sameAsZoe, usedName: 'Dupont' }, {}, [married]).kind).toBe('unchanged');
    expect(decideRow(sameAsZoe, {}, [married]).kind).toBe('unchanged');
    expect(decideRow({ ...sameAsZoe, birthName: 'Lefèvre', usedName: 'Dupont' })).toMatchObject({
      kind: 'update',
      changes: [{ field: 'usedName', old: null, new: 'Dupont' }],
    });
  });

  it('does not turn « hors droits et devoirs » into its contrary because a list only says RSA', () => {
    const known = [{ ...zoe, statuses: ['rsa-hors-droits-devoirs'] }];
    const values = { ...sameAsZoe, statuses: ['rsa-droits-devoirs' as const] };
    expect(decideRow({ ...values, statusAssumed: true }, {}, known).kind).toBe('unchanged');
    expect(decideRow(values, {}, known).kind).toBe('update');
  });
});

describe('a row that only resembles somebody waits for a decision', () => {
  const close = (change: RowValues): RowValues => ({ ...sameAsZoe, ...change });
  it.each<[string, RowValues, Omit<RowToMatch, 'values'>, string]>([
    ['typing error in the name', close({ usedName: 'Lefevbre' }), {}, 'decision: close-name'],
    ['typing error in the given name', close({ usedName: 'Lefèvre', givenName: 'Zoëe' }), {}, 'create'],
    ['half of a double name', close({ usedName: 'Lefèvre Martin' }), {}, 'decision: close-name'],
    ['names swapped', close({ usedName: 'Zoé', givenName: 'Lefèvre' }), {}, 'decision: swapped-names'],
    [
      'day and month swapped',
      close({ birthDate: civilDate('1985-03-02') }),
      {},
      'decision: close-birth-date',
    ],
    ['another married name', close({ usedName: 'Benali' }), {}, 'decision: other-family-name'],
    [
      'partial birth date',
      { usedName: 'Lefèvre', givenName: 'Zoé', birthPartial: { year: 1985, month: null } },
      {},
      'decision: unknown-birth-date',
    ],
    [
      'other year of birth',
      { usedName: 'Lefèvre', givenName: 'Zoé', birthPartial: { year: 1990, month: null } },
      {},
      'create',
    ],
    [
      'number on another line',
      { usedName: 'Roux', givenName: 'Léa', birthDate: civilDate('1999-01-01') },
      { number: 'I-42' },
      'decision: same-number-other-identity',
    ],
    ['same identity, other number', sameAsZoe, { number: 'I-43' }, 'decision: same-identity-other-number'],
    [
      'same identity, other NIR',
      close({ nirHash: 'ff' }),
      { sameNir: [] },
      'decision: same-identity+other-nir',
    ],
    [
      'same NIR, other identity',
      { usedName: 'Roux', givenName: 'Léa', birthDate: civilDate('1999-01-01'), nirHash: 'aa' },
      { sameNir: ['zoe'] },
      'decision: same-nir',
    ],
    ['other NIR and another name', close({ usedName: 'Lefevbre', nirHash: 'ff' }), { sameNir: [] }, 'create'],
    [
      'same given name and telephone',
      { usedName: 'Roux', givenName: 'Zoé', phone: '+33612345678' },
      {},
      'decision: same-contact',
    ],
    [
      'the partner: same telephone and e-mail',
      {
        usedName: 'Lefèvre',
        givenName: 'Jean',
        birthDate: civilDate('1980-07-08'),
        phone: '+33612345678',
        email: 'zoe@exemple.fr',
      },
      {},
      'create',
    ],
    ['the twin', close({ givenName: 'Léa' }), {}, 'create'],
    ['a homonym of another age', close({ birthDate: civilDate('1961-11-30') }), {}, 'create'],
  ])('%s', (_, values, row, expected) => {
    expect(reasonsOf(decideRow(values, row))).toBe(expected);
  });

  it('when two people answer', () => {
    const other = { ...zoe, personId: 'other', externalNumber: null };
    expect(decideRow(sameAsZoe, {}, [zoe, other])).toMatchObject({
      kind: 'decision',
      candidates: [{ personId: 'zoe' }, { personId: 'other' }],
    });
    const bearer = { ...zoe, personId: 'bearer', givenName: 'Jean', externalNumber: 'I-50' };
    expect(decideRow(sameAsZoe, { number: 'I-50' }, [{ ...zoe, externalNumber: null }, bearer]).kind).toBe(
      'decision',
    );
  });
});

describe('two records that were joined', () => {
  const alias = { ...zoe, personId: 'alias', familyName: 'Lefebvre', survivorId: 'zoe' };

  it('are one person, and the one that remains is written', () => {
    expect(decideRow(sameAsZoe, {}, [alias, zoe])).toEqual({
      kind: 'unchanged',
      personId: 'zoe',
      reasons: ['same-identity'],
    });
    expect(decideRow({ ...sameAsZoe, usedName: 'Lefebvre' }, {}, [alias, zoe])).toMatchObject({
      kind: 'update',
      personId: 'zoe',
      reasons: ['same-identity'],
    });
  });

  it('are found together when the row resembles one of them only', () => {
    const other = { ...alias, birthDate: null, phone: '+33699999999', email: null, externalNumber: null };
    const married = { ...other, familyName: 'Dupont' };
    const near = indexPeople([married, zoe]).candidates({
      values: { usedName: 'Dupont', givenName: 'Zoé', phone: '+33699999999' },
    });
    expect(near.map(({ personId }) => personId).sort()).toEqual(['alias', 'zoe']);
  });

  it('are looked at apart by whoever reads one of them only', () => {
    expect(decideRow({ ...sameAsZoe, usedName: 'Lefebvre' }, {}, [alias])).toMatchObject({
      personId: 'alias',
    });
  });
});

describe('a whole list', () => {
  const parsed = (values: RowValues, number: number): { number: number; row: ParsedRow } => ({
    number,
    row: { values, problems: [] },
  });
  const match = (rows: RowValues[], known: KnownPerson[] = []) =>
    matchRows({
      rows: rows.map((values, i) => parsed(values, i + 2)),
      known: indexPeople(known),
      organisationKind: 'departement',
    });

  it('writes once a person who is there twice', () => {
    const [first, second] = match([sameAsZoe, { ...sameAsZoe, usedName: 'Lefèvre', phone: '+33612345678' }]);
    expect(first!.outcome.kind).toBe('create');
    expect(second!.outcome.kind).toBe('refused');
    expect(second!.row.problems).toMatchObject([{ code: 'duplicate-row', params: { row: 2 } }]);
  });

  it('keeps for a decision a row that resembles an earlier one', () => {
    const [, second] = match([sameAsZoe, { ...sameAsZoe, usedName: 'Lefevbre' }]);
    expect(second!.outcome).toEqual({ kind: 'decision', candidates: [{ row: 2, reasons: ['close-name'] }] });
  });

  it('keeps both members of a couple who share a file number, a telephone and an e-mail', () => {
    const shared = { allocataireNumber: '1234567', phone: '+33612345678', email: 'a@b.fr' };
    const outcomes = match([
      { ...sameAsZoe, ...shared },
      { usedName: 'Lefèvre', givenName: 'Jean', birthDate: civilDate('1983-05-06'), ...shared },
    ]);
    expect(outcomes.map(({ outcome }) => outcome.kind)).toEqual(['create', 'create']);
  });

  it('uses the number of the organisation that imports', () => {
    const values = { externalNumber: 'I-1', franceTravailNumber: '1234567A', allocataireNumber: '7654321' };
    expect(organisationNumber(values, 'departement')).toBe('I-1');
    expect(organisationNumber(values, 'france-travail')).toBe('1234567A');
    expect(organisationNumber({ allocataireNumber: '7654321' }, 'caf')).toBe('7654321');
    expect(organisationNumber({ allocataireNumber: '7654321' }, 'departement')).toBeUndefined();
  });

  it('compares only with likely people, and finds the same as comparing with all', () => {
    const givenNames = ['Zoé', 'Zoe', 'Léa', 'Jean', 'Jean-Pierre', 'Lefèvre'];
    const familyNames = ['Lefèvre', 'Lefevbre', 'Roux', 'Roux-Martin', 'Zoé'];
    const person = fc.record({
      familyName: fc.constantFrom(...familyNames),
      givenName: fc.constantFrom(...givenNames),
      birthDate: fc.option(
        fc.constantFrom(civilDate('1985-02-03'), civilDate('1985-03-02'), civilDate('1999-12-31')),
      ),
      phone: fc.option(fc.constantFrom('+33612345678', '+33699999999')),
      externalNumber: fc.option(fc.constantFrom('I-1', 'I-2')),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), person, (people, row) => {
        const known = people.map((one, i) => ({
          ...zoe,
          ...one,
          email: null,
          personId: String(i),
          hasNir: false,
        }));
        const values: RowValues = {
          usedName: row.familyName,
          givenName: row.givenName,
          ...(row.birthDate ? { birthDate: row.birthDate } : {}),
          ...(row.phone ? { phone: row.phone } : {}),
        };
        const toMatch = { values, number: row.externalNumber ?? undefined };
        const near = decide(toMatch, indexPeople(known).candidates(toMatch));
        const all = decide(toMatch, known);
        expect(near.kind).toBe(all.kind);
        if (near.kind === 'decision' && all.kind === 'decision')
          expect(near.candidates).toHaveLength(all.candidates.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('likeness', () => {
  it('counts edits, two neighbours swapped as one', () => {
    expect(editDistance('lefevre', 'lefevbre', 3)).toBe(1);
    expect(editDistance('martin', 'matrin', 3)).toBe(1);
    expect(editDistance('abc', 'xyz', 1)).toBe(2);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e ]{0,8}$/), fc.stringMatching(/^[a-e ]{0,8}$/), (a, b) => {
        expect(closeNames(a, b)).toBe(closeNames(b, a));
        expect(editDistance(a, b, 3)).toBe(editDistance(b, a, 3));
      }),
    );
  });

  it('finds dates that a hand confuses', () => {
    expect(closeDates('1985-02-03', '1985-03-02')).toBe(true);
    expect(closeDates('1985-02-03', '1985-02-08')).toBe(true);
    expect(closeDates('1985-02-03', '1958-02-03')).toBe(true);
    expect(closeDates('1985-02-03', '1986-12-30')).toBe(false);
  });
});
