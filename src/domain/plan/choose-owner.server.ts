import type { Tx } from '../../platform/access/bound-transaction.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type CurrentMember, currentMembers } from '../circle/current-members.server.ts';
import type {} from './tables.ts';

interface OwnerColumns {
  owner_seat: string | null;
  owner_name: string | null;
  owner_organisation: string | null;
}

export interface ChosenOwner {
  readonly columns: OwnerColumns;
  /** How the timeline names them. */
  readonly label: string;
  /** A contributeur who does a step must read it. */
  readonly sharedSeat: string | null;
}

/** Who may be in charge of a step: a discreet professional only of one that nobody else reads. */
export const possibleOwners = (
  members: readonly CurrentMember[],
  step: { discreet: boolean },
): CurrentMember[] => members.filter((member) => !member.discreet || step.discreet);

/** Refused unless the owner is the person, or somebody of the circle whom the step may name. */
export async function chooseOwner(
  tx: Tx,
  step: { personId: string; discreet: boolean; sensitive: boolean },
  owner: string,
): Promise<ChosenOwner> {
  if (owner === 'personne') {
    const columns = { owner_seat: null, owner_name: null, owner_organisation: null };
    return { columns, label: 'la personne', sharedSeat: null };
  }
  const members = await currentMembers(tx, step.personId);
  const member = possibleOwners(members, step).find(({ seat }) => seat === owner);
  if (!member) throw new Refused('owner_unavailable');
  const contributes = member.role === 'contributeur';
  if (contributes && (step.sensitive || step.discreet)) throw new Refused('owner_cannot_read');
  return {
    columns: { owner_seat: member.seat, owner_name: member.name, owner_organisation: member.organisation },
    label: member.name,
    sharedSeat: contributes ? member.seat : null,
  };
}
