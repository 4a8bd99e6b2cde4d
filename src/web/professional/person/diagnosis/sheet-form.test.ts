import { expect, test } from 'vitest';
import { findItem, profile } from '../../../../domain/diagnosis/codes.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import {
  detailField,
  impactField,
  priorityField,
  readSheetForm,
  shownField,
  shownValue,
  valueField,
} from './sheet-form.ts';

const mobility = findItem({ kind: 'constraint', parent: '', code: '23' })!;
const bus = findItem({ kind: 'situation', parent: '23', code: '7' })!;
const untouched = { value: 'NON_ABORDEE', impact: null, priority: false, details: {} } as const;

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test('only what differs from what the page showed is an answer, with the version it was made on', () => {
  const sent = form({
    [shownField(mobility)]: shownValue(3, untouched),
    [valueField(mobility)]: 'OUI',
    [impactField(mobility)]: 'FORT',
    [priorityField(mobility)]: 'oui',
    [shownField(bus)]: shownValue(0, untouched),
    [valueField(bus)]: 'NON_ABORDEE',
  });
  expect(readSheetForm(sent)).toEqual([
    {
      kind: 'constraint',
      parent: '',
      code: '23',
      baseVersion: 3,
      value: 'OUI',
      impact: 'FORT',
      priority: true,
      details: {},
    },
  ]);
});

test('a constraint that is not there takes its impact with it', () => {
  const sent = form({
    [shownField(mobility)]: shownValue(1, { value: 'OUI', impact: 'FORT', priority: true, details: {} }),
    [valueField(mobility)]: 'NON',
    [impactField(mobility)]: 'FORT',
    [priorityField(mobility)]: 'oui',
  });
  expect(readSheetForm(sent)).toMatchObject([{ value: 'NON', impact: null, priority: false }]);
});

test('fields that no page of ours sends are left out', () => {
  expect(
    readSheetForm(form({ 'constraint..99.vu': '0|NON_ABORDEE|AUCUN|0|{}', 'constraint..99': 'OUI' })),
  ).toEqual([]);
  expect(
    readSheetForm(form({ 'objective.25.32.vu': '0|NON_ABORDE|AUCUN|0|{}', 'objective.25.32': 'EN_COURS' })),
  ).toEqual([]);
  expect(
    readSheetForm(form({ 'constraint..23.vu': 'x|PEUT_ETRE|AUCUN|0|{}', 'constraint..23': 'OUI' })),
  ).toEqual([]);
  expect(readSheetForm(form({ 'x.vu': '', '.vu': '' }))).toEqual([]);
});

test('dates, distance and own words travel beside the value; what was not touched stays as it was shown', () => {
  const baker = findAnyItem({ kind: 'job', parent: '', code: 'D1102' })!;
  const shown = {
    value: 'VISE',
    impact: null,
    priority: true,
    details: { km: '30', contract: 'CDI' },
  } as const;
  const sent = form({
    [shownField(baker)]: shownValue(2, shown),
    [valueField(baker)]: 'VISE',
    [priorityField(baker)]: 'oui',
    [detailField(baker, 'km')]: '15',
  });
  expect(readSheetForm(sent)).toEqual([
    {
      kind: 'job',
      parent: '',
      code: 'D1102',
      baseVersion: 2,
      ...shown,
      details: { km: '15', contract: 'CDI' },
    },
  ]);
  const words = profile.project;
  const said = form({
    [shownField(words)]: shownValue(0, { ...untouched, value: 'NON_ABORDE' }),
    [detailField(words, 'text')]: ' Boulangère | et « chez moi » ',
  });
  expect(readSheetForm(said)).toMatchObject([
    { kind: 'project', value: 'DIT', details: { text: 'Boulangère | et « chez moi »' } },
  ]);
});
