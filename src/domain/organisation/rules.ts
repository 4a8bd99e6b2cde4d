import type { SeatRole } from './codes.ts';

export interface Agreement {
  readonly from: string;
  /** Last day; null while no end is known. */
  readonly until: string | null;
}

export type AgreementPhase = 'coming' | 'current' | 'ended';

/** Where an agreement is in time; its last day still counts. Dates compare as their text. */
export function agreementPhase({ from, until }: Agreement, today: string): AgreementPhase {
  if (from > today) return 'coming';
  return until !== null && until < today ? 'ended' : 'current';
}

/** The one that says whether an organisation acts today: the current one, else the next, else the last. */
export function agreementThatCounts<A extends Agreement>(
  agreements: readonly A[],
  today: string,
): A | undefined {
  const inPhase = (phase: AgreementPhase) => agreements.filter((a) => agreementPhase(a, today) === phase);
  const byStart = (a: A, b: A) => (a.from < b.from ? -1 : 1);
  return (
    inPhase('current').sort(byStart)[0] ??
    inPhase('coming').sort(byStart)[0] ??
    inPhase('ended').sort(byStart).at(-1)
  );
}

/** A first day of work that is neither long past nor a mistyped year to come. */
export function mayOpenOn(day: string, today: string): boolean {
  const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4));
  return years >= -50 && years <= 1;
}

/** SIRET: fourteen digits whose Luhn sum is a multiple of ten; those of La Poste sum to a multiple of five instead. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  const digits = [...text].map(Number);
  if (text.startsWith('356000000') && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true;
  const luhn = digits.reduce((sum, digit, index) => {
    const value = index % 2 === 0 ? digit * 2 : digit;
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return luhn % 10 === 0;
}

/** « Professionnel, responsable »: the roles of a seat in the order of the codes. */
export function rolesOf(seat: Readonly<Record<SeatRole, boolean>>): SeatRole[] {
  return (['member', 'reception', 'manager', 'dpo'] as const).filter((role) => seat[role]);
}
