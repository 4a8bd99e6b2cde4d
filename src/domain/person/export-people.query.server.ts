import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { type Actor, anyLevel } from '../../platform/access/actor.ts';
import { type Context, query, run } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { peopleScopes } from './codes.ts';
import { type PeopleView, readPeopleView, writePeopleView } from './people-address.ts';
import { fitView, offeredFor } from './people-offer.ts';
import { readPeople, readPeopleIds } from './read-people-rows.server.ts';
import type { ListedPerson } from './views.ts';

/** As many as a transaction opens at once. */
const PAGE = 200;

/** What is about to leave Relais. */
interface PeopleToExport {
  view: PeopleView;
  filters: ReturnType<typeof offeredFor>['filters'];
  /** Whom the reader does not work with: counted by a ceiling. */
  outside: number;
}

interface PeopleExport extends PeopleToExport {
  exportId: string;
  people: string[];
}

const input = z.object({
  address: z.string().max(500).default(''),
  /** Beginning of a name or given name. */
  named: z.string().max(80).default(''),
});
type Wanted = z.output<typeof input>;

/** How many people a list would export; who they are does not leave the database. */
export const peopleToExport = query({
  name: 'people-to-export',
  input,
  access: seated(),
  reads: 'none',
  handle: async (context, asked): Promise<PeopleToExport & { count: number }> => {
    const { people, ...wanted } = await choose(context, asked);
    return { ...wanted, count: people.length };
  },
});

/** Who is in a list at this moment. Refused with `exported_per_day` when so many have to be confirmed first. */
export const beginPeopleExport = query({
  name: 'begin-people-export',
  input,
  access: seated(),
  reads: {
    beginsExport: ({ exportId, view, people, outside }: PeopleExport) => ({
      export: exportId,
      list: writePeopleView(view).toString(),
      people: people.length,
      outside,
    }),
  },
  handle: async (context, asked): Promise<PeopleExport> => ({
    exportId: newId(),
    ...(await choose(context, asked)),
  }),
});

async function choose(
  { tx, standing }: Context,
  { address, named }: Wanted,
): Promise<PeopleToExport & { people: string[] }> {
  const view = fitView(readPeopleView(new URLSearchParams(address)), standing);
  const people = await readPeopleIds(tx, { view, named });
  const { rows } = await sql<{ n: number }>`SELECT access.outside_portfolio(${people}::uuid[]) AS n`.execute(
    tx,
  );
  return { view, filters: offeredFor(view.scope, standing).filters, people, outside: rows[0]?.n ?? 0 };
}

/** What the list shows of some of them, as far as they still are the reader's. */
const exportedPeople = query({
  name: 'exported-people',
  input: z.object({
    exportId: z.uuid(),
    scope: z.enum(peopleScopes),
    people: z.array(z.uuid()).min(1).max(PAGE),
  }),
  access: seated(),
  reads: { exportsPeople: ({ exportId, people }) => ({ people, detail: { export: exportId } }) },
  handle: async ({ tx, open }, { scope, people }) => {
    const levels = await open(people); // as for the line: nobody is read whom it does not name
    return readPeople(
      tx,
      scope,
      people.filter((id) => anyLevel(levels.get(id))),
    );
  },
});

/**
 * Page by page: each binds the reader anew, so that a right that ends ends the export too, and writes whom it reads before it
 * reads them. Never more than a page is held.
 */
export async function* peopleOf(
  runtime: Runtime,
  actor: Actor,
  { exportId, view, people }: PeopleExport,
): AsyncGenerator<ListedPerson> {
  for (let at = 0; at < people.length; at += PAGE) {
    const page = people.slice(at, at + PAGE);
    yield* await run(runtime, exportedPeople, actor, { exportId, scope: view.scope, people: page });
  }
}
