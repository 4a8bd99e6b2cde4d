import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LeverCode, leverCodes, stepResultCodes } from './codes.ts';
import {
  type DetailField,
  datesOf,
  detailFields,
  detailsLine,
  detailsShown,
  parseDetails,
} from './lever-details.ts';
import { nextSteps, outcomeFits, outcomeLabel, outcomesOf } from './outcomes.ts';

const parsed = (lever: LeverCode, sent: Record<string, unknown>, sensitive = false) => {
  const { success, data, error } = parseDetails(lever, sensitive, sent);
  return success ? data : error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

/** What the mission names, and the fields that each lever must have. */
test.each([
  ['formation', ['organisme', 'lieu', 'debut', 'fin', 'heures', 'etat']],
  ['immersion', ['employeur', 'debut', 'fin']],
  ['emploi', ['employeur', 'contrat', 'heures', 'debut', 'fin']],
  ['creation', ['stade']],
  ['logement', ['demande', 'reponse', 'debut']],
  ['hebergement', ['forme', 'debut', 'fin']],
  ['mobilite', ['solution', 'structure']],
  ['garde', ['structure', 'adresse', 'jours']],
  ['droits', ['droit', 'demande', 'reponse']],
  ['autre', ['structure', 'adresse']],
] satisfies [LeverCode, string[]][])('%s asks for %s', (lever, expected) => {
  expect(detailFields(lever, false).map(({ name }) => name)).toEqual(expect.arrayContaining(expected));
});

test('health: no lever asks what the illness is; the effect on work only where few read it', () => {
  expect(detailFields('sante', false).map(({ name }) => name)).not.toContain('effet');
  expect(detailFields('sante', true).map(({ name }) => name)).toContain('effet');
  expect(parsed('sante', { effet: 'horaires' })).toEqual([': Unrecognized key: "effet"']);
  expect(outcomesOf('sante')).toEqual([]);
  const words = leverCodes
    .flatMap((lever) => detailFields(lever, true))
    .map(({ label }) => label.toLowerCase());
  expect(words.filter((label) => /maladie|diagnostic|traitement|handicap/.test(label))).toEqual([]);
});

describe('what was sent', () => {
  test.each<[LeverCode, Record<string, unknown>, unknown]>([
    ['formation', {}, {}],
    ['formation', { etat: 'reperee', organisme: '  ' }, { etat: 'reperee' }],
    ['formation', { etat: 'candidature' }, ['organisme: detail_missing']],
    ['formation', { etat: 'en-cours', organisme: 'Val de Cher' }, ['debut: detail_missing']],
    ['formation', { heures: '12,5' }, ['heures: detail_number']],
    ['formation', { heures: '210' }, { heures: 210 }],
    ['immersion', { debut: '2026-03-02' }, ['employeur: detail_missing', 'fin: detail_missing']],
    ['immersion', { employeur: 'Moreau', debut: '2026-03-09', fin: '2026-03-02' }, ['fin: detail_order']],
    ['emploi', { contrat: 'stage' }, ['contrat: detail_choice']],
    ['emploi', { employeur: 'x'.repeat(121) }, ['employeur: detail_long']],
    ['garde', { jours: ['jeudi', 'lundi', 'jeudi'] }, { jours: ['lundi', 'jeudi'] }],
    ['garde', { jours: ['pâques'] }, ['jours.0: detail_choice']],
    ['droits', { reponse: '2026-04-01' }, ['demande: detail_missing']],
    ['droits', { demande: '2026-02-30' }, ['demande: due_wrong']],
    ['autre', { organisme: 'x' }, [': Unrecognized key: "organisme"']],
  ])('%s %o: %o', (lever, sent, expected) => {
    expect(parsed(lever, sent)).toEqual(expected);
  });
});

describe('what is shown', () => {
  test.each<[LeverCode, Record<string, unknown>, string]>([
    [
      'formation',
      { etat: 'acceptee', organisme: 'Val de Cher', debut: '2026-05-04', fin: '2026-06-12', heures: 210 },
      'Acceptée · Val de Cher · 210\u00a0h · du 4 mai 2026 au 12 juin 2026',
    ],
    [
      'emploi',
      { employeur: 'Moreau', contrat: 'cdd', debut: '2026-04-01' },
      'Moreau · CDD · à partir du 1er avril 2026',
    ],
    ['garde', { structure: 'Les Lucioles', jours: ['lundi', 'jeudi'] }, 'Les Lucioles · lundi et jeudi'],
    [
      'droits',
      { droit: 'identite', demande: '2026-03-02', reponse: '2026-05-01' },
      'Pièce d’identité · demande faite le 2 mars 2026 · réponse attendue le 1er mai 2026',
    ],
    ['autre', {}, ''],
  ])('%s: %o', (lever, sent, expected) => {
    expect(detailsLine(lever, parsed(lever, sent) as never)).toBe(expected);
  });

  test('an awaited answer is the end of a step until something has started', () => {
    expect(datesOf('logement', { reponse: '2026-05-01' })).toEqual({ start: null, end: '2026-05-01' });
    expect(datesOf('logement', { reponse: '2026-05-01', debut: '2026-06-01' })).toEqual({
      start: '2026-06-01',
      end: null,
    });
  });
});

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const sentFor = (field: DetailField): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'text':
      return fc.string({ maxLength: 140 });
    case 'date':
      return day;
    case 'number':
      return fc.integer({ min: -1, max: 4000 });
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options));
    case 'days':
      return fc.subarray(['lundi', 'mardi', 'dimanche']);
  }
};

