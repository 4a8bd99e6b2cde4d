import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { changeAccess } from '../circle/change-access.server.ts';

const pair = { personId: z.uuid(), otherId: z.uuid() };

/** The record whose référent becomes that of both, when each has one of its own. */
const keeps = z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable().default(null));

/**
 * « C’est la même personne » : the record that the preview said remains, the other becomes its alias. No row moves and, but for the
 * référent who becomes that of both, nobody reads more than before; never automatic.
 */
export const mergePeople = command({
  name: 'merge-people',
  input: z.object({ ...pair, survivorId: z.uuid(), keeps }),
  access: seated(({ officerOf }) => officerOf.length > 0),
  about: (survivorId: string) => survivorId,
  handle: async ({ tx }, { personId, otherId, survivorId, keeps: kept }) => {
    const remains = await changeAccess(
      tx,
      'merge_people',
      personId,
      otherId,
      newId(),
      survivorId,
      kept,
      newId(),
      newId(),
    );
    return String(remains);
  },
});

/**
 * The same, said by one of two orientation services of which each knows one record: nothing is joined before the other has said it,
 * of the same référent.
 */
export const saySame = command({
  name: 'say-same-person',
  input: z.object({ ...pair, keeps }),
  access: seated(({ officerOf }) => officerOf.length > 0),
  about: ({ personId }: { personId: string; joined: boolean }) => personId,
  handle: async ({ tx }, { personId, otherId, keeps: kept }) => {
    const remains = await changeAccess(tx, 'say_same', personId, otherId, newId(), kept, newId(), newId());
    return { personId, joined: remains !== null };
  },
});

/** Ends the alias: both records are again exactly what they are. The pair waits for an answer again. */
export const separatePeople = command({
  name: 'separate-people',
  input: z.object(pair),
  access: seated(({ officerOf }) => officerOf.length > 0),
  about: (personId: string) => personId,
  handle: async ({ tx }, { personId, otherId }) => {
    await changeAccess(tx, 'separate_people', personId, otherId);
    return personId;
  },
});
