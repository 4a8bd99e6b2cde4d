import type pg from 'pg';
import type { Facts } from './facts.ts';
import { worldDay, worldInstant } from './facts.ts';
import { fillAccount } from './fill-account.ts';
import { fillDiagnosis } from './fill-diagnosis.ts';
import { fillProposals } from './fill-proposals.ts';
import { fillRights } from './fill-rights.ts';
import { insertRows, type Row } from './insert-rows.ts';

/** Writes the facts of a world as their owner would, past every policy, and lets the database derive the access columns. */
export async function fillWorld(owner: pg.ClientBase, facts: Facts): Promise<void> {
  const organisationOf = (seat: string) => facts.seats.find((s) => s.id === seat)?.organisation ?? '';
  const discreet = (organisation: string) =>
    facts.organisations.find((o) => o.id === organisation)?.discreet ?? false;
  const label = (id: string) => `nom ${id.slice(0, 4)}`;
  const territories = [...new Set(facts.agreements.map((a) => a.territory))];
  await insertRows(
    owner,
    'territory',
    territories.map((id) => ({ territory_id: id, name: label(id), opened_on: '2024-01-01' })),
  );
  await insertRows(
    owner,
    'organisation',
    facts.organisations.map((o) => ({
      organisation_id: o.id,
      kind: o.kind,
      name: label(o.id),
      discreet: o.discreet,
    })),
  );
  await insertRows(
    owner,
    'partnership_agreement',
    facts.agreements.map((a) => ({
      agreement_id: a.id,
      territory_id: a.territory,
      organisation_id: a.organisation,
      from_on: a.from,
      until_on: a.until,
      discreet: discreet(a.organisation),
    })),
  );
  await insertRows(
    owner,
    'professional',
    facts.seats.map((s) => ({
      professional_id: s.professional,
      given_name: 'Prénom',
      family_name: label(s.professional),
      email: `${s.professional}@exemple.fr`,
      discreet: discreet(s.organisation),
    })),
  );
  await insertRows(
    owner,
    'membership',
    facts.seats.map((s) => ({
      membership_id: s.id,
      professional_id: s.professional,
      organisation_id: s.organisation,
      professional_name: label(s.id),
      discreet: discreet(s.organisation),
      member: s.member,
      reception: s.reception,
      manager: s.manager,
      speciality: 'les-deux',
      function: 'conseillère',
      from_on: s.from,
      until_on: s.until,
    })),
  );
  await insertRows(
    owner,
    'duty',
    facts.duties.map((d) => ({
      duty_id: d.id,
      membership_id: d.seat,
      kind: d.kind,
      authority_id: d.authority,
      territory_id: d.territory,
      from_on: '2024-01-01',
      until_on: d.until,
    })),
  );
  await fillPeople(owner, facts);
  await fillCircles(owner, facts, organisationOf, discreet, label);
  await fillItems(owner, facts, organisationOf, label);
  await fillMoves(owner, facts, organisationOf);
  await fillPeopleActs(owner, facts, organisationOf);
  await fillDiagnosis(owner, facts, { organisationOf, discreet, label });
  await fillProposals(owner, facts, { organisationOf, discreet, label });
  await fillAccount(owner, facts, { organisationOf, label });
  await fillRights(owner, facts, { organisationOf, discreet, label });
  for (const p of facts.people) await owner.query('SELECT access.recompute($1)', [p.id]);
}

async function fillMoves(
  owner: pg.ClientBase,
  facts: Facts,
  organisationOf: (seat: string) => string,
): Promise<void> {
  const moved = facts.items.filter((item) => item.table === 'portfolio_move_item');
  const act = (item: (typeof moved)[number]): Row => ({
    portfolio_move_id: item.id,
    organisation_id: organisationOf(item.author),
  });
  await insertRows(
    owner,
    'portfolio_move',
    moved.map((item) => ({
      ...act(item),
      kind: 'transfert',
      from_seat: item.author,
      from_name: 'x',
      to_seats: [item.author],
      whole: true,
      by_seat: item.author,
      by_name: 'x',
      prepared_at: worldInstant,
    })),
  );
  await insertRows(
    owner,
    'portfolio_move_item',
    moved.map((item) => ({ ...act(item), person_id: item.person, leads: true })),
  );
}

