import { hoursOf, type Week, type WeekDay, weekDays, weekOf } from './opening-week.ts';

export const hoursField = (day: WeekDay) => `horaires-${day}` as const;
type DayField = ReturnType<typeof hoursField>;

/** Hours are asked a day each; a text that a week cannot show stays as it is written. */
export const hoursFields = ['horaires_accueil', ...weekDays.map(hoursField)] as const;

export type EnteredHours = Readonly<Record<'horaires_accueil' | DayField, string>>;

/** Hours of a record as the form shows them. */
export function hoursShown(hours: string | null | undefined): Partial<EnteredHours> {
  const week = weekOf(hours ?? '');
  if (!week) return { horaires_accueil: hours ?? '' };
  return Object.fromEntries(weekDays.map((day) => [hoursField(day), week[day]]));
}

/** Hours that were typed, in OpenStreetMap's format; the fields that could not be read. */
export function hoursTyped(entered: EnteredHours): { hours: string | null; wrong: DayField[] } {
  if (entered.horaires_accueil.trim() !== '') return { hours: entered.horaires_accueil, wrong: [] };
  const week = Object.fromEntries(weekDays.map((day) => [day, entered[hoursField(day)]])) as unknown as Week;
  const { hours, wrong } = hoursOf(week);
  return { hours, wrong: wrong.map(hoursField) };
}

/** As people in France write a number. */
export const dialled = (phone: string | null | undefined) =>
  (phone ?? '').replace(/^\+33(\d{9})$/, (_, national: string) =>
    `0${national}`.replace(/\d{2}(?=\d)/g, '$& '),
  );
