import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { Refused } from '../../platform/access/errors.ts';
import { command } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { AnswerInput } from './answer-input.ts';
import { modalities } from './codes.ts';
import { sittingHolder, writeSitting } from './open-sitting.server.ts';
import { MOST_ANSWERS } from './record-answers.server.ts';
import type { RecordedAnswers } from './rules.ts';
import { saveAnswers } from './save-answers.server.ts';
import { readSittings } from './sittings.server.ts';

/**
 * A grid filled on paper at the person's home, entered afterwards in one save: a sitting of that day, already closed, and its
 * answers, each against what the form showed. What a colleague changed meanwhile is a conflict, the rest is saved.
 */
export const enterGrid = command({
  name: 'enter-grid',
  input: z.object({
    personId: z.uuid(),
    heldOn: z.iso.date('Donnez la date de la visite.'),
    modality: z.enum(
      modalities.map((modality) => modality.value),
      'Dites comment l’entretien s’est tenu.',
    ),
    colleagues: z.array(z.uuid()).max(20).default([]),
    answers: z.array(AnswerInput).max(MOST_ANSWERS),
  }),
  access: onPerson('edit'),
  async handle(context, { answers, ...sitting }): Promise<RecordedAnswers> {
    const { tx, actor, clock } = context;
    const { personId } = sitting;
    if (answers.length === 0) throw new Refused('nothing_entered');
    await sql`SELECT access.lock_diagnosis(${personId})`.execute(tx);
    const holder = await sittingHolder(context);
    const sittingId = await writeSitting(context, sitting, { ...holder, closed: true });
    const { written, ...saved } = await saveAnswers(context, personId, answers, sittingId);
    // The circle already said all of it: no sitting without an answer.
    if (written.length === 0 && saved.conflicts.length === 0) throw new Refused('nothing_entered');
    const held = (await readSittings(tx, actor, personId)).find((known) => known.sittingId === sittingId);
    if (written.length > 0 && held) {
      await recordEvent(context, {
        personId,
        kind: 'diagnosis-held',
        params: { by: held.participants.map((one) => one.name), joint: held.joint },
        subjectId: sittingId,
      });
    }
    return { at: clock.now().toString(), ...saved };
  },
});
