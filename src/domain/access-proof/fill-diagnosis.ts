import type pg from 'pg';
import type { Facts, ItemFact } from './facts.ts';
import { worldInstant } from './facts.ts';
import { insertRows } from './insert-rows.ts';

export interface Names {
  organisationOf: (seat: string) => string;
  discreet: (organisation: string) => boolean;
  label: (id: string) => string;
}

const noSeat = '00000000-0000-0000-0000-000000000000';

/** The rows that carry marks: who wrote them, from a discreet organisation or not, hidden from whom, shared with whom. */
export async function fillDiagnosis(owner: pg.ClientBase, facts: Facts, names: Names): Promise<void> {
  const of = (table: ItemFact['table']) => facts.items.filter((i) => i.table === table);
  const discreet = (i: ItemFact) => names.discreet(names.organisationOf(i.author));
  const signed = (i: ItemFact) => ({
    person_id: i.person,
    author_seat: i.author,
    author_name: names.label(i.author),
    organisation_id: names.organisationOf(i.author),
    organisation_name: names.label(names.organisationOf(i.author)),
    discreet: discreet(i),
  });
  const sittings = of('diagnosis_sitting').map((i) => ({
    ...signed(i),
    sitting_id: i.id,
    held_by: discreet(i) ? i.author : noSeat,
    held_on: '2026-01-01',
    modality: 'locaux',
    opened_at: worldInstant,
    closed_at: worldInstant,
  }));
  await insertRows(owner, 'diagnosis_sitting', sittings);
  await insertRows(
    owner,
    'diagnosis_participant',
    of('diagnosis_participant').map((i) => ({
      person_id: i.person,
      sitting_id: i.id,
      seat: i.author,
      professional_name: names.label(i.author),
      organisation_id: names.organisationOf(i.author),
      organisation_name: names.label(names.organisationOf(i.author)),
      speciality: 'les-deux',
      discreet: discreet(i),
    })),
  );
  const answer = (i: ItemFact) => {
    const [, kind, parent, code] = i.id.split('/');
    return {
      ...signed(i),
      kind,
      parent,
      code,
      held_by: i.sensitive || discreet(i) ? i.author : noSeat,
      sensitive: i.sensitive,
      value: 'OUI',
      priority: false,
      version: 1,
      change_no: 1,
      answered_at: worldInstant,
      named_seats: i.named,
      hidden_from: i.hiddenFrom,
    };
  };
  await insertRows(owner, 'diagnosis_answer', of('diagnosis_answer').map(answer));
  await insertRows(owner, 'diagnosis_answer_version', of('diagnosis_answer_version').map(answer));
  await insertRows(
    owner,
    'diagnosis_summary',
    of('diagnosis_summary').map((i) => ({ person_id: i.person })),
  );
  await insertRows(
    owner,
    'diagnosis_prepared',
    of('diagnosis_prepared').map((i) => ({
      person_id: i.person,
      question: i.id.split('/')[1],
      choice: 'reponse',
      kind: 'constraint',
      parent: '',
      code: i.sensitive ? '25' : '23',
      sensitive: i.sensitive,
      value: 'OUI',
      prepared_at: worldInstant,
      named_seats: i.named,
      hidden_from: i.hiddenFrom,
    })),
  );
  await insertRows(
    owner,
    'timeline_event',
    of('timeline_event').map((i) => ({
      ...signed(i),
      timeline_event_id: i.id,
      at: worldInstant,
      recorded_at: worldInstant,
      kind: 'person-created',
      params: { how: 'saisie' },
      sensitive: i.sensitive,
      named_seats: i.named,
      hidden_from: i.hiddenFrom,
      shared_seats: i.shared,
    })),
  );
  await insertRows(
    owner,
    'contact',
    of('contact').map((i) => ({
      ...signed(i),
      contact_id: i.id,
      channel: 'telephone',
      reached: true,
      at: worldInstant,
      line: 'Une ligne',
      recorded_at: worldInstant,
      sensitive: i.sensitive,
      named_seats: i.named,
      hidden_from: i.hiddenFrom,
      shared_seats: i.shared,
    })),
  );
  await insertRows(
    owner,
    'objective',
    of('objective').map((i, rank) => ({
      ...signed(i),
      objective_id: i.id,
      title: 'Un objectif',
      ...(i.sensitive
        ? { about_kind: 'constraint', about_parent: '', about_code: '25' }
        : { about_kind: null, about_parent: null, about_code: null }),
      sensitive: i.sensitive,
      state: 'en-cours',
      origin: 'ensemble',
      rank,
      recorded_at: worldInstant,
      ...marks(i),
    })),
  );
  await insertRows(
    owner,
    'step',
    of('step').map((i, rank) => ({
      ...signed(i),
      step_id: i.id,
      objective_id: i.id,
      lever: 'mobilite',
      title: 'Une étape',
      state: 'prevue',
      note: '',
      origin: 'ensemble',
      details: {},
      rank,
      recorded_at: worldInstant,
      sensitive: i.sensitive,
      objective_discreet: discreet(i),
      ...marks(i),
    })),
  );
}

const marks = (i: ItemFact) => ({
  named_seats: i.named,
  hidden_from: i.hiddenFrom,
  shared_seats: i.shared,
  version: 1,
});
