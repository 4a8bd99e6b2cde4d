import type pg from 'pg';
import type { Dice } from '../../../platform/random/dice.ts';
import { type Facts, worldDay } from '../../access-proof/facts.ts';

/** What lists say of one person, as drawn. */
export interface ListedFacts {
  readonly personId: string;
  readonly sortName: string;
  readonly enteredOn: string;
  readonly communeCode: string | null;
  readonly leadName: string | null;
  readonly dueOn: string | null;
  readonly label: string | null;
  readonly owner: 'personne' | 'siege' | 'organisme' | null;
  readonly ownerSeat: string | null;
  readonly contactOn: string | null;
  readonly silentSince: string;
  readonly changeOn: string | null;
  readonly endedOn: string | null;
}

interface EventFact {
  readonly personId: string;
  readonly kind: string;
  readonly author: string | null;
  readonly at: string;
  readonly secret: boolean;
  readonly shared: readonly string[];
}

export interface DrawnLists {
  readonly people: readonly ListedFacts[];
  readonly events: readonly EventFact[];
  readonly seen: readonly { person: string; seat: string; upto: string }[];
  readonly arrivals: readonly { person: string; seat: string }[];
  readonly tagged: readonly { person: string; tagId: string; organisation: string }[];
}

export const dayFromToday = (days: number): string => dayAfter(worldDay, days);

export const dayAfter = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

/** Draws what lists sort, filter and announce, over a world that is already in the database; few values, so that many are equal. */
export async function drawLists(owner: pg.ClientBase, facts: Facts, dice: Dice): Promise<DrawnLists> {
  const people = facts.people.map(({ id }) => drawPerson(id, facts, dice));
  for (const person of people) {
    const { rows } = await owner.query<{ lead_name: string | null }>(
      `UPDATE person_list SET sort_name = $2, entered_on = $3, commune_code = $4, next_due_on = $5, next_label = $6, next_owner = $7,
         next_owner_seat = $8, last_contact_on = $9, silent_since = $10, change_on = $11, ended_on = $12 WHERE person_id = $1 RETURNING lead_name`,
      [
        person.personId,
        person.sortName,
        person.enteredOn,
        person.communeCode,
        person.dueOn,
        person.label,
        person.owner,
        person.ownerSeat,
        person.contactOn,
        person.silentSince,
        person.changeOn,
        person.endedOn,
      ],
    );
    Object.assign(person, { leadName: rows[0]?.lead_name ?? null });
  }
  const arrivals = await drawArrivals(owner, facts, dice);
  return {
    people,
    arrivals,
    events: await drawEvents(owner, facts, dice),
    seen: await drawSeen(owner, facts, dice),
    tagged: await drawTags(owner, facts, dice),
  };
}

function drawPerson(personId: string, facts: Facts, dice: Dice): ListedFacts {
  const maybe = (days: number[]) => (dice.chance(0.3) ? null : dayFromToday(dice.pick(days)));
  const dueOn = maybe([-40, -1, 0, 1, 30, 31, 200]);
  const owner = dueOn === null ? null : dice.pick(['personne', 'siege', 'organisme'] as const);
  const around = facts.circle.filter((place) => place.person === personId).map(({ seat }) => seat);
  const contactOn = maybe([-200, -61, -60, -59, -3, 0]);
  return {
    personId,
    sortName: `${dice.pick(['abel', 'ba', 'cab', 'ab', 'da costa'])} ${dice.pick(['abou', 'lea', 'zoe'])}`,
    enteredOn: dayFromToday(-dice.pick([0, 10, 10, 70, 400])),
    communeCode: dice.chance(0.2) ? null : dice.pick(['18279', '18033']),
    leadName: null,
    dueOn,
    label: dueOn === null ? null : dice.pick(['Étape du plan', 'Relais à préparer']),
    owner,
    ownerSeat:
      owner === 'siege' ? dice.pick(around.length > 0 ? around : facts.seats.map(({ id }) => id)) : null,
    contactOn,
    silentSince: contactOn ?? dayFromToday(-dice.pick([10, 60, 90])),
    changeOn: maybe([-5, 0, 90, 91]),
    endedOn: dice.chance(0.1) ? dayFromToday(-20) : null,
  };
}

