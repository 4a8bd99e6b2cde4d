import type pg from 'pg';
import type { Facts, ItemFact } from './facts.ts';
import { worldInstant } from './facts.ts';
import { insertRows } from './insert-rows.ts';

interface Names {
  organisationOf: (seat: string) => string;
  label: (id: string) => string;
}

/** How people sign in: an address that is proposed, a code on paper that may serve. */
export async function fillAccount(owner: pg.ClientBase, facts: Facts, names: Names): Promise<void> {
  const of = (table: ItemFact['table']) => facts.items.filter((i) => i.table === table);
  const by = (i: ItemFact) => ({
    person_id: i.person,
    by_name: names.label(i.author),
    by_organisation: names.label(names.organisationOf(i.author)),
  });
  await insertRows(
    owner,
    'sign_in_address',
    of('sign_in_address').map((i) => ({
      ...by(i),
      sign_in_address_id: i.id,
      address: `${i.id}@exemple.fr`,
      way: 'premiere',
      by_professional: facts.seats.find((s) => s.id === i.author)?.professional,
      proposed_at: worldInstant,
      expires_at: worldInstant,
    })),
  );
  await insertRows(
    owner,
    'paper_code',
    of('paper_code').map((i) => ({
      ...by(i),
      paper_code_id: i.id,
      first_group: 'ACDE',
      printed_at: worldInstant,
      expires_at: worldInstant,
    })),
  );
}
