import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SummarySection, type SummarySize, sectionCodes, sizeCodes, summarySizes } from './codes.ts';
import { composeSummary, holdsSensitive, type SummaryOptions } from './compose.ts';
import { cutAtWord, plainText } from './plain-text.ts';
import { sentencesOf } from './sentences.ts';
import type { SummaryFacts } from './views.ts';

const awa: SummaryFacts = {
  today: '2026-03-03',
  name: 'Awa Diallo',
  age: 24,
  commune: 'Mehun-sur-Yèvre',
  statuses: [
    { kind: 'rsa-droits-devoirs', from: '2025-06-12', expectedUntil: null, sensitive: false },
    { kind: 'pacea', from: '2025-01-01', expectedUntil: '2026-06-30', sensitive: false },
    { kind: 'boeth', from: '2025-02-01', expectedUntil: null, sensitive: true },
  ],
  referentBody: 'France Travail Vierzon',
  lead: { name: 'Paul Gentil', organisation: 'France Travail Vierzon', since: '2025-11-04' },
  circle: [{ name: 'Nadia Ferrand', organisation: 'Conseil départemental du Cher' }],
  sitting: { on: '2025-11-18', joint: true, names: ['Nadia Ferrand', 'Paul Gentil'] },
  constraints: [
    { title: 'Mobilité', impact: 'fort', resolved: false, sensitive: false },
    { title: 'Santé', impact: 'fort', resolved: false, sensitive: true },
    { title: 'Garde d’enfants', impact: null, resolved: true, sensitive: false },
  ],
  needs: ['Découvrir un métier'],
  strengths: ['Confirmer son choix de métier'],
  objectives: [
    {
      title: 'Devenir boulangère, pas loin de la crèche de ma fille',
      sensitive: false,
      steps: [
        {
          title: 'Choisir la suite',
          open: true,
          dueOn: '2026-03-06',
          endedOn: null,
          owner: null,
          sensitive: false,
        },
        {
          title: 'Aide au permis',
          open: true,
          dueOn: '2026-03-01',
          endedOn: null,
          owner: 'Nadia Ferrand',
          sensitive: false,
        },
        {
          title: 'Immersion',
          open: false,
          dueOn: null,
          endedOn: '2026-03-02',
          owner: 'Paul Gentil',
          sensitive: false,
        },
        {
          title: 'Bilan médical',
          open: true,
          dueOn: '2026-03-04',
          endedOn: null,
          owner: null,
          sensitive: true,
        },
      ],
    },
    { title: 'Accéder aux soins', sensitive: true, steps: [] },
  ],
  requests: [
    {
      service: 'Permis aidé',
      structure: 'Mobil’18',
      state: 'envoyee',
      since: '2026-02-20',
      sensitive: false,
    },
    { service: 'Consultation', structure: 'Csapa', state: 'acceptee', since: '2026-02-25', sensitive: true },
  ],
  contacts: [
    {
      on: '2026-03-02',
      words: 'échange par téléphone',
      author: 'Paul Gentil',
      line: 'Elle hésite encore',
      sensitive: false,
    },
    { on: '2026-02-10', words: 'appel sans réponse', author: 'Paul Gentil', line: '', sensitive: false },
  ],
};
const all = { sections: sectionCodes, sensitive: false } as const;
const compose = (more: Partial<SummaryOptions> = {}, facts = awa) =>
  composeSummary(facts, { size: 'tout', ...all, ...more }).text;