/** Circle places whose holder was put there by somebody else; the others were created with the person. */
async function drawArrivals(owner: pg.ClientBase, facts: Facts, dice: Dice) {
  const arrivals: { person: string; seat: string }[] = [];
  for (const place of facts.circle) {
    const [how, since] = [
      dice.pick(['nomination', 'demande', 'invitation', 'creation']),
      dayFromToday(-dice.pick([3, 60])),
    ];
    await owner.query('UPDATE circle_member SET joined_how = $2, since = $3 WHERE circle_member_id = $1', [
      place.id,
      how,
      since,
    ]);
    const recent = since > dayFromToday(-30) && ['nomination', 'demande'].includes(how);
    if (recent && place.until === null) arrivals.push({ person: place.person, seat: place.seat });
  }
  return arrivals;
}

const kinds = ['step-started', 'contact-changed', 'diagnosis-opened'];

async function drawEvents(owner: pg.ClientBase, facts: Facts, dice: Dice): Promise<EventFact[]> {
  for (const { id } of facts.people) {
    for (let n = dice.below(5); n > 0; n--) {
      const by = dice.chance(0.1) ? null : dice.pick(facts.seats);
      const mark = dice.pick(['', '', '', 'sensitive', 'discreet', 'hidden']);
      const open = mark === '' || mark === 'hidden';
      await owner.query(
        `INSERT INTO timeline_event (person_id, timeline_event_id, at, recorded_at, kind, author_seat, author_name, organisation_id,
           organisation_name, sensitive, discreet, hidden_from, shared_seats)
         VALUES ($1, $2, $3, $3, $4, $5, 'x', $6, 'x', $7, $8, $9, $10)`,
        [
          id,
          dice.id(),
          `${dayFromToday(-dice.pick([1, 5, 20]))}T10:00:00Z`,
          dice.pick(kinds),
          by?.id ?? null,
          by?.organisation ?? null,
          mark === 'sensitive',
          mark === 'discreet',
          mark === 'hidden' ? [dice.pick(facts.organisations).id] : [],
          open
            ? dice.some(
                facts.seats.map((seat) => seat.id),
                0.3,
              )
            : [],
        ],
      );
    }
  }
  const { rows } = await owner.query<EventFact>(
    `SELECT person_id AS "personId", kind, author_seat AS author, to_char(recorded_at, 'YYYY-MM-DD') AS at,
       sensitive OR discreet OR hidden_from <> '{}' AS secret, shared_seats AS shared FROM timeline_event`,
  );
  return rows;
}

async function drawSeen(owner: pg.ClientBase, facts: Facts, dice: Dice) {
  const seen: { person: string; seat: string; upto: string }[] = [];
  for (const { id: person } of facts.people) {
    for (const { id: seat } of dice.some(facts.seats, 0.5)) {
      const upto = dayFromToday(-dice.pick([0, 3, 10, 30]));
      await owner.query(
        'INSERT INTO person_seen (person_id, seat, visited_at, upto) VALUES ($1, $2, $3, $3)',
        [person, seat, `${upto}T12:00:00Z`],
      );
      seen.push({ person, seat, upto });
    }
  }
  return seen;
}

/** One tag of each organisation, on half of all people: whoever put it there may have left since. */
async function drawTags(owner: pg.ClientBase, facts: Facts, dice: Dice) {
  const tagged: { person: string; tagId: string; organisation: string }[] = [];
  for (const { id: organisation } of facts.organisations) {
    const tagId = dice.id();
    await owner.query('INSERT INTO tag (tag_id, organisation_id, name) VALUES ($1, $2, $3)', [
      tagId,
      organisation,
      'atelier',
    ]);
    for (const { id: person } of dice.some(facts.people, 0.5)) {
      await owner.query(
        `INSERT INTO person_tag (person_id, tag_id, organisation_id, name, author_seat, author_name, organisation_name, recorded_at)
         VALUES ($1, $2, $3, 'atelier', gen_random_uuid(), 'x', 'x', now())`,
        [person, tagId, organisation],
      );
      tagged.push({ person, tagId, organisation });
    }
  }
  return tagged;
}
