import { Dice } from '../../platform/random/dice.ts';
import type { Facts, GrantFact, ItemFact, PairFact, PersonFact, SeatFact } from './facts.ts';
import { tomorrow, worldDay, yesterday } from './facts.ts';

const kinds = [
  ['departement', false],
  ['france-travail', false],
  ['mission-locale', false],
  ['cap-emploi', false],
  ['association', false],
  ['creche', false],
  ['hebergement', true],
  ['addictologie', true],
] as const;

/** Two territories, sixteen organisations, some fifty seats and `people` people with everything that can be odd about them. */
export function generateWorld(seed: number, people = 24): Facts {
  const dice = new Dice(seed);
  const territories = [dice.id(), dice.id()];
  const organisations = territories.flatMap(() =>
    kinds.map(([kind, discreet]) => ({ id: dice.id(), kind, discreet, capEmploi: kind === 'cap-emploi' })),
  );
  const home = (index: number) => territories[Math.floor(index / kinds.length)] as string;
  const agreements = organisations.flatMap((o, index) => {
    const own = {
      id: dice.id(),
      organisation: o.id,
      territory: home(index),
      from: '2024-01-01',
      until: null as string | null,
    };
    if (dice.chance(0.15)) own.until = dice.pick([yesterday, worldDay, tomorrow]);
    const other = dice.chance(0.1)
      ? [
          {
            ...own,
            id: dice.id(),
            territory: home((index + kinds.length) % organisations.length),
            until: null,
          },
        ]
      : [];
    return [own, ...other];
  });
  const seats = makeSeats(dice, organisations);
  const duties = seats
    .filter(() => dice.chance(0.2))
    .map((seat) => {
      const index = organisations.findIndex((o) => o.id === seat.organisation);
      return {
        id: dice.id(),
        seat: seat.id,
        kind: 'orientation-officer' as const,
        authority: seat.organisation as string | null,
        territory: home(index),
        until: dice.chance(0.2) ? worldDay : null,
      };
    });
  const world = { today: worldDay, organisations, agreements, seats, duties };
  const population = Array.from({ length: people }, () => makePerson(dice, world, territories, home));
  const circles = makeCircles(dice, seats, organisations, population);
  return { ...world, people: population, ...circles, pairs: makePairs(dice, population) };
}

/** Each person beside the next of their territory: of one authority, or of two. */
function makePairs(dice: Dice, people: readonly PersonFact[]): PairFact[] {
  return people.flatMap((p, index) => {
    const other = people.slice(index + 1).find((one) => one.territory === p.territory);
    const table = dice.chance(0.5) ? ('possible_match' as const) : ('person_alias' as const);
    return other ? [{ table, person: p.id, other: other.id }] : [];
  });
}

function makeSeats(dice: Dice, organisations: Facts['organisations']): SeatFact[] {
  return organisations.flatMap(({ id: organisation, discreet }) =>
    Array.from({ length: 3 }, (_, n) => ({
      id: dice.id(),
      professional: dice.id(),
      organisation,
      member: n < 2 || dice.chance(0.5),
      reception: dice.chance(0.3) || n === 2,
      manager: n === 0 || dice.chance(0.2),
      from: '2024-01-01',
      until: dice.chance(0.1) ? dice.pick([worldDay, tomorrow]) : null,
      openlyKnown: !discreet,
    })),
  );
}

function makePerson(
  dice: Dice,
  world: Pick<Facts, 'organisations' | 'seats'>,
  territories: readonly string[],
  home: (index: number) => string,
): PersonFact {
  const territory = dice.pick(territories);
  const local = world.organisations.filter((_, index) => home(index) === territory);
  const authorities = local.filter((o) =>
    ['departement', 'france-travail', 'mission-locale'].includes(o.kind),
  );
  const bodies = local.filter((o) =>
    ['france-travail', 'mission-locale', 'cap-emploi', 'association'].includes(o.kind),
  );
  return {
    id: dice.id(),
    territory,
    authority: dice.pick(authorities).id,
    origin: dice.pick(local).id,
    referentBody: dice.chance(0.7) ? dice.pick(bodies).id : null,
    protected: dice.chance(0.2),
    informed: dice.chance(0.85),
    barred: dice.some(
      local.map((o) => o.id),
      0.05,
    ),
    conflicts: dice.some(
      world.seats.map((s) => s.id),
      0.02,
    ),
  };
}

