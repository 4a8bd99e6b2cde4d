import type { Tx } from '../../platform/access/bound-transaction.ts';
import type { CircleRole } from './codes.ts';
import './tables.ts';

export interface CurrentMember {
  readonly seat: string;
  readonly name: string;
  readonly organisation: string;
  readonly function: string;
  readonly role: CircleRole;
  readonly discreet: boolean;
}

/** Who is around the person today, among those the actor may know of. */
export async function currentMembers(tx: Tx, personId: string): Promise<CurrentMember[]> {
  return tx
    .selectFrom('circle_member')
    .select([
      'seat',
      'professional_name as name',
      'organisation_name as organisation',
      'function',
      'role',
      'discreet',
    ])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .orderBy('role')
    .orderBy('professional_name')
    .execute();
}
