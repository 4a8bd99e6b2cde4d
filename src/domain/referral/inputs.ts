import { z } from 'zod';
import {
  agreementWayCodes,
  outcomeCodes,
  PERSON_WORDS_LENGTH,
  referralReasonCodes,
  refusalReasonCodes,
  toldChannelCodes,
  WORDS_LENGTH,
} from './codes.ts';

const words = (most: number) => z.string().trim().max(most, 'words_long').default('');

/** What the structure is told of the person, and that they agreed to it. */
export const told = z.object({
  agreedHow: z.enum(agreementWayCodes, 'agreement_missing'),
  channel: z.enum(toldChannelCodes, 'channel_missing').default('prescripteur'),
  reasons: z.array(z.enum(referralReasonCodes)).max(5).default([]),
  words: words(WORDS_LENGTH),
});
export type Told = z.infer<typeof told>;

export const version = z.coerce.number().int().positive();

/** The moves of a structure, by whichever door, each with what it says. */
export const structureMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('confirm-room'), words: words(WORDS_LENGTH) }),
  z.object({ move: z.literal('accept'), words: words(WORDS_LENGTH) }),
  z.object({ move: z.literal('wait'), words: words(WORDS_LENGTH) }),
  z
    .object({
      move: z.literal('refuse'),
      reason: z.enum(refusalReasonCodes, 'reason_missing'),
      words: words(WORDS_LENGTH),
    })
    .refine(({ reason, words: said }) => reason !== 'autre' || said !== '', {
      message: 'reason_words_missing',
      path: ['words'],
    }),
  z.object({ move: z.literal('meet'), words: words(WORDS_LENGTH) }),
  z.object({ move: z.literal('start'), words: words(WORDS_LENGTH) }),
  z.object({
    move: z.literal('end'),
    outcome: z.enum(outcomeCodes, 'outcome_missing'),
    words: words(WORDS_LENGTH),
  }),
]);

/** Those of whoever asked. */
export const prescriberMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('meet'), words: words(WORDS_LENGTH) }),
  z.object({ move: z.literal('start'), words: words(WORDS_LENGTH) }),
  z.object({
    move: z.literal('end'),
    outcome: z.enum(outcomeCodes, 'outcome_missing'),
    words: words(WORDS_LENGTH),
  }),
  z.object({ move: z.literal('withdraw'), words: words(WORDS_LENGTH) }),
]);

/** Those of the person. */
export const ownMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('withdraw'), words: words(PERSON_WORDS_LENGTH) }),
  z.object({ move: z.literal('confirm'), words: words(PERSON_WORDS_LENGTH) }),
  z.object({ move: z.literal('contest'), words: words(PERSON_WORDS_LENGTH) }),
]);