async function fillPeopleActs(
  owner: pg.ClientBase,
  facts: Facts,
  organisationOf: (seat: string) => string,
): Promise<void> {
  const chosen = facts.items.filter((item) => item.table === 'people_act_item');
  const professionalOf = new Map(facts.seats.map((seat) => [seat.id, seat.professional]));
  await insertRows(
    owner,
    'people_act',
    chosen.map((item) => ({
      people_act_id: item.id,
      organisation_id: organisationOf(item.author),
      by_seat: item.author,
      by_professional: professionalOf.get(item.author),
      list: 'personnes',
      address: '',
      chosen_at: worldInstant,
    })),
  );
  await insertRows(
    owner,
    'people_act_item',
    chosen.map((item) => ({ person_id: item.person, people_act_id: item.id, by_seat: item.author })),
  );
}

async function fillPeople(owner: pg.ClientBase, facts: Facts): Promise<void> {
  const spine = (p: Facts['people'][number]): Row => ({
    person_id: p.id,
    territory_id: p.territory,
    authority_id: p.authority,
    origin_org: p.origin,
    referent_body_id: p.referentBody,
    barred_orgs: p.barred,
    conflict_seats: p.conflicts,
    informed_on: p.informed ? '2026-01-01' : null,
    created_at: worldInstant,
  });
  await insertRows(
    owner,
    'person',
    facts.people.map((p) => ({ ...spine(p), protected: p.protected })),
  );
  await insertRows(
    owner,
    'person_list',
    facts.people.map((p) => ({ ...spine(p), seats: [], part_seats: [], orgs: [], entered_on: '2026-01-01' })),
  );
  await insertRows(
    owner,
    'person_identity',
    facts.people.map((p, n) => ({
      person_id: p.id,
      family_name: `Famille${n}`,
      given_name: 'Prénom',
      birth_date: '1990-05-04',
      family_key: `famille${n}`,
      given_key: 'prenom',
      updated_by: 'x',
    })),
  );
  await insertRows(
    owner,
    'person_contact',
    facts.people.map((p) => ({ person_id: p.id, phone: '+33655501234', updated_by: 'x' })),
  );
  await insertRows(
    owner,
    'person_address',
    facts.people.map((p) => ({
      person_id: p.id,
      protected: p.protected,
      commune_name: 'Vierzon',
      updated_by: 'x',
    })),
  );
}

async function fillCircles(
  owner: pg.ClientBase,
  facts: Facts,
  organisationOf: (seat: string) => string,
  discreet: (organisation: string) => boolean,
  label: (id: string) => string,
): Promise<void> {
  const who = (seat: string): Row => ({
    seat,
    organisation_id: organisationOf(seat),
    professional_name: label(seat),
    organisation_name: label(organisationOf(seat)),
  });
  await insertRows(
    owner,
    'circle_member',
    facts.circle.map((c) => ({
      person_id: c.person,
      circle_member_id: c.id,
      ...who(c.seat),
      function: 'conseillère',
      role: c.role,
      since: '2026-01-01T00:00:00Z',
      until: c.until,
      joined_how: 'invitation',
      discreet: discreet(organisationOf(c.seat)),
      named_seats: c.named,
    })),
  );
  // What a barred organisation held is hidden from it, as the objection does.
  const barred = (person: string) => facts.people.find((p) => p.id === person)?.barred ?? [];
  await insertRows(
    owner,
    'lead_period',
    facts.leads.map((l) => ({
      hidden_from: barred(l.person),
      person_id: l.person,
      lead_period_id: l.id,
      ...who(l.seat),
      from_at: '2026-01-01T00:00:00Z',
      until_at: l.until,
    })),
  );
  await insertRows(
    owner,
    'circle_invitation',
    facts.invitations.map((i) => ({
      hidden_from: barred(i.person),
      person_id: i.person,
      circle_invitation_id: i.id,
      ...who(i.seat),
      direction: i.direction,
      role: 'accompagnateur',
      by_seat: i.by,
      by_name: label(i.by),
      by_organisation_name: label(organisationOf(i.by)),
      person_label: 'Prénom F.',
      reason: 'motif',
      created_at: worldInstant,
      discreet: discreet(organisationOf(i.seat)),
    })),
  );
  await insertRows(
    owner,
    'access_grant',
    facts.grants.map((g) => ({
      hidden_from: barred(g.person),
      person_id: g.person,
      access_grant_id: g.id,
      seat: g.seat,
      level: g.level,
      from_on: g.from,
      until_on: g.until,
      why: g.level === 'file' ? 'tuilage' : 'remplacement',
      for_name: 'x',
      granted_by: 'x',
      discreet: discreet(organisationOf(g.seat)),
      revoked_at: g.revoked ? worldInstant : null,
    })),
  );
}

