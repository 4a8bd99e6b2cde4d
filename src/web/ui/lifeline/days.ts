/** Civil dates (YYYY-MM-DD) as numbers of days since 1970, for distances along an axis. */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return Date.UTC(year!, month! - 1, day!) / 86_400_000;
}

export const dayAt = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
