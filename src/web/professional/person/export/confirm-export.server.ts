import { redirect } from 'react-router';
import { Refused } from '../../../../platform/access/errors.ts';

const CEILINGS = new Set(['exported_per_day', 'openings_per_day']);

/** Beyond a ceiling, an export is confirmed and begins again from the page that chooses; what else failed is thrown on. */
export function confirmExport(error: unknown, back: string): never {
  if (!(error instanceof Refused && CEILINGS.has(error.code))) throw error;
  throw redirect(`/compte/confirmer?${new URLSearchParams({ retour: back })}`);
}
