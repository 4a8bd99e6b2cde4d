import { z } from 'zod';
import { askJson, type PartnerAnswer } from './ask-json.server.ts';

/** What the register says of an establishment: `moved`, when it has closed and its company goes on elsewhere. */
export type EstablishmentState = 'open' | 'moved' | 'ceased' | 'unknown';

/** The national register of companies, associations and administrations. */
export interface CompanyRegister {
  stateOf(siret: string): Promise<PartnerAnswer<EstablishmentState>>;
}

const establishment = z.object({ siret: z.string(), etat_administratif: z.string() });
const answer = z.object({
  results: z.array(
    z.object({
      etat_administratif: z.string(),
      siege: establishment,
      matching_etablissements: z.array(establishment),
    }),
  ),
});

const OPEN = 'A';

/** SIRENE, as the State's search of companies serves it. `searchUrl`: https://recherche-entreprises.api.gouv.fr/search. */
export function sireneRegister(searchUrl: string, options: { timeoutMs?: number } = {}): CompanyRegister {
  return {
    async stateOf(siret) {
      const url = new URL(searchUrl);
      url.searchParams.set('q', siret);
      url.searchParams.set('per_page', '1');
      const answered = await askJson(url, answer, options);
      if (!answered.ok) return answered;
      for (const { etat_administratif: company, siege, matching_etablissements } of answered.value.results) {
        const found = [siege, ...matching_etablissements].find((one) => one.siret === siret);
        if (!found) continue;
        if (found.etat_administratif === OPEN) return { ok: true, value: 'open' };
        return { ok: true, value: company === OPEN ? 'moved' : 'ceased' };
      }
      return { ok: true, value: 'unknown' };
    },
  };
}
