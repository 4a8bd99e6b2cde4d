import { z } from 'zod';
import { Invalid } from '../../platform/access/errors.ts';
import { type Clock, today } from '../../platform/clock/clock.ts';
import { findItem, type Item } from '../diagnosis/codes.ts';
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

/** A date that somebody chooses is not behind already; the one that stands (`kept`) may be, for a step can be late. */
export function expectAhead(chosen: string | null, clock: Clock, kept: string | null = null): void {
  if (chosen === null || chosen === kept || chosen >= today(clock)) return;
  throw new Invalid(
    new z.ZodError([{ code: 'custom', path: ['dueOn'], message: 'due_past', input: chosen }]),
  );
}
/** « personne », or the seat of a member of the circle. */
export const owner = z.union([z.literal('personne'), seat], 'owner_missing');

/** The fields of the lever, still unchecked: what they must be depends on the lever, and on the objective. */
export const details = z.record(z.string(), z.unknown());

/** A situation or a level of training says where the person is, not what is aimed at. */
const isAim = ({ kind }: Item) => kind === 'need' || kind === 'constraint' || kind === 'objective';

/** `objective.23.28`, `constraint..23`: what of the shared diagnosis the objective answers. */
export const about = z
  .string()
  .transform((key) => {
    const [kind, parent, code] = key.split('.');
    return kind && code ? findItem({ kind: kind as Item['kind'], parent: parent ?? '', code }) : undefined;
  })
  .pipe(z.custom<Item>((item) => item !== undefined && isAim(item as Item), 'about_unknown'));

/** The three columns that say it, and its sensitivity, which the code decides. */
export const aboutColumns = (item: Item | undefined) => ({
  about_kind: (item?.kind as 'need' | 'constraint' | 'objective' | undefined) ?? null,
  about_parent: item?.parent ?? null,
  about_code: item?.code ?? null,
  sensitive: item?.sensitive ?? false,
});
