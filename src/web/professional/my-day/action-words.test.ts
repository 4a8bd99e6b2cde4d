import { expect, test } from 'vitest';
import type { DeadlineKind } from '../../../domain/deadline/rules.ts';
import type { DueAction } from '../../../domain/deadline/views.ts';
import { actWords } from './action-words.ts';

const said = (kind: DeadlineKind, more: Partial<DueAction> = {}) => {
  const action: DueAction = {
    key: 'x',
    kind,
    personId: null,
    personName: '',
    subjectId: 'sujet',
    colleague: null,
    words: 'Paul Gentil',
    since: '2026-03-12',
    dueOn: '2026-03-12',
    urgency: 'soon',
    owner: 'moi',
    ownerName: null,
    why: '',
    resumed: false,
    attempts: null,
    ...more,
  };
  const { title, act } = actWords[kind];
  return [title(action), act?.(action).href];
};

test('what waits in a team opens the relay or the stand-in of that very colleague', () => {
  expect(said('depart-prevu')).toEqual([
    'Confier les personnes de Paul Gentil, qui s’en va',
    '/equipe/relais/nouveau?de=sujet&objet=transfert',
  ]);
  expect(said('absence-annoncee', { colleague: 'siege' })).toEqual([
    'Organiser le remplacement de Paul Gentil',
    '/equipe/relais/nouveau?de=siege&absence=sujet',
  ]);
  expect(said('suite-remplacement')).toEqual([
    'Reprendre le remplacement de Paul Gentil',
    '/equipe/relais/nouveau?de=sujet&suite=oui',
  ]);
});

test('of somebody who is gone, nobody of the team can take over: the page that says what is left to do', () => {
  expect(said('depart-prevu', { urgency: 'late' })).toEqual([
    'Confier les personnes de Paul Gentil, qui est parti',
    '/equipe/remplacements',
  ]);
});
