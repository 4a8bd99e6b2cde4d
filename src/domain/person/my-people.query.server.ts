import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { readListViews } from '../list-view/read-list-views.server.ts';
import { peopleActsOf } from '../people-act/states.ts';
import { readTags } from '../tag/read-tags.server.ts';
import type { PeopleScope } from './codes.ts';
import { mayEnterPeople } from './create-person.server.ts';
import { readPeopleView } from './people-address.ts';
import { fitView, offeredFor, offeredScopes } from './people-offer.ts';
import { type PeopleRow, type PeopleWanted, readPeopleRows } from './read-people-rows.server.ts';
import type { PeoplePage } from './views.ts';
import './tables.ts';

const PAGE = 50;

const input = z.object({
  /** What people-address.ts reads: scope, filters, sort. */
  address: z.string().max(500).default(''),
  /** The page that follows, or precedes, this person; the first one when the address names nobody. */
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
  /** Beginning of a name or given name. */
  named: z.string().max(80).default(''),
});

/** The people of a professional's list; of their organisation, of the authority they orient for, when these are theirs to read. */
export const myPeople = query({
  name: 'my-people',
  input,
  access: seated(),
  reads: 'list',
  listed: (page: PeoplePage) => page.people.map(({ personId }) => personId),
  handle: async ({ tx, standing }, { address, ...asked }): Promise<PeoplePage> => {
    const view = fitView(readPeopleView(new URLSearchParams(address)), standing);
    const rows = await readPeopleRows(tx, { ...asked, view }, PAGE + 1);
    // Whom the address names has left the list since: it begins again.
    const lost = rows.length === 0 && (asked.after ?? asked.before) !== undefined;
    const wanted = lost ? { view, named: asked.named } : { ...asked, view };
    return {
      ...pageOf(lost ? await readPeopleRows(tx, wanted, PAGE + 1) : rows, wanted),
      view,
      scopes: offeredScopes(standing),
      ...offeredFor(view.scope, standing),
      communes: await readCommunes(tx, view.scope),
      tags: await readTags(tx),
      views: await readListViews(tx),
      mayEnter: mayEnterPeople(standing),
      mayChoose: peopleActsOf(standing).length > 0,
    };
  },
});

function pageOf(
  rows: PeopleRow[],
  { after, before }: PeopleWanted,
): Pick<PeoplePage, 'total' | 'people' | 'hasPrevious' | 'hasNext'> {
  const more = rows.length > PAGE;
  const backwards = before !== undefined;
  // Read backwards, the one too many is the first of the list's order.
  const page = backwards ? rows.slice(-PAGE) : rows.slice(0, PAGE);
  return {
    total: rows[0]?.total ?? 0,
    people: page.map(({ total: _, ...person }) => person),
    hasPrevious: backwards ? more : after !== undefined,
    hasNext: backwards ? true : more,
  };
}

/** One's own people live in a few communes; a larger list is asked about any of the territory. */
async function readCommunes(tx: Tx, scope: PeopleScope): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    SELECT c.code, c.name FROM commune c WHERE c.code IN (${
      scope === 'personnes'
        ? sql`SELECT access.people_communes()`
        : sql`SELECT t.commune_code FROM territory_commune t WHERE t.territory_id = ANY (access.territories())`
    }) ORDER BY c.search_name, c.code`.execute(tx);
  return rows;
}
