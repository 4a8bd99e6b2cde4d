import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { waitingLists, waitingPeople } from '../circle/waiting-people.server.ts';
import { nameKey } from '../person/identity-key.ts';
import { readPeopleView, writePeopleView } from '../person/people-address.ts';
import { fitView } from '../person/people-offer.ts';
import { MOST_CHOSEN, peopleActsOf } from './states.ts';
import './tables.ts';

const everywhere = { people: z.array(z.uuid()).max(MOST_CHOSEN).nullable().default(null) };
const list = z.discriminatedUnion('list', [
  z.object({
    ...everywhere,
    list: z.literal('personnes'),
    /** What people-address.ts reads. */
    address: z.string().max(500).default(''),
    /** Beginning of a name or given name. */
    named: z.string().max(80).default(''),
  }),
  z.object({ ...everywhere, list: z.literal('sans-referent'), ...waitingLists }),
]);

/**
 * Writes down whom an act will be about: those ticked, or (people: null) all whom the list shows, beyond its first page. Nothing
 * changes for them.
 */
export const choosePeople = command({
  name: 'choose-people',
  input: z.object({ actId: z.uuid(), from: list }),
  access: seated((standing) => peopleActsOf(standing).length > 0),
  handle: async (context, { actId, from }) => {
    const people = from.people ?? (await everybodyOf(context, from));
    if (people.length === 0) throw new Refused('nobody_chosen');
    if (people.length > MOST_CHOSEN) throw new Refused('too_many_chosen');
    const count = await changeAccess(
      context.tx,
      'choose_people',
      actId,
      people,
      from.list,
      addressOf(from, context),
    );
    if (count === 0) throw new Refused('nobody_chosen');
    return { actId, people: count as number };
  },
});

type Chosen = z.output<typeof list>;

async function everybodyOf(context: Context, from: Chosen): Promise<string[]> {
  if (from.list === 'sans-referent') return waitingPeople(context, from, MOST_CHOSEN + 1);
  const view = fitView(readPeopleView(new URLSearchParams(from.address)), context.standing);
  const named = nameKey(from.named);
  const filters = JSON.stringify({ ...view.filters, ...(named && { named }) });
  const { rows } = await sql<{ person_id: string }>`
    SELECT person_id FROM access.people_page(${view.scope}, ${filters}::jsonb, 'nom', false, NULL, false, ${MOST_CHOSEN + 1})`.execute(
    context.tx,
  );
  return rows.map((row) => row.person_id);
}

/** The way back to the list: codes, never the name that was typed. */
function addressOf(from: Chosen, { standing }: Context): string {
  if (from.list === 'personnes')
    return writePeopleView(fitView(readPeopleView(new URLSearchParams(from.address)), standing)).toString();
  return new URLSearchParams({
    ...(from.as && { liste: from.as === 'officer' ? 'service' : 'equipe' }),
    ...(from.show !== 'all' && { vue: from.show === 'to-orient' ? 'a-orienter' : 'a-nommer' }),
  }).toString();
}
