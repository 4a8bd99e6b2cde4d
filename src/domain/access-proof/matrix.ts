import { Dice } from '../../platform/random/dice.ts';
import type { Facts, ItemFact, PersonFact, SeatFact } from './facts.ts';
import { tomorrow, worldDay, yesterday } from './facts.ts';
import type { OracleActor } from './oracle.ts';

/**
 * The one person and the cast around them on which the table of rights (docs/developers/access.md) is frozen: each actor
 * stands for one column of that table, each row of data for one of its lines.
 */
export interface Cast {
  readonly facts: Facts;
  readonly person: PersonFact;
  readonly actors: readonly { name: string; oracle: OracleActor; professional?: SeatFact }[];
}

type Roles = { member?: boolean; reception?: boolean; manager?: boolean };

class CastBuilder {
  readonly dice = new Dice(20260303);
  readonly territory = this.dice.id();
  readonly elsewhere = this.dice.id();
  readonly organisations: { id: string; kind: string; discreet: boolean; capEmploi: boolean }[] = [];
  readonly agreements: {
    id: string;
    organisation: string;
    territory: string;
    from: string;
    until: string | null;
  }[] = [];
  readonly seats: SeatFact[] = [];
  readonly actors: { name: string; oracle: OracleActor; professional?: SeatFact }[] = [];

  organisation(
    kind: string,
    options: { discreet?: boolean; elsewhere?: boolean; ended?: boolean } = {},
  ): string {
    const id = this.dice.id();
    this.organisations.push({
      id,
      kind,
      discreet: options.discreet ?? false,
      capEmploi: kind === 'cap-emploi',
    });
    this.agreements.push({
      id: this.dice.id(),
      organisation: id,
      territory: options.elsewhere ? this.elsewhere : this.territory,
      from: '2024-01-01',
      until: options.ended ? yesterday : null,
    });
    return id;
  }

  seat(name: string, organisation: string, roles: Roles = { member: true }): SeatFact {
    const seat: SeatFact = {
      id: this.dice.id(),
      professional: this.dice.id(),
      organisation,
      member: roles.member ?? false,
      reception: roles.reception ?? false,
      manager: roles.manager ?? false,
      from: '2024-01-01',
      until: null,
      openlyKnown: !this.organisations.some((o) => o.id === organisation && o.discreet),
    };
    this.seats.push(seat);
    this.actors.push({ name, oracle: { kind: 'seat', seat: seat.id }, professional: seat });
    return seat;
  }
}

