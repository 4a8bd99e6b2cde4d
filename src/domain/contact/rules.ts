import type { Levels } from '../../platform/access/actor.ts';
import { WITHDRAW_HOURS } from './codes.ts';

/** Who accompanies or contributes notes contacts; the policies of migrations/0019_contact.sql enforce it. */
export const notesContacts = ({ edit, part }: Levels): boolean => edit || part;

/** Still within the delay in which whoever noted it may withdraw it. Instants as milliseconds. */
export const withdrawable = (recordedAt: number, now: number): boolean =>
  now - recordedAt < WITHDRAW_HOURS * 3_600_000;
