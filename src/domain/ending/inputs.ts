import { z } from 'zod';
import { END_COMMENT_LENGTH, type EndReasonCode, endReasonCodes, endReasonsForMany } from './codes.ts';

const REASON = 'Choisissez la raison.';
const others = endReasonsForMany as [EndReasonCode, ...EndReasonCode[]];

const rest = {
  endedOn: z.iso.date('Donnez la date de fin.'),
  comment: z
    .string()
    .trim()
    .max(END_COMMENT_LENGTH, `La précision tient en ${END_COMMENT_LENGTH} caractères.`)
    .default(''),
};

/** What is decided when an accompaniment ends, for one person and for many. */
export const endDecision = z.object({ reason: z.enum(endReasonCodes, REASON), ...rest });
export const endDecisionForMany = z.object({ reason: z.enum(others, REASON), ...rest });
export type EndDecision = z.output<typeof endDecision>;
