import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Levels } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { type Clock, civilDateAt, today } from '../../platform/clock/clock.ts';
import { asProfessional } from './professional-actor.ts';
import { type CircleAbilities, circleAbilities, partyTowards } from './rules.ts';
import { invitationTransitions } from './states.ts';
import type { CircleMember, CirclePage, WaitingInvitation } from './views.ts';
import './tables.ts';
import '../organisation/absence-tables.ts';
import '../organisation/tables.ts';
import '../person/tables.ts';

/** Who is around one person, since when and how they came; what waits for an answer; what the reader may do. */
export const circlePage = query({
  name: 'circle-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['file', 'part', 'desk', 'summary', 'watch']),
  reads: 'file',
  handle: async ({ tx, actor, clock, levels, standing }, { personId }): Promise<CirclePage> => {
    const { seat, organisationId } = asProfessional(actor);
    const person = await tx
      .selectFrom('person_list')
      .select([
        'person_id',
        'given_name',
        'family_name',
        'lead_seat',
        'referent_body_id',
        'referent_body_name',
        'ended_on',
      ])
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (!person) throw new NotFound();
    const places = await currentPlaces(tx, personId);
    const abilities = circleAbilities({
      ...levels,
      roles: standing.roles,
      inReferentBody: person.referent_body_id === organisationId,
      personHasLead: person.lead_seat !== null,
      ownPlace: places.some((place) => place.seat === seat),
      isLeadInPerson: person.lead_seat === seat,
      ended: person.ended_on !== null,
    });
    const held = await grants(tx, personId, today(clock));
    const reader = { seat, lead: person.lead_seat, abilities, levels, clock };
    const namesAll = readsNames(levels);
    const shown = namesAll
      ? places
      : places.filter(
          (p) => p.seat === seat || p.seat === person.lead_seat || p.organisation_id === organisationId,
        );
    return {
      person: { personId, givenName: person.given_name, familyName: person.family_name },
      referentBody: person.referent_body_name,
      members: withAbsences(shown.map(toMember(reader)), held, await awayNow(tx, shown, today(clock))),
      bodies: namesAll ? null : otherBodies(places, shown),
      leads: await leadHistory(tx, personId, clock),
      formerLeads: held
        .filter((grant) => grant.why === 'tuilage')
        .map((grant) => ({ name: grant.name, until: grant.until })),
      waiting: await waiting(tx, personId, reader),
      abilities,
    };
  },
});

/** A contributeur, the reception and other managers know the référent, their own colleagues and which bodies are around. */
const readsNames = (levels: Levels): boolean => levels.file || levels.summary;

interface Reader {
  seat: string;
  lead: string | null;
  abilities: CircleAbilities;
  levels: Levels;
  clock: Clock;
}

function otherBodies(places: readonly Place[], shown: readonly Place[]): string[] {
  const named = new Set(shown.map((place) => place.organisation_id));
  return [
    ...new Set(
      places.filter((place) => !named.has(place.organisation_id)).map((place) => place.organisation_name),
    ),
  ];
}

type Place = Awaited<ReturnType<typeof currentPlaces>>[number];

async function currentPlaces(tx: Tx, personId: string) {
  return tx
    .selectFrom('circle_member')
    .selectAll()
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('circle_member_id')
    .execute();
}

const toMember =
  (reader: Reader) =>
  (place: Place): CircleMember & { seat: string } => {
    const isLead = place.seat === reader.lead;
    return {
      seat: place.seat,
      circleMemberId: place.circle_member_id,
      name: place.professional_name,
      organisation: place.organisation_name,
      function: place.function,
      role: place.role,
      since: civilDateAt(place.since, reader.clock),
      joinedHow: place.joined_how,
      isLead,
      isReader: place.seat === reader.seat,
      discreet: place.discreet,
      standIns: [],
      awayUntil: null,
      mayEnd: reader.abilities.endParticipation && !isLead && !place.discreet && place.seat !== reader.seat,
    };
  };

type Grant = Awaited<ReturnType<typeof grants>>[number];

async function grants(tx: Tx, personId: string, day: string) {
  return tx
    .selectFrom('access_grant as g')
    .innerJoin('membership as m', 'm.membership_id', 'g.seat')
    .select([
      'g.for_seat',
      'g.why',
      'm.professional_name as name',
      'g.from_on as from',
      'g.until_on as until',
    ])
    .where('g.person_id', '=', personId)
    .where('g.revoked_at', 'is', null)
    .where('g.until_on', '>=', day)
    .orderBy('g.from_on')
    .execute();
}

/** The référent first, then in the order in which they joined. */
function withAbsences(
  members: (CircleMember & { seat: string })[],
  all: Grant[],
  away: ReadonlyMap<string, string>,
): CircleMember[] {
  return members
    .map(({ seat, ...member }) => ({
      ...member,
      awayUntil: away.get(seat) ?? null,
      standIns: all
        .filter((grant) => grant.why === 'remplacement' && grant.for_seat === seat)
        .map(({ name, from, until }) => ({ name, from, until })),
    }))
    .sort((a, b) => Number(b.isLead) - Number(a.isLead));
}

/** Who announced that they are away today, and until when. */
async function awayNow(tx: Tx, places: readonly Place[], day: string): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await tx
    .selectFrom('absence')
    .select('seat')
    .select((eb) => eb.fn.max('until_on').as('until'))
    .where(
      'seat',
      'in',
      places.map((place) => place.seat),
    )
    .where('withdrawn_at', 'is', null)
    .where('from_on', '<=', day)
    .where('until_on', '>=', day)
    .groupBy('seat')
    .execute();
  return new Map(rows.map(({ seat, until }) => [seat, until]));
}

async function leadHistory(tx: Tx, personId: string, clock: Clock): Promise<CirclePage['leads']> {
  const periods = await tx
    .selectFrom('lead_period')
    .select([
      'professional_name as name',
      'organisation_name as organisation',
      'from_at as from',
      'until_at as until',
    ])
    .where('person_id', '=', personId)
    .orderBy('from_at', 'desc')
    .execute();
  return periods.map(({ from, until, ...who }) => ({
    ...who,
    from: civilDateAt(from, clock),
    until: until && civilDateAt(until, clock),
  }));
}

async function waiting(tx: Tx, personId: string, reader: Reader): Promise<WaitingInvitation[]> {
  const rows = await tx
    .selectFrom('circle_invitation')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'ouverte')
    .orderBy('created_at')
    .execute();
  return rows.map((row) => {
    const party = partyTowards(
      { seat: row.seat, bySeat: row.by_seat, direction: row.direction },
      { seat: reader.seat, decides: reader.abilities.answerRequests, accompanies: reader.levels.edit },
    );
    const may = (act: 'answer-request' | 'withdraw') =>
      invitationTransitions[row.direction][act]?.by.includes(party) ?? false;
    return {
      invitationId: row.circle_invitation_id,
      direction: row.direction,
      name: row.professional_name,
      organisation: row.organisation_name,
      role: row.role,
      byName: row.by_name,
      reason: row.reason,
      on: civilDateAt(row.created_at, reader.clock),
      discreet: row.discreet,
      mayAnswer: may('answer-request'),
      mayWithdraw: may('withdraw'),
    };
  });
}
