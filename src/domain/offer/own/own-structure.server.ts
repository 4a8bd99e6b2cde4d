import { sql } from 'kysely';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import '../../organisation/tables.ts';
import type { StructureRecord } from '../schema.ts';
import '../tables.ts';

export interface OwnStructure {
  readonly structureId: string;
  readonly version: number;
  readonly record: StructureRecord;
  /** Of the organisation. */
  readonly siret: string | null;
}

/** A structure that the reader's organisation keeps; any other is missing. */
export async function ownStructure(
  tx: Tx,
  organisationId: string,
  structureId: string,
): Promise<OwnStructure> {
  const row = await tx
    .selectFrom('offer_structure as st')
    .innerJoin('organisation as o', 'o.organisation_id', 'st.managed_by')
    .select(['st.structure_id as structureId', 'st.version', 'st.record', 'o.siret'])
    .where('st.structure_id', '=', structureId)
    .where('st.managed_by', '=', organisationId)
    // As long as an agreement lets it act.
    .where(sql<boolean>`access.keeps_structure(st.structure_id)`)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  // Written by imports and by us, through the schema.
  return { ...row, record: row.record as StructureRecord };
}
