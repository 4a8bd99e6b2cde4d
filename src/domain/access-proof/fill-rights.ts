import type pg from 'pg';
import type { Facts, ItemFact, PairFact } from './facts.ts';
import { worldInstant } from './facts.ts';
import { insertRows } from './insert-rows.ts';

interface Names {
  organisationOf: (seat: string) => string;
  discreet: (organisation: string) => boolean;
  label: (id: string) => string;
}

/** What people decided and said about their own file. */
export async function fillRights(owner: pg.ClientBase, facts: Facts, names: Names): Promise<void> {
  const of = (table: ItemFact['table']) => facts.items.filter((i) => i.table === table);
  const authority = (i: ItemFact) => facts.people.find((p) => p.id === i.person)?.authority;
  const organisation = (i: ItemFact) => ({
    person_id: i.person,
    organisation_id: names.organisationOf(i.author),
    organisation_name: names.label(names.organisationOf(i.author)),
    made_at: worldInstant,
  });
  await insertRows(
    owner,
    'objection',
    // Lifted: whom the person bars today is in the spine, drawn apart.
    of('objection').map((i) => ({ ...organisation(i), objection_id: i.id, lifted_at: worldInstant })),
  );
  await insertRows(
    owner,
    'item_choice',
    of('item_choice').map((i) => ({
      ...organisation(i),
      item_choice_id: i.id,
      choice: 'cacher',
      kind: 'event',
      subject: i.id,
      label: 'x',
    })),
  );
  await insertRows(
    owner,
    'orientation_request',
    of('orientation_request').map((i) => ({
      person_id: i.person,
      orientation_request_id: i.id,
      authority_id: authority(i),
      kind: 'autre-referent',
      asked_at: worldInstant,
    })),
  );
  const pairs = (table: PairFact['table']) => facts.pairs.filter((pair) => pair.table === table);
  const authorityOf = (id: string) => facts.people.find((p) => p.id === id)?.authority;
  await insertRows(
    owner,
    'possible_match',
    pairs('possible_match').map(({ person, other }) => ({
      person_id: person,
      other_id: other,
      authority_id: authorityOf(person),
      other_authority_id: authorityOf(other),
      noted_at: worldInstant,
    })),
  );
  await insertRows(
    owner,
    'person_alias',
    pairs('person_alias').map(({ person, other }) => ({
      person_id: person,
      person_alias_id: person,
      survivor_id: other,
      from_at: worldInstant,
      merged_by: 'x',
      merged_organisation: 'x',
    })),
  );
  await insertRows(
    owner,
    'person_comment',
    of('person_comment').map((i) => ({
      person_id: i.person,
      person_comment_id: i.id,
      kind: i.comment === 'status' ? 'status' : 'event',
      subject: i.id,
      label: 'x',
      body: 'x',
      for_lead: i.comment === 'for-lead',
      made_at: worldInstant,
      author_seat: i.author,
      sensitive: i.sensitive,
      discreet: names.discreet(names.organisationOf(i.author)),
      named_seats: i.named,
      hidden_from: i.hiddenFrom,
    })),
  );
}
