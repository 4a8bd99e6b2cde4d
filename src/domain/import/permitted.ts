import type { Levels } from '../../platform/access/actor.ts';
import { type StatusCode, statusKinds } from '../person/codes.ts';
import { type Ability, abilities, editsAddress, readsAddress } from '../person/rules.ts';
import type { Change, ChangedField } from './changes.ts';

interface Standing {
  levels: Levels;
  isProtected: boolean;
}

const blocks: Record<ChangedField, { read: Ability; write: Ability } | 'address' | 'exchanges'> = {
  familyName: { read: 'readIdentity', write: 'editIdentity' },
  usedName: { read: 'readIdentity', write: 'editIdentity' },
  givenName: { read: 'readIdentity', write: 'editIdentity' },
  birthDate: { read: 'readIdentity', write: 'editIdentity' },
  civility: { read: 'readIdentity', write: 'editIdentity' },
  phone: { read: 'readIdentity', write: 'editContact' },
  email: { read: 'readIdentity', write: 'editContact' },
  addressLine: 'address',
  postalCode: 'address',
  communeCode: 'address',
  externalNumber: { read: 'readIdentity', write: 'setExternalNumber' },
  statuses: { read: 'readStatuses', write: 'editStatuses' },
  informedOn: { read: 'readIdentity', write: 'markInformed' },
  statusUntil: { read: 'readStatuses', write: 'editStatuses' },
  lastContactOn: 'exchanges',
  nextMeeting: { read: 'readStatuses', write: 'editStatuses' },
  contractUntil: { read: 'readStatuses', write: 'editStatuses' },
  dueOn: { read: 'readStatuses', write: 'editStatuses' },
};

/**
 * Of what a list says otherwise than Relais: what the importer may write, and what they may only read. A block closed to them is
 * neither: whether the list agrees with it is not theirs to know.
 */
export function permitted(
  changes: readonly Change[],
  standing: Standing,
): { changes: Change[]; keptBack: Change[] } {
  const own = changes.flatMap((change) => withoutSensitive(change, standing.levels));
  return {
    changes: own.filter(({ field }) => writes(field, standing)),
    keptBack: own.filter(({ field }) => !writes(field, standing) && reads(field, standing)),
  };
}

export function writes(field: ChangedField, { levels, isProtected }: Standing): boolean {
  const block = blocks[field];
  if (block === 'exchanges') return levels.file && levels.edit;
  return block === 'address' ? editsAddress(levels, isProtected) : abilities(levels)[block.write];
}

function reads(field: ChangedField, { levels, isProtected }: Standing): boolean {
  const block = blocks[field];
  if (block === 'exchanges') return levels.file;
  return block === 'address' ? readsAddress(levels, isProtected) : abilities(levels)[block.read];
}

/** Only the référent reads every sensitive status: anybody else would add one that may already run. */
function withoutSensitive(change: Change, levels: Levels): Change[] {
  if (change.field !== 'statuses' || levels.lead) return [change];
  const old = change.old?.split(' ') ?? [];
  const added = addedStatuses(change).filter((code) => !statusKinds[code].sensitive);
  return added.length > 0 ? [{ ...change, new: [...old, ...added].join(' ') }] : [];
}

/** The statuses that the change would open. */
export function addedStatuses({ old, new: next }: Pick<Change, 'old' | 'new'>): StatusCode[] {
  const before = old?.split(' ') ?? [];
  return next.split(' ').filter((code) => !before.includes(code)) as StatusCode[];
}
