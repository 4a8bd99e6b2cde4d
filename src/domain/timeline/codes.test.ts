import { describe, expect, test } from 'vitest';
import { type EventKind, eventCategories, eventKinds, eventSentence, kindsOf } from './codes.ts';

const by = { name: 'Lucie Carré', organisation: 'Crèche Les Lucioles' };
const paul = { name: 'Paul Gentil', organisation: 'France Travail Vierzon' };

/** One line for each kind: what people read of it. */
const sentences: Record<EventKind, [params: unknown, title: string][]> = {
  'person-created': [
    [{ how: 'saisie' }, 'Entrée dans Relais'],
    [{ how: 'import' }, 'Entrée dans Relais à partir d’une liste'],
  ],
  'person-informed': [[{ on: '2026-03-01' }, 'Personne informée le 1er mars 2026']],
  'identity-corrected': [[{}, 'Identité corrigée']],
  'contact-changed': [[{}, 'Coordonnées mises à jour']],
  'address-changed': [[{}, 'Adresse mise à jour']],
  'status-opened': [[{ label: 'PACEA', from: '2025-11-11' }, 'PACEA, depuis le 11 novembre 2025']],
  'status-ended': [[{ label: 'PACEA', until: '2026-02-21' }, 'Fin au 21 février 2026 : PACEA']],
  'household-changed': [[{}, 'Composition du foyer mise à jour']],
  'orientation-decided': [
    [
      { track: 'sociale', body: 'CCAS de Vierzon' },
      'Orientation sociale : CCAS de Vierzon devient organisme référent',
    ],
  ],
  'lead-appointed': [
    [paul, 'Paul Gentil (France Travail Vierzon) devient référent'],
    [{ ...paul, former: 'Sophie Petit' }, 'Relais de Sophie Petit à Paul Gentil (France Travail Vierzon)'],
  ],
  'lead-interim': [
    [
      { ...paul, former: 'Sophie Petit' },
      'Relais de Sophie Petit à Paul Gentil (France Travail Vierzon), par intérim en attendant un nouveau référent',
    ],
  ],
  'stand-in-named': [
    [
      { name: 'Zoé Roux', absent: 'Paul Gentil', from: '2026-03-01', until: '2026-03-31' },
      'Zoé Roux remplace Paul Gentil du 1er mars 2026 au 31 mars 2026',
    ],
  ],
  'invitation-sent': [
    [
      { ...paul, role: 'accompagnateur' },
      'Invitation dans le cercle pour accompagner : Paul Gentil (France Travail Vierzon)',
    ],
  ],
  'invitation-accepted': [[{ role: 'contributeur' }, 'Lucie Carré rejoint le cercle pour contribuer']],
  'invitation-declined': [[{ role: 'contributeur' }, 'Lucie Carré décline l’invitation dans le cercle']],
  'invitation-withdrawn': [[{ name: 'Paul Gentil' }, 'Invitation de Paul Gentil retirée']],
  'join-asked': [[{ role: 'accompagnateur' }, 'Lucie Carré demande à rejoindre le cercle pour accompagner']],
  'join-accepted': [
    [
      { ...paul, role: 'accompagnateur' },
      'Paul Gentil (France Travail Vierzon) rejoint le cercle pour accompagner',
    ],
  ],
  'join-declined': [[paul, 'Demande de Paul Gentil (France Travail Vierzon) déclinée']],
  'join-withdrawn': [[{}, 'Lucie Carré retire sa demande de rejoindre le cercle']],
  'circle-left': [[{}, 'Lucie Carré quitte le cercle']],
  'participation-ended': [[paul, 'Fin de la participation de Paul Gentil (France Travail Vierzon)']],
  'diagnosis-opened': [[{}, 'Séance de diagnostic commencée']],
  'diagnosis-completed': [
    [
      { themes: ['Mobilité', 'Logement', 'Numérique'] },
      'Diagnostic complété : Mobilité, Logement et Numérique',
    ],
  ],
  'diagnosis-held': [
    [{ by: ['Paul Gentil'], joint: false }, 'Diagnostic partagé : Paul Gentil'],
    [
      { by: ['Paul Gentil', 'Nadia Ferrand'], joint: true },
      'Diagnostic conjoint : Paul Gentil et Nadia Ferrand',
    ],
  ],
  'objective-added': [[{ title: 'Se loger' }, 'Objectif ajouté : Se loger']],
  'objective-changed': [
    [{ title: 'Se loger', former: 'Logement' }, 'Objectif reformulé : Se loger (avant : Logement)'],
    [{ title: 'Se loger' }, 'Objectif modifié : Se loger'],
  ],
  'objective-reached': [[{ title: 'Se loger' }, 'Objectif atteint : Se loger']],
  'objective-given-up': [
    [
      { title: 'Se loger', reason: 'Le projet a changé' },
      'Objectif abandonné : Se loger (Le projet a changé)',
    ],
  ],
  'objective-reopened': [[{ title: 'Se loger' }, 'Objectif repris : Se loger']],
  'objective-shared': [
    [{ title: 'Se loger', with: ['Paul Gentil'] }, 'Objectif partagé avec Paul Gentil : Se loger'],
  ],
  'objective-unshared': [
    [
      { title: 'Se loger', with: ['Paul Gentil'] },
      'Objectif qui n’est plus partagé avec Paul Gentil : Se loger',
    ],
  ],
  'step-added': [
    [{ title: 'Visiter', owner: 'la personne' }, 'Étape prévue : Visiter (la personne)'],
    [
      { title: 'Visiter', owner: 'Paul Gentil', due: '2026-04-01' },
      'Étape prévue : Visiter (Paul Gentil, avant le 1er avril 2026)',
    ],
  ],
  'step-changed': [
    [{ title: 'Visiter' }, 'Étape modifiée : Visiter'],
    [
      { title: 'Visiter', former: 'Voir', owner: 'Paul Gentil', due: '2026-04-02' },
      'Étape modifiée : Visiter (avant : Voir ; revient à Paul Gentil ; échéance au 2 avril 2026)',
    ],
  ],
  'step-started': [[{ title: 'Visiter' }, 'Étape commencée : Visiter']],
  'step-done': [[{ title: 'Visiter', result: 'Abouti' }, 'Étape terminée : Visiter (Abouti)']],
  'step-given-up': [
    [{ title: 'Visiter', reason: 'Autre raison' }, 'Étape abandonnée : Visiter (Autre raison)'],
  ],
  'step-reopened': [[{ title: 'Visiter' }, 'Étape reprise : Visiter']],
  'step-shared': [[{ title: 'Visiter', with: ['A', 'B'] }, 'Étape partagée avec A et B : Visiter']],
  'step-unshared': [[{ title: 'Visiter', with: ['A'] }, 'Étape qui n’est plus partagée avec A : Visiter']],
};

