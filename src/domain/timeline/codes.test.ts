import { describe, expect, test } from 'vitest';
import { type EventKind, eventCategories, eventKinds, eventSentence, kindsOf } from './codes.ts';

const by = { name: 'Lucie Carré', organisation: 'Crèche Les Lucioles' };
const paul = { name: 'Paul Gentil', organisation: 'France Travail Vierzon' };

const permit = { service: 'Permis aidé', structure: 'Mobil’18' };

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
  'date-listed': [
    [
      { label: 'Prochain rendez-vous', on: '2026-03-12' },
      'Prochain rendez-vous : le 12 mars 2026, date notée par une liste',
    ],
  ],
  'listed-date-closed': [
    [
      { label: 'Échéance', on: '2026-03-12' },
      'Échéance : la date du 12 mars 2026 est passée ou n’a plus lieu d’être',
    ],
  ],
  'list-taken-back': [
    [{}, 'Liste importée puis annulée\u00a0: ce qu’elle avait changé est revenu à sa valeur'],
  ],
  'household-changed': [[{}, 'Composition du foyer mise à jour']],
  'access-proposed': [[{}, 'Adresse de connexion proposée à la personne']],
  'access-confirmed': [
    [{ first: true }, 'Espace personnel ouvert'],
    [{ first: false }, 'Adresse de connexion de la personne changée'],
  ],
  'access-withdrawn': [[{}, 'Proposition d’adresse de connexion retirée']],
  'access-refused': [[{}, 'Adresse de connexion refusée par la personne']],
  'access-ended': [[{}, 'Espace personnel fermé']],
  'paper-code-printed': [[{}, 'Code sur papier imprimé pour la personne']],
  'paper-code-revoked': [[{}, 'Code sur papier annulé']],
  'paper-code-used': [[{}, 'Code sur papier utilisé pour préparer des réponses']],
  'orientation-decided': [
    [
      { track: 'sociale', body: 'CCAS de Vierzon' },
      'Orientation sociale : CCAS de Vierzon devient organisme référent',
    ],
  ],
  'accompaniment-ended': [
    [
      { reason: 'emploi-durable', on: '2026-03-01' },
      'Fin de l’accompagnement le 1er mars 2026 : Emploi durable',
    ],
  ],
  'accompaniment-taken-up': [[{}, 'Reprise de l’accompagnement : un référent est à nommer']],
  'accompaniment-end-undone': [[{}, 'Fin de l’accompagnement annulée']],
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
  'member-lowered': [
    [paul, 'Paul Gentil (France Travail Vierzon) contribue désormais : voit ce qui lui est partagé'],
  ],
  'lead-left': [
    [
      { ...paul, authority: 'Département du Cher' },
      'Paul Gentil (France Travail Vierzon) n’est plus référent : le service d’orientation prend le relais (Département du Cher)',
    ],
  ],
  'orientation-asked': [[{}, 'Demande d’un autre référent']],
  'objection-made': [[{ organisation: 'CCAS' }, 'Organisme qui ne voit plus le dossier : CCAS']],
  'objection-lifted': [[{ organisation: 'CCAS' }, 'Organisme qui peut de nouveau être invité : CCAS']],
  'comment-made': [[{ about: 'Mobilité' }, 'Commentaire de la personne : Mobilité']],
  'status-contested': [[{ about: 'PACEA' }, 'Situation contestée par la personne : PACEA']],
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
  'contact-noted': [
    [{ channel: 'telephone', reached: true }, 'Échange par téléphone'],
    [{ channel: 'telephone', reached: false }, 'Appel sans réponse'],
    [{ channel: 'visite', reached: false }, 'Visite à domicile sans rencontre'],
  ],
  'contact-withdrawn': [
    [{ channel: 'sms', on: '2026-03-01' }, 'Contact noté par erreur, retiré : sms, le 1er mars 2026'],
  ],
  'diagnosis-prepared': [[{}, 'Diagnostic préparé par la personne']],
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
  'proposal-made': [
    [{ what: 'objectif', title: 'Se loger' }, 'Objectif proposé : Se loger'],
    [{ what: 'etape', title: 'Visiter' }, 'Étape proposée : Visiter'],
  ],
  'proposal-amended': [
    [{ what: 'etape', title: 'Visiter' }, 'Étape proposée autrement : Visiter'],
    [
      { what: 'objectif', title: 'Se loger', former: 'Logement' },
      'Objectif proposé autrement : Se loger (avant : Logement)',
    ],
  ],
  'proposal-accepted': [
    [{ what: 'objectif', title: 'Se loger' }, 'Objectif accepté : Se loger'],
    [
      { what: 'etape', title: 'Se former', details: 'Val de Cher · 210 h' },
      'Étape acceptée : Se former (Val de Cher · 210 h)',
    ],
  ],
  'proposal-declined': [
    [
      { what: 'etape', title: 'Visiter', reason: 'Pas maintenant' },
      'Étape déclinée : Visiter (Pas maintenant)',
    ],
  ],
  'proposal-withdrawn': [
    [{ what: 'objectif', title: 'Se loger' }, 'Proposition d’objectif retirée : Se loger'],
    [{ what: 'etape', title: 'Visiter' }, 'Proposition d’étape retirée : Visiter'],
  ],
  'step-added': [
    [{ title: 'Visiter', owner: 'la personne' }, 'Étape prévue : Visiter (la personne)'],
    [
      { title: 'Visiter', owner: 'Paul Gentil', due: '2026-04-01' },
      'Étape prévue : Visiter (Paul Gentil, avant le 1er avril 2026)',
    ],
    [
      { title: 'Se former', owner: 'la personne', details: 'Val de Cher · 210 h' },
      'Étape prévue : Se former (la personne ; Val de Cher · 210 h)',
    ],
  ],
  'step-changed': [
    [{ title: 'Visiter' }, 'Étape modifiée : Visiter'],
    [
      { title: 'Visiter', former: 'Voir', owner: 'Paul Gentil', due: '2026-04-02' },
      'Étape modifiée : Visiter (avant : Voir ; revient à Paul Gentil ; échéance au 2 avril 2026)',
    ],
  ],
  'question-asked': [[{ title: 'Visiter', to: 'Lucie Carré' }, 'Question à Lucie Carré : Visiter']],
  'question-answered': [[{ title: 'Visiter' }, 'Réponse à une question : Visiter']],
  'step-started': [[{ title: 'Visiter' }, 'Étape commencée : Visiter']],
  'step-done': [[{ title: 'Visiter', result: 'Abouti' }, 'Étape terminée : Visiter (Abouti)']],
  'step-given-up': [
    [{ title: 'Visiter', reason: 'Autre raison' }, 'Étape abandonnée : Visiter (Autre raison)'],
  ],
  'step-reopened': [[{ title: 'Visiter' }, 'Étape reprise : Visiter']],
  'step-shared': [[{ title: 'Visiter', with: ['A', 'B'] }, 'Étape partagée avec A et B : Visiter']],
  'step-unshared': [[{ title: 'Visiter', with: ['A'] }, 'Étape qui n’est plus partagée avec A : Visiter']],
  'referral-ask': [[permit, 'Place demandée à un service : Permis aidé (Mobil’18)']],
  'referral-confirm-room': [[permit, 'Place possible : Permis aidé (Mobil’18)']],
  'referral-send': [[permit, 'Orientation vers un service : Permis aidé (Mobil’18)']],
  'referral-accept': [[permit, 'Demande acceptée : Permis aidé (Mobil’18)']],
  'referral-wait': [[permit, 'Demande sur liste d’attente : Permis aidé (Mobil’18)']],
  'referral-refuse': [
    [
      { ...permit, reason: 'en-emploi' },
      'Demande refusée : Permis aidé (Mobil’18). La personne a trouvé un emploi',
    ],
  ],
  'referral-meet': [[permit, 'Premier contact avec un service : Permis aidé (Mobil’18)']],
  'referral-start': [[permit, 'Accompagnement commencé : Permis aidé (Mobil’18)']],
  'referral-end': [
    [{ ...permit, outcome: 'abouti' }, 'Demande terminée : Permis aidé (Mobil’18). Le besoin est résolu'],
  ],
  'referral-withdraw': [[permit, 'Demande retirée : Permis aidé (Mobil’18)']],
  'referral-close': [[permit, 'Demande fermée : Permis aidé (Mobil’18)']],
  'referral-expire': [[permit, 'Demande restée sans réponse : Permis aidé (Mobil’18)']],
  'referral-confirm': [[permit, 'Résultat confirmé par la personne : Permis aidé (Mobil’18)']],
  'referral-contest': [[permit, 'Résultat que la personne ne confirme pas : Permis aidé (Mobil’18)']],
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
