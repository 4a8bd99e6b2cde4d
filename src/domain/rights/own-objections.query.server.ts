import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import './tables.ts';

export interface OwnOrganisation {
  organisationId: string;
  name: string;
  /** It is, or was, around the person. */
  around: boolean;
  /** The référent, or the body that must name one, is theirs. */
  leads: boolean;
  /** It decides of the orientation: it cannot be barred. */
  authority: boolean;
  discreet: boolean;
}

export interface OwnObjections {
  organisations: OwnOrganisation[];
  objections: { objectionId: string; organisationId: string; organisation: string; on: string }[];
}

/** Whom the person may object to, those around them first, and whom they have objected to. */
export const ownObjections = query({
  name: 'own-objections',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'file',
  handle: async ({ tx, clock }, { personId }): Promise<OwnObjections> => {
    const { rows } = await sql<OwnOrganisation>`
      SELECT organisation_id AS "organisationId", name, around, leads, authority, discreet FROM access.objectionable()
      ORDER BY around DESC, name, organisation_id`.execute(tx);
    const objections = await tx
      .selectFrom('objection')
      .select(['objection_id', 'organisation_id', 'organisation_name', 'made_at'])
      .where('person_id', '=', personId)
      .where('lifted_at', 'is', null)
      .orderBy('made_at', 'desc')
      .execute();
    return {
      organisations: rows,
      objections: objections.map((row) => ({
        objectionId: row.objection_id,
        organisationId: row.organisation_id,
        organisation: row.organisation_name,
        on: civilDateAt(row.made_at, clock),
      })),
    };
  },
});
