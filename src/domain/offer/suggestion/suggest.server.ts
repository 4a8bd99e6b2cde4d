import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../../platform/access/access-rule.ts';
import { NotFound, Refused } from '../../../platform/access/errors.ts';
import { command } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import { queueMail } from '../../../platform/mail/outbox.server.ts';
import { suggestionSubjectCodes } from './codes.ts';
import { suggestionMail } from './mails.ts';
import './tables.ts';
import '../tables.ts';

const words = z
  .string()
  .trim()
  .min(1, 'Dites en quelques mots ce qui ne va pas, et ce qui serait juste.')
  .max(1_000, 'Raccourcissez : 1 000 caractères au plus.');

/** What a professional finds wrong in a published service; its structure is told, if somebody keeps it. */
export const suggestCorrection = command({
  name: 'suggest-service-correction',
  input: z.object({
    serviceId: z.string().max(300),
    about: z.enum(suggestionSubjectCodes, 'Choisissez ce qui ne va pas.'),
    words,
  }),
  access: seated(),
  handle: async ({ tx }, { serviceId, about, words: said }) => {
    const service = await tx
      .selectFrom('offer_service')
      .select('service_id')
      .where('service_id', '=', serviceId)
      .where('state', '=', 'published')
      .executeTakeFirst();
    if (!service) throw new NotFound();
    const suggestionId = newId();
    await tx
      .insertInto('offer_suggestion')
      .values({ suggestion_id: suggestionId, service_id: serviceId, about, words: said })
      .execute();
    const { rows } = await sql<{ email: string }>`
      SELECT email FROM access.service_keepers(${serviceId})`.execute(tx);
    for (const { email } of rows)
      await queueMail(tx, suggestionMail, {
        to: email,
        params: {},
        dedupeKey: `offer-suggestion:${suggestionId}:${email}`,
      });
  },
});

/** Done or not, with a word; of two who answer, the second is told. */
export const answerSuggestion = command({
  name: 'answer-service-suggestion',
  input: z
    .object({
      suggestionId: z.uuid(),
      decision: z.enum(['applied', 'declined']),
      answer: z.string().trim().max(500, 'Raccourcissez la réponse : 500 caractères au plus.'),
    })
    .refine(({ decision, answer }) => decision === 'applied' || answer !== '', {
      path: ['answer'],
      message: 'Dites en un mot pourquoi rien ne change.',
    }),
  access: seated(),
  handle: async ({ tx }, { suggestionId, decision, answer }) => {
    const { rows } = await sql<{ done: boolean }>`
      SELECT access.answer_suggestion(${suggestionId}, ${decision}, ${answer}) AS done`.execute(tx);
    if (!rows[0]?.done) throw new Refused('suggestion-answered');
  },
});