async function fillItems(
  owner: pg.ClientBase,
  facts: Facts,
  organisationOf: (seat: string) => string,
  label: (id: string) => string,
): Promise<void> {
  const of = (table: Facts['items'][number]['table']) => facts.items.filter((i) => i.table === table);
  const signed = (seat: string): Row => ({
    author_name: label(seat),
    organisation_name: label(organisationOf(seat)),
    recorded_at: worldInstant,
  });
  await insertRows(
    owner,
    'status_period',
    of('status_period').map((i) => ({
      person_id: i.person,
      status_period_id: i.id,
      kind: i.sensitive ? 'boeth' : 'demandeur-emploi',
      sensitive: i.sensitive,
      from_on: '2026-01-01',
      source: 'professionnel',
      author_seat: i.author,
      organisation_id: organisationOf(i.author),
      ...signed(i.author),
    })),
  );
  await insertRows(
    owner,
    'listed_date',
    of('listed_date').map((i) => ({
      person_id: i.person,
      listed_date_id: i.id,
      kind: 'contrat',
      on_date: '2026-06-30',
      author_seat: i.author,
      organisation_id: organisationOf(i.author),
      known_on: '2026-01-01',
      ...signed(i.author),
    })),
  );
  await insertRows(
    owner,
    'household_period',
    of('household_period').map((i) => ({
      person_id: i.person,
      household_period_id: i.id,
      household_ref: i.id,
      from_on: '2026-01-01',
      ...signed(i.author),
    })),
  );
  await insertRows(
    owner,
    'orientation',
    of('orientation').map((i) => ({
      person_id: i.person,
      orientation_id: i.id,
      authority_id: organisationOf(i.author),
      authority_name: 'x',
      track: 'sociale',
      referent_body_id: organisationOf(i.author),
      referent_body_name: 'x',
      decided_by_name: 'x',
      decided_on: '2026-01-01',
      recorded_at: worldInstant,
    })),
  );
  await insertRows(
    owner,
    'accompaniment_end',
    of('accompaniment_end').map((i) => ({
      person_id: i.person,
      accompaniment_end_id: i.id,
      reason: 'retraite',
      ended_on: '2026-01-01',
      entered_on: '2025-01-01',
      author_seat: i.author,
      author_name: 'x',
      organisation_name: 'x',
      recorded_at: worldInstant,
      taken_up_at: worldInstant,
      taken_up_on: worldDay,
      taken_up_by: 'x',
    })),
  );
  await insertRows(
    owner,
    'person_external_number',
    of('person_external_number').map((i) => ({
      person_id: i.person,
      organisation_id: organisationOf(i.author),
      number: i.id,
    })),
  );
  await fillTags(owner, of('person_tag'), organisationOf);
}

/** One tag for each person who has it. */
async function fillTags(
  owner: pg.ClientBase,
  items: Facts['items'],
  organisationOf: (seat: string) => string,
): Promise<void> {
  const tag = (i: Facts['items'][number]): Row => ({
    tag_id: i.id,
    organisation_id: organisationOf(i.author),
    name: i.id,
  });
  await insertRows(owner, 'tag', items.map(tag));
  await insertRows(
    owner,
    'person_tag',
    items.map((i) => ({
      ...tag(i),
      person_id: i.person,
      author_seat: i.author,
      author_name: 'x',
      organisation_name: 'x',
      recorded_at: worldInstant,
    })),
  );
}
