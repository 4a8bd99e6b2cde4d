import type { z } from 'zod';
import type { structureMove } from '../../domain/referral/inputs.ts';

type StructureMove = z.input<typeof structureMove>;

/** The move that a form of the structure names; the domain judges what it is given. */
export function structureMoveOf(form: FormData): StructureMove {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    move: text('move'),
    words: text('words'),
    reason: text('reason'),
    outcome: text('outcome'),
  } as StructureMove;
}
