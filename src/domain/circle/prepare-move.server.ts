import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { changeAccess } from './change-access.server.ts';
import { moveKinds } from './portfolio-move.ts';
import { standInProblem } from './rules.ts';

const emptyAsNull = (value: unknown) => (value === '' ? null : value);
const day = (message: string) => z.preprocess(emptyAsNull, z.iso.date(message).nullable().default(null));

/**
 * Works out who would take whom, and changes nothing: the manager reads it before anything happens. Shared between several
 * colleagues, each person goes to whoever has fewest and may take them. The same `moveId` sent twice is prepared once.
 */
export const prepareMove = command({
  name: 'prepare-move',
  input: z.object({
    moveId: z.uuid(),
    kind: z.enum(moveKinds, 'Choisissez un remplacement ou un relais définitif.'),
    fromSeat: z.uuid('Choisissez qui s’absente ou s’en va.'),
    toSeats: z
      .array(z.uuid(), 'Choisissez à qui confier ces personnes.')
      .min(1, 'Choisissez au moins un collègue.')
      .max(20, 'Choisissez vingt collègues au plus.'),
    from: day('Donnez le premier jour.'),
    until: day('Donnez le dernier jour.'),
    /** Without it, the whole portfolio; a stand-in then covers whoever joins it meanwhile too. */
    people: z.array(z.uuid()).optional(),
  }),
  access: seated(({ roles }) => roles.includes('manager')),
  handle: async ({ tx, clock }, { moveId, kind, fromSeat, toSeats, from, until, people }) => {
    if (people?.length === 0) throw new Refused('nobody_to_cover');
    const standIn = kind === 'remplacement';
    if (standIn && toSeats.length > 1) throw new Refused('one_stand_in');
    if (standIn && (from === null || until === null)) throw new Refused('dates_missing');
    const problem = from && until && standIn ? standInProblem(from, until, today(clock)) : null;
    if (problem) throw new Refused(problem);
    const dates = standIn ? ([from, until] as const) : ([null, null] as const);
    const count = await changeAccess(
      tx,
      'prepare_move',
      moveId,
      kind,
      fromSeat,
      toSeats,
      ...dates,
      people ?? null,
    );
    if (count === 0) throw new Refused('nobody_to_cover');
    return { moveId, people: count as number };
  },
});
