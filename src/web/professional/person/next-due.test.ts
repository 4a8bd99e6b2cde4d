import { expect, test } from 'vitest';
import type { PersonDue } from '../../../domain/person/views.ts';
import type { StepView } from '../../../domain/plan/views.ts';
import { nextDue } from './next-due.ts';

const step = (dueOn: string | null, more: Partial<StepView> = {}) =>
  ({
    id: dueOn,
    title: `Étape du ${dueOn}`,
    state: 'prevue',
    dueOn,
    mine: false,
    owner: null,
    ...more,
  }) as StepView;
const due = (on: string, more: Partial<PersonDue> = {}): PersonDue => ({
  on,
  label: 'Étape du plan',
  kind: 'etape',
  owner: 'personne',
  mine: false,
  name: null,
  ...more,
});

test('nothing to do: nothing', () => {
  expect(nextDue({ steps: [step(null), step('2026-01-01', { state: 'faite' })], due: null })).toBeNull();
});

test('the nearest step that the reader knows, with who owes it', () => {
  const steps = [
    step('2026-04-02'),
    step('2026-03-05', { owner: { seat: 's', name: 'Nadia Ferrand', organisation: 'x' } }),
  ];
  expect(nextDue({ steps, due: due('2026-03-05') })).toMatchObject({
    title: 'Étape du 2026-03-05',
    who: 'à Nadia Ferrand',
    kind: 'etape',
  });
  expect(nextDue({ steps: [step('2026-03-05', { mine: true })], due: null })).toMatchObject({
    who: 'à vous',
    mine: true,
  });
  expect(nextDue({ steps: [step('2026-03-05')], due: null })).toMatchObject({ who: 'à la personne' });
});

test('what lists know comes first when it is nearer: a body owes it, or somebody whom the reader may not know', () => {
  const orientation = due('2026-03-01', {
    label: 'Orientation à décider',
    kind: 'orientation',
    owner: 'organisme',
    name: 'Département',
  });
  expect(nextDue({ steps: [step('2026-03-05')], due: orientation })).toMatchObject({
    title: 'Orientation à décider',
    who: 'Département doit agir',
    step: null,
  });
  expect(nextDue({ steps: [], due: due('2026-03-01', { owner: 'siege' }) })).toMatchObject({ who: null });
});