function makeCircles(
  dice: Dice,
  seats: readonly SeatFact[],
  organisations: Facts['organisations'],
  people: readonly PersonFact[],
): Pick<Facts, 'circle' | 'leads' | 'invitations' | 'grants' | 'items'> {
  const circle = people.flatMap((p) =>
    dice.some(seats, 0.09).map((seat) => ({
      id: dice.id(),
      person: p.id,
      seat: seat.id,
      role: dice.chance(0.65) ? ('accompagnateur' as const) : ('contributeur' as const),
      until: dice.chance(0.2) ? yesterday : null,
      named: dice.some(
        seats.map((s) => s.id),
        0.05,
      ),
    })),
  );
  const discreet = new Set(organisations.filter((o) => o.discreet).map((o) => o.id));
  const leads = people.flatMap((p) => {
    const able = circle.filter(
      (c) =>
        c.person === p.id &&
        c.until === null &&
        c.role === 'accompagnateur' &&
        !discreet.has(seats.find((s) => s.id === c.seat)?.organisation ?? ''),
    );
    const past = dice.chance(0.2)
      ? [{ id: dice.id(), person: p.id, seat: dice.pick(seats).id, until: yesterday }]
      : [];
    const now =
      able.length > 0 && dice.chance(0.75)
        ? [{ id: dice.id(), person: p.id, seat: dice.pick(able).seat, until: null }]
        : [];
    return [...past, ...now];
  });
  const invitations = people.flatMap((p) =>
    dice.some(seats, 0.03).map((seat) => ({
      id: dice.id(),
      person: p.id,
      seat: seat.id,
      by: dice.pick(seats).id,
      direction: 'invitation' as const,
    })),
  );
  const grants: GrantFact[] = people.flatMap((p) =>
    dice
      .some(seats, 0.04)
      .map((seat) => ({
        id: dice.id(),
        person: p.id,
        seat: seat.id,
        level: dice.pick(['lead', 'edit', 'file', 'summary'] as const),
        from: dice.pick(['2026-01-01', worldDay, tomorrow]),
        until: dice.pick([worldDay, '2026-12-31']),
        revoked: dice.chance(0.15),
      }))
      .map((g) => (g.from > g.until ? { ...g, until: '2026-12-31' } : g)),
  );
  return { circle, leads, invitations, grants, items: people.flatMap((p) => makeItems(dice, seats, p)) };
}

