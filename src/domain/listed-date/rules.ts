import type { Levels } from '../../platform/access/actor.ts';

/** A date as it is kept and compared: « 2026-03-12 14:30 Mme Roux », of an appointment; the date alone of the others. */
export interface ListedDate {
  readonly on: string;
  /** « 14:30 » */
  readonly time: string | null;
  readonly withWhom: string | null;
}

export const listedDateText = ({ on, time, withWhom }: ListedDate): string =>
  [on, time, withWhom].filter(Boolean).join(' ');

export function readListedDate(text: string): ListedDate {
  const [, on = '', time, withWhom] = /^(\S{10})(?: (\d\d:\d\d))?(?: (.+))?$/.exec(text) ?? [];
  return { on, time: time ?? null, withWhom: withWhom ?? null };
}

/** « C’est fait »: who accompanies, and who keeps the statuses. */
export const closesListedDates = ({ lead, edit, summary }: Levels): boolean => lead || edit || summary;

/** « à 14 h 30 avec Mme Roux » */
export function meetingWords({ time, withWhom }: Pick<ListedDate, 'time' | 'withWhom'>): string {
  const [hour, minute] = (time ?? '').split(':');
  const at = time ? `à ${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}` : null;
  return [at, withWhom && `avec ${withWhom}`].filter(Boolean).join(' ');
}