/** The first colon of a sentence never begins a line. */
const breaking = (title: string) => title.replace(' : ', '\u00a0: ');

const lines = (Object.entries(sentences) as [EventKind, [unknown, string][]][]).flatMap(([kind, examples]) =>
  examples.map(([params, title]) => ({ kind, params, title })),
);

describe('what an event says', () => {
  test.each(lines)('$kind: $title', ({ kind, params, title }) => {
    const sentence = eventSentence(kind, params, by);
    expect(sentence).toMatchObject({ title: breaking(title), category: eventKinds[kind].category });
    expect(sentence.title).toBe(sentence.lead ? `${sentence.lead}\u00a0: ${sentence.rest}` : sentence.rest);
  });

  test('every category has events, and together they are all the kinds', () => {
    const all = (Object.keys(eventCategories) as (keyof typeof eventCategories)[]).map(kindsOf);
    for (const kinds of all) expect(kinds.length).toBeGreaterThan(0);
    expect(all.flat().sort()).toEqual(Object.keys(eventKinds).sort());
  });

  test('the responsibility changing hands is told apart', () => {
    expect(eventSentence('lead-appointed', paul, by).relay).toBe(true);
    expect(eventSentence('step-started', { title: 'x' }, by).relay).toBe(false);
  });

  test('no kind takes a free text longer than a title', () => {
    expect(() => eventSentence('step-started', { title: 'x'.repeat(201) }, by)).toThrow();
  });

  test.each(['unknown', 'toString', '__proto__'])('%s is no event', (kind) => {
    expect(() => eventSentence(kind, {}, by)).toThrow(/unknown event/);
  });
});
