import type pg from 'pg';
import type { Facts, ItemFact } from './facts.ts';
import { worldInstant } from './facts.ts';
import type { Names } from './fill-diagnosis.ts';
import { insertRows } from './insert-rows.ts';

/** Questions about the person's first step, from the author to whom it is shared with. */
async function fillQuestions(owner: pg.ClientBase, facts: Facts, names: Names): Promise<void> {
  const who = (as: 'asker' | 'asked', seat: string) => ({
    [`${as}_seat`]: seat,
    [`${as}_name`]: names.label(seat),
    [`${as}_organisation_id`]: names.organisationOf(seat),
    [`${as}_organisation`]: names.label(names.organisationOf(seat)),
  });
  await insertRows(
    owner,
    'step_question',
    facts.items
      .filter((i) => i.table === 'step_question')
      .map((i) => ({
        person_id: i.person,
        step_question_id: i.id,
        step_id: facts.items.find(({ table, person }) => table === 'step' && person === i.person)?.id,
        question: 'Une question ?',
        ...who('asker', i.author),
        ...who('asked', i.shared[0] ?? ''),
        asked_at: worldInstant,
        state: 'ouverte',
        answers: [],
        sensitive: i.sensitive,
        discreet: names.discreet(names.organisationOf(i.author)),
        named_seats: i.named,
        hidden_from: i.hiddenFrom,
      })),
  );
}

/** Requests to a service, sent. */
async function fillReferrals(owner: pg.ClientBase, facts: Facts, names: Names): Promise<void> {
  await insertRows(
    owner,
    'referral',
    facts.items
      .filter((i) => i.table === 'referral')
      .map((i) => ({
        person_id: i.person,
        referral_id: i.id,
        service_id: 'source--service',
        service_name: 'Un service',
        structure_name: 'Une structure',
        themes: ['mobilite--preparer-un-permis'],
        receiver_email: 'accueil@service.example',
        contact_name: names.label(i.author),
        author_seat: i.author,
        author_name: names.label(i.author),
        organisation_id: names.organisationOf(i.author),
        organisation_name: names.label(names.organisationOf(i.author)),
        recorded_at: worldInstant,
        agreed_on: worldInstant.slice(0, 10),
        agreed_how: 'entretien',
        told_given_name: 'Awa',
        told_family_name: 'Diallo',
        told_channel: 'prescripteur',
        told_reasons: [],
        told_words: '',
        state: 'envoyee',
        state_since: worldInstant,
        clock_from: worldInstant,
        sent_at: worldInstant,
        sensitive: i.sensitive,
        discreet: names.discreet(names.organisationOf(i.author)),
        named_seats: i.named,
        hidden_from: i.hiddenFrom,
      })),
  );
}

/** What one side proposes to the other: an author that is empty is the person. */
export async function fillProposals(owner: pg.ClientBase, facts: Facts, names: Names): Promise<void> {
  const byPerson = (i: ItemFact) => i.author === '';
  const organisation = (i: ItemFact) => (byPerson(i) ? null : names.organisationOf(i.author));
  const row = (i: ItemFact) => ({
    person_id: i.person,
    proposal_id: i.id,
    kind: 'objectif',
    title: 'Un objectif',
    ...(i.sensitive
      ? { about_kind: 'constraint', about_parent: '', about_code: '25' }
      : { about_kind: null, about_parent: null, about_code: null }),
    sensitive: i.sensitive,
    details: {},
    words: '',
    state: 'proposee',
    by_side: byPerson(i) ? 'personne' : 'professionnel',
    by_seat: byPerson(i) ? null : i.author,
    by_name: byPerson(i) ? 'la personne' : names.label(i.author),
    by_organisation_id: organisation(i),
    by_organisation: byPerson(i) ? null : names.label(names.organisationOf(i.author)),
    at: worldInstant,
    author_seat: byPerson(i) ? null : i.author,
    author_name: byPerson(i) ? 'la personne' : names.label(i.author),
    organisation_id: organisation(i),
    organisation_name: byPerson(i) ? null : names.label(names.organisationOf(i.author)),
    recorded_at: worldInstant,
    discreet: !byPerson(i) && names.discreet(names.organisationOf(i.author)),
    named_seats: i.named,
    hidden_from: i.hiddenFrom,
    version: 1,
  });
  await fillReferrals(owner, facts, names);
  await fillQuestions(owner, facts, names);
  for (const table of ['plan_proposal', 'plan_proposal_version'] as const) {
    await insertRows(owner, table, facts.items.filter((i) => i.table === table).map(row));
  }
}
