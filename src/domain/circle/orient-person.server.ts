import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { type Context, command } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/database/id.ts';
import { readSuggestion } from '../diagnosis/suggestion.server.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { ORIENTATION_REASON_LENGTH, trackLabels, tracks } from './codes.ts';
import { bodyOrientedMail } from './mails.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** What the authority decides, whoever it is about. */
export const orientationDecision = z.object({
  track: z.enum(tracks, 'Choisissez l’orientation.'),
  bodyId: z.uuid('Choisissez l’organisme référent.'),
  reason: z
    .string()
    .trim()
    .max(ORIENTATION_REASON_LENGTH, `Le motif tient en ${ORIENTATION_REASON_LENGTH} caractères.`)
    .default(''),
  notifiedOn: z.iso.date('Donnez une date, ou laissez vide.').nullable().default(null),
});
const input = orientationDecision.extend({ personId: z.uuid() });

/**
 * Decision of the competent authority, by its orientation officer (C. trav. L. 5411-5-1): track and referent body. What the
 * criteria suggested that day, from the summary that the officer reads, is kept beside it; departing from it has its reason.
 */
export const orientPerson = command({
  name: 'orient-person',
  input,
  access: onPerson('summary'),
  handle: async (context, decision) => {
    const { orientationId, body } = await decideOrientation(context, decision);
    await tell(context.tx, { managersOf: decision.bodyId }, bodyOrientedMail, { people: 1 });
    return { orientationId, body };
  },
});

/** The same without its message, for an act on many people, which sends one. The person is open. */
export async function decideOrientation(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  { personId, track, bodyId, reason, notifiedOn }: z.output<typeof input>,
) {
  if (notifiedOn !== null && notifiedOn > today(clock)) throw new Refused('notified_future');
  const suggested = (await readSuggestion(tx, personId, today(clock)))?.track ?? null;
  if (suggested && suggested !== track && reason === '') {
    throw new Refused('suggestion_departed', { suggested: trackLabels[suggested].label.toLowerCase() });
  }
  const orientationId = newId();
  await changeAccess(tx, 'orient', personId, orientationId, track, bodyId, reason, notifiedOn);
  if (suggested) await changeAccess(tx, 'note_suggestion', personId, orientationId, suggested);
  const { referent_body_name: body } = await tx
    .selectFrom('orientation')
    .select('referent_body_name')
    .where('person_id', '=', personId)
    .where('orientation_id', '=', orientationId)
    .executeTakeFirstOrThrow();
  await recordEvent({ tx }, { personId, kind: 'orientation-decided', params: { track, body } });
  return { orientationId, body };
}
