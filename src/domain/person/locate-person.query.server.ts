import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { mayEnterPeople } from './create-person.server.ts';
import { nameKey } from './identity-key.ts';
import { civilDay, identityInput } from './inputs.ts';
import type { LocatedPerson } from './views.ts';
import './tables.ts';

interface Row {
  person_id: string;
  in_scope: boolean;
  lead_name: string | null;
  lead_organisation: string | null;
  lead_phone: string | null;
  lead_email: string | null;
  bodies: string[];
}

/**
 * Who accompanies the person of this exact identity in the territory. A protected person, one not yet informed, an objection and
 * a name that nobody bears give the same empty answer. Each hit is told to the person.
 */
export const locatePerson = query({
  name: 'locate-person',
  input: z.object({
    familyName: identityInput.shape.familyName,
    givenName: identityInput.shape.givenName,
    birthDate: civilDay('birth-date-missing'),
  }),
  access: seated(mayEnterPeople),
  reads: 'search',
  listed: (hits: LocatedPerson[]) => hits.map(({ personId }) => personId),
  handle: async (context, { familyName, givenName, birthDate }): Promise<LocatedPerson[]> => {
    const family = nameKey(familyName);
    const given = nameKey(givenName);
    const { rows } = await sql<Row>`SELECT * FROM access.locate(${family}, ${given}, ${birthDate})`.execute(
      context.tx,
    );
    const own = await inOwnPortfolio(context, family, given, birthDate);
    const told = new Set([...rows.map((row) => row.person_id), ...own.map(({ hit }) => hit.personId)]);
    const more = own.filter(
      ({ hit, survivorId }) =>
        !rows.some((row) => row.person_id === hit.personId) && !(survivorId && told.has(survivorId)),
    );
    return [...rows.map(locatedOf), ...more.map(({ hit }) => hit)];
  },
});

const locatedOf = (row: Row): LocatedPerson => ({
  personId: row.person_id,
  mine: row.in_scope,
  leadName: row.lead_name,
  leadOrganisation: row.lead_organisation,
  leadPhone: row.lead_phone,
  leadEmail: row.lead_email,
  bodies: row.bodies,
});

/** The territory's answer says nothing of protected people; whoever already accompanies one finds them all the same. */
async function inOwnPortfolio(
  { tx, open }: Context,
  family: string,
  given: string,
  birthDate: string,
): Promise<{ hit: LocatedPerson; survivorId: string | null }[]> {
  const { rows } = await sql<{
    person_id: string;
    lead_name: string | null;
    lead_organisation: string | null;
    survivor_id: string | null;
  }>`
    SELECT l.person_id, l.lead_name, l.lead_organisation, access.survivor_of(l.person_id) AS survivor_id FROM person_list l
    WHERE l.birth_date = ${birthDate} AND l.person_id IN (
      SELECT person_id FROM circle_member WHERE seat = access.seat() AND until IS NULL
      UNION SELECT person_id FROM access_grant WHERE seat = access.seat() AND revoked_at IS NULL
        AND access.today() BETWEEN from_on AND until_on)
    LIMIT 200`.execute(tx);
  if (rows.length === 0) return [];
  await open(rows.map((row) => row.person_id));
  const same = await tx
    .selectFrom('person_identity')
    .select('person_id')
    .where(
      'person_id',
      'in',
      rows.map((row) => row.person_id),
    )
    .where((is) => is.or([is('family_key', '=', family), is('used_key', '=', family)]))
    .where('given_key', '=', given)
    .execute();
  return rows
    .filter((row) => same.some(({ person_id }) => person_id === row.person_id))
    .map((row) => ({
      survivorId: row.survivor_id,
      hit: {
        personId: row.person_id,
        mine: true,
        leadName: row.lead_name,
        leadOrganisation: row.lead_organisation,
        leadPhone: null,
        leadEmail: null,
        bodies: [],
      },
    }));
}
