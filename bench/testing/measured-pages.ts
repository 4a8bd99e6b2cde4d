import type pg from 'pg';
import { offeredFor } from '../../src/domain/person/people-offer.ts';
import type { MeasuredSeat, MeasuredSeats } from './large-territory.ts';

export interface MeasuredPage {
  readonly name: string;
  readonly who: keyof MeasuredSeats;
  /** Whom the seat of `who` answers for. */
  readonly data: string;
  readonly times: number;
  /** Milliseconds that its p95 may take. */
  readonly budget: number;
  /** The n-th address asked; `last` is the page that the one before gave. */
  readonly address: (n: number, last: string) => string;
}

/** A seat, whom it answers for and how many they are. */
interface Whose {
  readonly who: keyof MeasuredSeats;
  readonly ids: readonly string[];
  readonly data: string;
}

const PORTFOLIO = 150;
const LARGE_SCOPE = 300;
/** The columns that are offered to sort each list. */
const sorts = {
  own: offeredFor('personnes', { roles: [] }).sorts,
  body: offeredFor('organisation', { roles: ['manager'] }).sorts,
  authority: offeredFor('autorite', { roles: [] }).sorts,
};

/** The pages where people stay: each role's day, a person's page, lists by every column that sorts them. */
export async function measuredPages(owner: pg.ClientBase, seats: MeasuredSeats): Promise<MeasuredPage[]> {
  const whose = async (
    who: keyof MeasuredSeats,
    said: string,
    condition: (seat: MeasuredSeat) => string,
  ): Promise<Whose> => {
    const { rows } = await owner.query<{ id: string }>(
      `SELECT person_id AS id FROM person WHERE informed_on IS NOT NULL AND ${condition(seats[who])} ORDER BY 1`,
    );
    return { who, ids: rows.map(({ id }) => id), data: `${said} ${rows.length}` };
  };
  const referent = await whose('referent', 'a référent of', places);
  const busiest = await whose('member', 'the référent of most,', places);
  const standIn = await whose('standIn', 'a stand-in for', places);
  const manager = await whose('manager', 'the manager of a body of', body);
  const reception = await whose('reception', 'the reception of a body of', body);
  const officer = await whose('officer', 'the orientation service of', authority);
  return [
    day('my-day', referent, PORTFOLIO),
    day('my-day-busiest', busiest, PORTFOLIO),
    day('my-day-stand-in', standIn, LARGE_SCOPE),
    day('my-day-manager', manager, LARGE_SCOPE),
    day('my-day-reception', reception, LARGE_SCOPE),
    day('my-day-orientation', officer, LARGE_SCOPE),
    person('person-page', referent),
    person('person-page-stand-in', standIn),
    person('person-page-manager', manager),
    person('person-page-orientation', officer),
    ...sorts.own.map((sort) => list(`list-own-${sort}`, busiest, `tri=${sort}`)),
    ...sorts.own.map((sort) => list(`list-stand-in-${sort}`, standIn, `tri=${sort}`)),
    ...sorts.body.map((sort) => list(`list-body-${sort}`, manager, `liste=organisation&tri=${sort}`)),
    list('list-body-contact-reversed', manager, 'liste=organisation&tri=contact&ordre=inverse'),
    list('list-body-late', manager, 'liste=organisation&echeance=depassee'),
    list('list-body-silent', manager, 'liste=organisation&contact=sans-nouvelles&tri=contact'),
    list('list-body-commune', manager, 'liste=organisation&commune=18033&tri=echeance'),
    list('list-tag-own', busiest, `etiquette=${await tag(owner, seats.member, 'Atelier')}`),
    list(
      'list-body-tag',
      manager,
      `liste=organisation&etiquette=${await tag(owner, seats.manager, 'Atelier')}`,
    ),
    list(
      'list-tag-rare',
      manager,
      `liste=organisation&tri=echeance&etiquette=${await tag(owner, seats.manager, 'Permis')}`,
    ),
    list('list-reception', reception, 'liste=organisation'),
    ...sorts.authority.map((sort) => list(`list-authority-${sort}`, officer, `liste=autorite&tri=${sort}`)),
  ];
}

/** A tag of the seat's organisation: « Atelier » on three in ten of its people, « Permis » on one in a hundred. */
async function tag(
  owner: pg.ClientBase,
  { organisationId }: MeasuredSeat,
  name: string,
): Promise<string | undefined> {
  const { rows } = await owner.query<{ id: string }>(
    'SELECT tag_id AS id FROM tag WHERE organisation_id = $1 AND name = $2',
    [organisationId, name],
  );
  return rows[0]?.id;
}

const places = ({ seat }: MeasuredSeat) =>
  `person_id IN (SELECT person_id FROM circle_member WHERE seat = '${seat}' AND until IS NULL
    UNION SELECT person_id FROM access_grant WHERE seat = '${seat}' AND revoked_at IS NULL)`;
const body = ({ organisationId }: MeasuredSeat) => `referent_body_id = '${organisationId}'`;
const authority = ({ organisationId }: MeasuredSeat) => `authority_id = '${organisationId}'`;

const day = (name: string, { who, data }: Whose, budget: number): MeasuredPage => ({
  ...{ name, who, data, budget, times: 120 },
  address: () => '/ma-journee',
});

const person = (name: string, { who, data, ids }: Whose): MeasuredPage => ({
  ...{ name, who, data, budget: PORTFOLIO, times: 120 },
  address: (n) => `/personnes/${ids[n % ids.length]}`,
});

/** The first page, then those that follow. */
const list = (name: string, { who, data }: Whose, query: string): MeasuredPage => ({
  ...{ name, who, data, budget: PORTFOLIO, times: 40 },
  address: (_, last) => following(last) ?? `/personnes?${query}`,
});

const following = (html: string) =>
  /href="(\/personnes\?[^"]*apres=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