function makeItems(dice: Dice, seats: readonly SeatFact[], p: PersonFact): ItemFact[] {
  const item = (table: ItemFact['table'], marks: Partial<ItemFact> = {}): ItemFact => ({
    table,
    id: dice.id(),
    person: p.id,
    author: dice.pick(seats).id,
    sensitive: false,
    named: [],
    hiddenFrom: [],
    shared: [],
    ...marks,
  });
  const seatIds = seats.map((s) => s.id);
  const organisations = seats.map((s) => s.organisation);
  const sitting = item('diagnosis_sitting');
  const answers = [
    item('diagnosis_answer', { id: `${p.id}/constraint//23` }),
    item('diagnosis_answer', {
      id: `${p.id}/constraint//25`,
      sensitive: true,
      named: dice.some(seatIds, 0.05),
    }),
    item('diagnosis_answer', { id: `${p.id}/constraint//27`, hiddenFrom: dice.some(organisations, 0.1) }),
    item('diagnosis_answer', { id: `${p.id}/situation/24/14`, sensitive: true }),
  ];
  return [
    item('status_period'),
    item('status_period', { sensitive: true }),
    item('household_period'),
    item('orientation'),
    item('person_external_number'),
    item('person_tag'),
    item('accompaniment_end'),
    item('listed_date'),
    sitting,
    { ...sitting, table: 'diagnosis_participant' },
    ...answers,
    ...answers.map((a) => ({ ...a, table: 'diagnosis_answer_version' as const })),
    item('diagnosis_summary', { id: p.id }),
    item('timeline_event', { hiddenFrom: dice.some(organisations, 0.1) }),
    item('timeline_event', { sensitive: true, named: dice.some(seatIds, 0.05) }),
    item('contact', { hiddenFrom: dice.some(organisations, 0.1) }),
    item('contact', { sensitive: true, named: dice.some(seatIds, 0.05) }),
    item('referral', { hiddenFrom: dice.some(organisations, 0.1) }),
    item('referral', {
      sensitive: true,
      named: dice.some(seatIds, 0.05),
      hiddenFrom: dice.some(organisations, 0.1),
    }),
    ...sharedItems(item, dice, seats),
    item('portfolio_move_item'),
    item('people_act_item'),
    item('objection'),
    item('item_choice'),
    item('orientation_request'),
    item('person_comment', { hiddenFrom: dice.some(organisations, 0.1) }),
    item('person_comment', { sensitive: true, named: dice.some(seatIds, 0.05) }),
    item('person_comment', { comment: 'for-lead' }),
    item('person_comment', { comment: 'status' }),
    item('sign_in_address'),
    item('paper_code'),
    item('diagnosis_prepared', {
      id: `${p.id}/deplacements`,
      hiddenFrom: dice.some(organisations, 0.1),
    }),
    item('diagnosis_prepared', {
      id: `${p.id}/sante`,
      sensitive: true,
      named: dice.some(seatIds, 0.05),
    }),
  ];
}

type MakeItem = (table: ItemFact['table'], marks?: Partial<ItemFact>) => ItemFact;

/** Rows that may be shared with contributeurs, which the database refuses for what is sensitive or discreet. */
function sharedItems(item: MakeItem, dice: Dice, seats: readonly SeatFact[]): ItemFact[] {
  const seatIds = seats.map((s) => s.id);
  const openAuthor = dice.pick(seats.filter((s) => s.openlyKnown)).id;
  const shared = { author: openAuthor, shared: dice.some(seatIds, 0.2) };
  const objectives = [
    item('objective'),
    item('objective', { sensitive: true, named: dice.some(seatIds, 0.05) }),
    item('objective', {
      hiddenFrom: dice.some(
        seats.map((s) => s.organisation),
        0.1,
      ),
    }),
    item('objective', shared),
  ];
  const steps = objectives.map((o) => ({ ...o, table: 'step' as const }));
  const proposals = [
    item('plan_proposal'),
    item('plan_proposal', { author: '' }),
    item('plan_proposal', {
      author: dice.pick(['', openAuthor]),
      sensitive: true,
      named: dice.some(seatIds, 0.05),
    }),
    item('plan_proposal', {
      hiddenFrom: dice.some(
        seats.map((s) => s.organisation),
        0.1,
      ),
    }),
  ];
  const [asker, asked] = [dice.pick(seatIds), dice.pick(seatIds)];
  const questions =
    asker === asked
      ? []
      : [
          item('step_question', { author: asker, shared: [asked], named: [asked] }),
          item('step_question', {
            author: asker,
            shared: [asked],
            hiddenFrom: dice.some(
              seats.map((s) => s.organisation),
              0.1,
            ),
          }),
        ];
  const versions = proposals.map((o) => ({ ...o, table: 'plan_proposal_version' as const }));
  return [
    item('timeline_event', shared),
    item('contact', shared),
    ...objectives,
    ...steps,
    ...proposals,
    ...versions,
    ...questions,
  ];
}