/** Everybody whom the table of rights names, and those whom it must keep out. */
export function buildCast(options: { protected?: boolean; informed?: boolean } = {}): Cast {
  const b = new CastBuilder();
  const id = () => b.dice.id();
  const department = b.organisation('departement');
  const body = b.organisation('france-travail');
  const partner = b.organisation('mission-locale');
  const cap = b.organisation('cap-emploi');
  const creche = b.organisation('creche');
  const addiction = b.organisation('addictologie', { discreet: true });
  const lapsed = b.organisation('association', { ended: true });
  const far = b.organisation('departement', { elsewhere: true });

  const lead = b.seat('référent', body);
  const standIn = b.seat('remplaçant du référent', body);
  const member = b.seat('accompagnateur', partner);
  const capEmploi = b.seat('accompagnateur de Cap emploi', cap);
  const discreet = b.seat('accompagnateur d’un organisme discret', addiction);
  const contributor = b.seat('contributeur', creche);
  b.seat('responsable de l’organisme référent', body, { manager: true });
  b.seat('responsable d’un autre organisme du cercle', partner, { manager: true });
  const officer = b.seat('chargé d’orientation de l’autorité', department);
  b.seat('accueil de l’organisme référent', body, { reception: true });
  const former = b.seat('ancien référent (tuilage)', body);
  b.seat('collègue hors du cercle', partner);
  const lapsedSeat = b.seat('accompagnateur sans convention en cours', lapsed);
  const barred = b.seat('accompagnateur dont la personne a refusé l’organisme', b.organisation('plie'));
  const conflict = b.seat('accompagnateur qui a déclaré un lien', b.organisation('ccas'));
  const coordinator = b.seat('coordinateur du territoire', b.organisation('etat'));
  b.seat('professionnel d’un autre territoire', far, { member: true, manager: true, reception: true });

  const person: PersonFact = {
    id: id(),
    territory: b.territory,
    authority: department,
    origin: department,
    referentBody: body,
    protected: options.protected ?? false,
    informed: options.informed ?? true,
    barred: [barred.organisation],
    conflicts: [conflict.id],
  };
  const other: PersonFact = { ...person, id: id(), barred: [], conflicts: [] };
  const around = [lead, member, capEmploi, discreet, lapsedSeat, barred, conflict].map((seat) => ({
    id: id(),
    person: person.id,
    seat: seat.id,
    role: 'accompagnateur' as const,
    // An objection and a declared link end the participation in the same act.
    until: seat === barred || seat === conflict ? yesterday : null,
    named: [] as string[],
  }));
  const item = (table: ItemFact['table'], author: SeatFact, marks: Partial<ItemFact> = {}): ItemFact => ({
    table,
    id: id(),
    person: person.id,
    author: author.id,
    sensitive: false,
    named: [],
    hiddenFrom: [],
    shared: [],
    ...marks,
  });
  const facts: Facts = {
    today: worldDay,
    organisations: b.organisations,
    agreements: b.agreements,
    seats: b.seats,
    duties: [
      {
        id: id(),
        seat: officer.id,
        kind: 'orientation-officer',
        authority: department,
        territory: b.territory,
        until: null,
      },
      {
        id: id(),
        seat: coordinator.id,
        kind: 'coordinator',
        authority: null,
        territory: b.territory,
        until: null,
      },
    ],
    people: [person, other],
    circle: [
      ...around,
      {
        ...around[0],
        id: id(),
        person: person.id,
        seat: contributor.id,
        role: 'contributeur',
        until: null,
        named: [],
      },
    ],
    leads: [
      { id: id(), person: person.id, seat: former.id, until: yesterday },
      { id: id(), person: person.id, seat: lead.id, until: null },
      { id: id(), person: other.id, seat: lead.id, until: null },
    ],
    invitations: [],
    grants: [
      {
        id: id(),
        person: person.id,
        seat: standIn.id,
        level: 'lead',
        from: worldDay,
        until: tomorrow,
        revoked: false,
      },
      {
        id: id(),
        person: person.id,
        seat: former.id,
        level: 'file',
        from: yesterday,
        until: tomorrow,
        revoked: false,
      },
    ],
    items: [
      item('status_period', lead),
      item('status_period', lead, { sensitive: true }),
      item('household_period', lead),
      item('orientation', officer),
      item('person_external_number', lead),
      item('person_tag', lead),
      item('accompaniment_end', lead),
      item('listed_date', officer),
      ...diagnosisItems(item, person, lead, discreet),
      item('timeline_event', member),
      item('timeline_event', member, { sensitive: true }),
      item('timeline_event', discreet),
      item('timeline_event', member, { hiddenFrom: [body] }),
      item('timeline_event', member, { shared: [contributor.id] }),
      item('contact', member),
      item('contact', member, { sensitive: true }),
      item('contact', discreet),
      // Named, so that the grid finds it: its author reads it anyway.
      item('contact', contributor, { named: [contributor.id] }),
      ...planItems(item, member, contributor, discreet),
      item('portfolio_move_item', lead),
      item('people_act_item', lead),
      item('objection', lead),
      item('item_choice', lead),
      item('orientation_request', officer),
      item('person_comment', member),
      item('person_comment', member, { comment: 'for-lead' }),
      item('person_comment', member, { comment: 'status' }),
      item('person_comment', discreet),
      item('sign_in_address', lead),
      item('paper_code', lead),
    ],
    pairs: [{ table: 'possible_match', person: person.id, other: other.id }],
  };
  return {
    facts,
    person,
    actors: [
      ...b.actors,
      { name: 'la personne', oracle: { kind: 'person', person: person.id } },
      { name: 'une autre personne accompagnée', oracle: { kind: 'person', person: other.id } },
      { name: 'qui porte son code sur papier', oracle: { kind: 'preparing', person: person.id } },
      { name: 'anonyme', oracle: { kind: 'anonymous' } },
    ],
  };
}

type MakeItem = (table: ItemFact['table'], author: SeatFact, marks?: Partial<ItemFact>) => ItemFact;

function diagnosisItems(item: MakeItem, person: PersonFact, lead: SeatFact, discreet: SeatFact): ItemFact[] {
  const answers = [
    item('diagnosis_answer', lead, { id: `${person.id}/constraint//23` }),
    item('diagnosis_answer', lead, { id: `${person.id}/constraint//25`, sensitive: true }),
    item('diagnosis_answer', discreet, { id: `${person.id}/constraint//27` }),
  ];
  const sitting = item('diagnosis_sitting', lead);
  return [
    sitting,
    { ...sitting, table: 'diagnosis_participant' },
    ...answers,
    ...answers.map((a) => ({ ...a, table: 'diagnosis_answer_version' as const })),
    item('diagnosis_summary', lead, { id: person.id }),
    item('diagnosis_prepared', lead, { id: `${person.id}/deplacements` }),
    item('diagnosis_prepared', lead, { id: `${person.id}/sante`, sensitive: true }),
  ];
}

function planItems(item: MakeItem, member: SeatFact, contributor: SeatFact, discreet: SeatFact): ItemFact[] {
  const objectives = [
    item('objective', member),
    item('objective', member, { sensitive: true }),
    item('objective', member, { shared: [contributor.id] }),
  ];
  const proposals = [
    item('plan_proposal', member),
    { ...item('plan_proposal', member), author: '' },
    { ...item('plan_proposal', member, { sensitive: true }), author: '' },
    item('plan_proposal', discreet),
  ];
  return [
    ...objectives,
    ...objectives.map((o) => ({ ...o, table: 'step' as const })),
    ...proposals,
    item('step_question', member, { shared: [contributor.id], named: [contributor.id] }),
    item('step_question', discreet, { shared: [member.id] }),
    item('referral', member),
    item('referral', member, { sensitive: true }),
    item('referral', discreet),
    ...proposals.map((o) => ({ ...o, table: 'plan_proposal_version' as const })),
  ];
}
