import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { communesOf } from '../../organisation/territory-communes.query.server.ts';

export interface CommuneChoice {
  readonly code: string;
  readonly name: string;
}

/** The communes of the territories, and the one that a record says when it is elsewhere. */
export async function communeChoices(
  tx: Tx,
  territories: readonly string[],
  { code_insee: own, commune }: { readonly code_insee?: string | null; readonly commune?: string | null },
): Promise<CommuneChoice[]> {
  const here = (await communesOf(tx, territories)).map(({ code, name }) => ({ code, name }));
  return !own || here.some(({ code }) => code === own)
    ? here
    : [{ code: own, name: commune ?? own }, ...here];
}
