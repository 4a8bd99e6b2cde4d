import { z } from 'zod';
import { NOTE_LENGTH, TITLE_LENGTH } from './codes.ts';

/** A short title: one line, the spaces that a copy brings along removed. */
export const title = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'title_missing').max(TITLE_LENGTH, 'title_long'));

export const note = z.string().trim().max(NOTE_LENGTH, 'note_long').default('');

export const personId = z.uuid();
export const objectiveId = z.uuid();
export const stepId = z.uuid();
export const seat = z.uuid();
/** The version that the page showed: an act on another one is a conflict. */
export const version = z.coerce.number().int().positive();

export const dueOn = z.iso.date('due_wrong').nullable();
/** « personne », or the seat of a member of the circle. */
export const owner = z.union([z.literal('personne'), seat], 'owner_missing');
