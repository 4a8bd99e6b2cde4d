import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { standInProblem } from '../circle/rules.ts';
import { tell } from '../circle/tell.server.ts';
import { absenceDeclaredMail } from './mails.ts';
import './absence-tables.ts';
import './tables.ts';

const emptyAsNull = (value: unknown) => (value === '' ? null : value);

/** One's own days away, or a colleague's by their manager: dates only, never why. A colleague may be suggested to stand in. */
export const declareAbsence = command({
  name: 'declare-absence',
  input: z.object({
    seat: z.uuid(),
    from: z.iso.date('Donnez le premier jour.'),
    until: z.iso.date('Donnez le dernier jour.'),
    proposedSeat: z.preprocess(emptyAsNull, z.uuid().nullable().default(null)),
  }),
  access: professionalOnly(),
  handle: async ({ tx, actor, clock }, { seat, from, until, proposedSeat }) => {
    const problem = standInProblem(from, until, today(clock));
    if (problem) throw new Refused(problem);
    const { seat: reader, organisationId } = asProfessional(actor);
    if (proposedSeat === seat) throw new Refused('seat_unavailable');
    const team = await tx
      .selectFrom('membership')
      .select('membership_id as seat')
      .where('organisation_id', '=', organisationId)
      .where('membership_id', 'in', proposedSeat ? [seat, proposedSeat] : [seat])
      .execute();
    // Another organisation's seat is as missing as a random identifier.
    if (team.length !== (proposedSeat ? 2 : 1)) throw new NotFound();
    await tx
      .insertInto('absence')
      .values({ absence_id: newId(), seat, from_on: from, until_on: until, proposed_seat: proposedSeat })
      .execute();
    if (seat === reader) await tell(tx, { managersOf: organisationId }, absenceDeclaredMail, {});
  },
});

/** Back early, or not leaving after all. What was already arranged with a stand-in is the manager's to end. */
export const withdrawAbsence = command({
  name: 'withdraw-absence',
  input: z.object({ absenceId: z.uuid() }),
  access: professionalOnly(),
  handle: async ({ tx, clock }, { absenceId }) => {
    const withdrawn = await tx
      .updateTable('absence')
      .set({ withdrawn_at: clock.now() })
      .where('absence_id', '=', absenceId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (withdrawn.numUpdatedRows !== 1n) throw new NotFound();
  },
});
