import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import type { Standing } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { awake } from '../circle/waiting-people.server.ts';
import { mayEnterPeople } from '../person/create-person.server.ts';
import { wholeList } from '../person/people-address.ts';
import { readPeopleRows } from '../person/read-people-rows.server.ts';
import { COUNTED } from '../person/read-people-total.server.ts';
import { readDue } from './read-due.server.ts';
import { horizons } from './rules.ts';
import { ownTiles, tilesFor } from './tiles.ts';
import type { DayTileCode, MyDay, TeamLine } from './views.ts';

/** How many people one transaction opens (access.levels_of). */
const OPENED = 200;
/** Of the lists of a service or a team; of one's own people below. */
const MOST = 50;
const FIRST_PEOPLE = 10;
const FIRST_ACTIONS = 20;
const FIRST_COLLEAGUES = 20;

/**
 * The page where every professional lands: what to do first, counts that open lists, one's own people. Five statements after the
 * actor is bound: whom to open and the counts; opening; what is due; one's people; the line of the log.
 */
export const myDay = query({
  name: 'my-day',
  input: z.object({ all: z.boolean().default(false), wholeTeam: z.boolean().default(false) }),
  access: professionalOnly(),
  reads: 'list',
  listed: ({ actions, people }: MyDay) => [
    ...new Set([
      ...actions.flatMap(({ personId }) => personId ?? []),
      ...(people?.first ?? []).map(({ personId }) => personId),
    ]),
  ],
  handle: async ({ tx, standing, clock, open }, { all, wholeTeam }): Promise<MyDay> => {
    const day = today(clock);
    // Without a current agreement nothing of a person is reached, hence nothing is due.
    if (standing.territories.length === 0) return { ...blank, today: day };
    const seen = horizons(day);
    const { people, tiles, team, stock } = await look(tx, standing, seen);
    await open(people);
    const actions = await readDue(tx, { people, today: day, horizons: seen, most: MOST });
    return {
      ...blank,
      today: day,
      tiles,
      stock,
      actions: all ? actions : actions.slice(0, FIRST_ACTIONS),
      total: actions.length,
      team: standing.roles.includes('manager') ? lateFirst(team, wholeTeam) : null,
      people: standing.roles.includes('member') ? await ownPeople(tx) : null,
      mayEnter: mayEnterPeople(standing),
    };
  },
});

const blank: Omit<MyDay, 'today'> = {
  tiles: [],
  stock: 0,
  actions: [],
  total: 0,
  team: null,
  people: null,
  mayEnter: false,
};

interface Look {
  readonly people: string[];
  readonly tiles: MyDay['tiles'];
  readonly team: TeamLine[];
  readonly stock: number;
}

/** Whom to open, what the tiles count, what the team is late with. */
async function look(
  tx: Tx,
  standing: Standing,
  { steps, silent, changes }: ReturnType<typeof horizons>,
): Promise<Look> {
  const codes = tilesFor(standing);
  const counted = codes.map((code) => sql`${code}::text, ${counts[code]}`);
  const { rows } = await sql<{
    people: string[];
    counts: Record<DayTileCode, number>;
    team: TeamLine[];
    stock: number;
  }>`
    SELECT (ARRAY(SELECT person_id FROM access.my_questions() LIMIT ${MOST})
        || ARRAY(SELECT access.people_to_act(${steps}, ${silent}, ${changes}, ${OPENED})))[1:${OPENED}] AS people,
      json_build_object(${sql.join(counted)}) AS counts,
      (SELECT coalesce(json_agg(t), '[]') FROM access.team_late(${silent}) t) AS team,
      access.stock_to_plan(${COUNTED + 1}) AS stock`.execute(tx);
  const row = rows[0]!;
  return {
    people: row.people,
    tiles: codes
      .filter((code) => row.counts['mes-personnes'] > 0 || !ownTiles.includes(code))
      .map((code) => ({ code, count: row.counts[code] })),
    team: row.team,
    stock: row.stock,
  };
}

const inList = (scope: string, filters: object = {}) =>
  sql`access.people_total(${scope}, ${JSON.stringify(filters)}::jsonb, ${COUNTED})`;
const waiting = (condition: RawBuilder<unknown>) =>
  sql`(SELECT count(*) FROM (SELECT FROM person_list l WHERE l.lead_seat IS NULL AND l.ended_on IS NULL AND ${condition} LIMIT ${COUNTED + 1}) w)`;

/** The same people as the list that the tile opens. */
const counts: Record<DayTileCode, RawBuilder<unknown>> = {
  'mes-personnes': inList('personnes'),
  'sans-nouvelles': inList('personnes', { contact: 'sans-nouvelles' }),
  depassees: inList('personnes', { echeance: 'depassee' }),
  changements: inList('personnes', { changement: '90-jours' }),
  equipe: inList('organisation'),
  'equipe-sans-nouvelles': inList('organisation', { contact: 'sans-nouvelles' }),
  'a-nommer': waiting(sql`l.referent_body_id = access.org() AND ${awake}`),
  'a-orienter': waiting(
    sql`l.authority_id = ANY (access.officer_of()) AND l.referent_body_id IS NULL AND ${awake}`,
  ),
  accueil: inList('organisation'),
  'a-informer': inList('organisation', { information: 'manque' }),
};

function lateFirst(team: readonly TeamLine[], whole: boolean): MyDay['team'] {
  const late = team
    .filter(({ silent, overdue }) => silent + overdue > 0)
    .toSorted((a, b) => b.silent + b.overdue - (a.silent + a.overdue) || a.name.localeCompare(b.name, 'fr'));
  return { total: late.length, first: whole ? late : late.slice(0, FIRST_COLLEAGUES) };
}

async function ownPeople(tx: Tx): Promise<MyDay['people']> {
  const rows = await readPeopleRows(
    tx,
    { view: { ...wholeList, sort: 'echeance' }, named: '' },
    FIRST_PEOPLE,
  );
  return { total: rows[0]?.total ?? 0, first: rows.map(({ total: _, ...person }) => person) };
}