describe('whatever is sent', () => {
  const sent = fc.constantFrom(...leverCodes).chain((lever) =>
    fc.record({
      lever: fc.constant(lever),
      sensitive: fc.boolean(),
      values: fc.record(
        Object.fromEntries(detailFields(lever, true).map((field) => [field.name, sentFor(field)])),
        { requiredKeys: [] },
      ),
    }),
  );

  test('what is accepted holds a start no later than its end, is shown whole, and is accepted again as it is', () => {
    fc.assert(
      fc.property(sent, ({ lever, sensitive, values }) => {
        const { success, data } = parseDetails(lever, sensitive, values);
        if (!success) return;
        const { start, end } = datesOf(lever, data);
        if (start && end) expect(start <= end).toBe(true);
        expect(detailsShown(lever, data)).toHaveLength(Object.keys(data).length);
        expect(detailsShown(lever, data).every(({ value }) => value !== '')).toBe(true);
        expect(parseDetails(lever, sensitive, data).data).toEqual(data);
      }),
    );
  });
});

describe('what came of a step', () => {
  test('every outcome goes with a result, and has words', () => {
    for (const lever of leverCodes) {
      for (const { code } of outcomesOf(lever)) {
        expect(
          stepResultCodes.some((result) => outcomeFits(lever, result, code)),
          `${lever} ${code}`,
        ).toBe(true);
        expect(outcomeLabel(lever, code)).toBeTruthy();
      }
    }
    expect(outcomeFits('formation', 'refuse', 'diplome')).toBe(false);
    expect(outcomeFits('formation', 'abouti', 'toString')).toBe(false);
  });

  test.each([
    ['immersion', 'abouti', null, ['formation', 'emploi'], false],
    ['immersion', 'abouti', 'ecarte', ['projet', 'immersion'], false],
    ['immersion', 'refuse', null, [], true],
    ['formation', 'refuse', 'pas-de-place', [], true],
    ['formation', 'abouti', 'diplome', ['emploi'], false],
    ['garde', 'abouti', 'place', [], false],
    ['garde', 'en-partie', 'partielle', ['garde'], false],
  ] as const)('after %s, %s, %s: %o', (lever, result, code, levers, anotherWay) => {
    const found = nextSteps(lever, result, code);
    expect(found.steps.map((step) => step.lever)).toEqual(levers);
    expect(found.anotherWay).toBe(anotherWay);
  });
});
