import { UNDO_HOURS } from './codes.ts';

/** Instants as milliseconds. */
export const undoable = (recordedAt: number, now: number): boolean =>
  now - recordedAt < UNDO_HOURS * 3_600_000;