describe('the text', () => {
  test('the whole of it, section by section', () => {
    expect(compose()).toBe(
      [
        'Awa Diallo, 24 ans, Mehun-sur-Yèvre.',
        'Situation : RSA, droits et devoirs, depuis le 12 juin 2025 ; PACEA, depuis le 1er janvier 2025, fin prévue le 30 juin 2026.',
        'Référent : Paul Gentil, France Travail Vierzon, depuis le 4 novembre 2025. Cercle : Nadia Ferrand (Conseil départemental du Cher).',
        "Contraintes : Mobilité (impact fort). Besoins : Découvrir un métier. Points forts : Confirmer son choix de métier. Résolu : Garde d'enfants. Diagnostic conjoint du 18 novembre 2025 (Nadia Ferrand, Paul Gentil).",
        'Objectif : Devenir boulangère, pas loin de la crèche de ma fille. Étape : Aide au permis, avant le 1er mars 2026, par Nadia Ferrand. Étape : Choisir la suite, avant le 6 mars 2026, par la personne. Étape faite : Immersion, le 2 mars 2026.',
        "Demande : Permis aidé (Mobil'18), envoyée depuis le 20 février 2026.",
        'Échange par téléphone le 2 mars 2026 (Paul Gentil) : Elle hésite encore. Appel sans réponse le 10 février 2026 (Paul Gentil).',
        'En retard : Aide au permis, avant le 1er mars 2026, par Nadia Ferrand. Changement à venir : PACEA, fin le 30 juin 2026. À faire : Choisir la suite, avant le 6 mars 2026, par la personne.',
      ].join('\n'),
    );
  });

  test('255 characters: one sentence of each section first, all of them whole', () => {
    const { text, left } = composeSummary(awa, { size: '255', ...all });
    expect(text).toMatch(/^Awa Diallo, 24 ans, Mehun-sur-Yèvre\. Situation : RSA.*\. Référent : Paul Gentil/);
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThanOrEqual(255);
    expect(text).toMatch(/\.$/);
    expect(left).toBeGreaterThan(0);
  });

  test('the sections asked for, and no other', () => {
    expect(compose({ sections: ['echeances', 'identite'] })).toBe(
      'Awa Diallo, 24 ans, Mehun-sur-Yèvre.\n' +
        'En retard : Aide au permis, avant le 1er mars 2026, par Nadia Ferrand. Changement à venir : PACEA, fin le 30 juin 2026. À faire : Choisir la suite, avant le 6 mars 2026, par la personne.',
    );
    expect(compose({ sections: [] })).toBe('');
  });

  test('nothing sensitive unless it is asked for', () => {
    const words = ['BOETH', 'Santé', 'Accéder', 'médical', 'Consultation'];
    for (const size of sizeCodes) for (const word of words) expect(compose({ size })).not.toContain(word);
    for (const word of words) expect(compose({ sensitive: true })).toContain(word);
    expect(holdsSensitive(awa)).toBe(true);
    expect(holdsSensitive({ ...awa, statuses: [], constraints: [], objectives: [], requests: [] })).toBe(
      false,
    );
  });

  test('a person of whom little is known', () => {
    const bare: SummaryFacts = {
      ...awa,
      age: null,
      commune: null,
      statuses: [],
      lead: null,
      referentBody: null,
      circle: [],
      sitting: null,
      constraints: [],
      needs: [],
      strengths: [],
      objectives: [],
      requests: [],
      contacts: [],
    };
    expect(compose({}, bare)).toBe('Awa Diallo.\nSans référent.\nAucun échange noté.');
  });
});

describe('whatever the facts', () => {
  const word = fc.stringMatching(/^[a-zé’]{1,12}$/);
  const title = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  const step = fc.record({
    title,
    open: fc.boolean(),
    dueOn: fc.option(day),
    endedOn: fc.option(day),
    owner: fc.option(title),
    sensitive: fc.boolean(),
  });
  const facts = fc
    .record({
      name: title,
      lead: fc.option(fc.record({ name: title, organisation: title, since: fc.option(day) })),
      objectives: fc.array(
        fc.record({ title, sensitive: fc.boolean(), steps: fc.array(step, { maxLength: 5 }) }),
        { maxLength: 5 },
      ),
    })
    .map((more): SummaryFacts => ({ ...awa, ...more }));
  const chosen = fc.subarray(sectionCodes as readonly SummarySection[] as SummarySection[]);
  const limited = fc.constantFrom<SummarySize>('255', '1000');

  test('never longer than asked; sentences are whole, unless the first does not hold', () =>
    fc.assert(
      fc.property(facts, chosen, limited, (told, sections, size) => {
        const { text } = composeSummary(told, { size, sections, sensitive: true });
        const limit = summarySizes[size] ?? 0;
        expect(text.length).toBeLessThanOrEqual(limit);
        const possible = sections.flatMap((section) =>
          sentencesOf(section, told, limit < 500).map(plainText),
        );
        let rest = text;
        for (const one of possible.toSorted((a, b) => b.length - a.length))
          rest = one ? rest.replace(one, '') : rest;
        if (rest.trim() !== '') expect(rest.trim()).toMatch(/^[^.]*\.\.\.$/);
      }),
    ));

  test('asked twice, the same text', () =>
    fc.assert(
      fc.property(facts, chosen, limited, (told, sections, size) => {
        const options = { size, sections, sensitive: false };
        expect(composeSummary(told, options)).toEqual(composeSummary(told, options));
      }),
    ));
});

test('a cut falls after a word, and its dots are counted', () => {
  expect(cutAtWord('un deux trois', 13)).toBe('un deux trois');
  expect(cutAtWord('un deux, trois', 12)).toBe('un deux...');
  expect(cutAtWord('un deux trois', 10)).toBe('un deux...');
  expect(cutAtWord('abcdefghijkl', 8)).toBe('abcde...');
});

test('only characters that every tool takes', () => {
  expect(plainText('« L’été »\u202f: 1\u00a0000…')).toBe("« L'été » : 1 000...");
});
