import { useRouteLoaderData } from 'react-router';
import { formatMoment, type InstantLike } from './ui/format.ts';

/** Of the territory where the reader acts; pages outside of its frame live in Paris. */
export function useTimeZone(): string {
  const frame = useRouteLoaderData<{ timeZone: string }>('professional/professional-layout');
  return frame?.timeZone ?? 'Europe/Paris';
}

/** « mardi 3 mars 2026 à 14 h », on the reader’s clock. */
export function Moment({ at }: { at: InstantLike }) {
  return formatMoment(at, useTimeZone());
}
