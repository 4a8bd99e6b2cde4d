import { z } from 'zod';
import { orientationDecision } from '../circle/orient-person.server.ts';
import { endDecisionForMany } from '../ending/inputs.ts';

/** What is decided for all of them, by kind of act. */
export const peopleDecision = z.discriminatedUnion('kind', [
  orientationDecision.extend({ kind: z.literal('orientation') }),
  z.object({ kind: z.literal('referent'), seat: z.uuid('Choisissez un professionnel.') }),
  z.object({ kind: z.literal('etiquette'), tagId: z.uuid('Choisissez une étiquette.'), put: z.boolean() }),
  endDecisionForMany.extend({ kind: z.literal('fin') }),
]);
export type PeopleDecision = z.output<typeof peopleDecision>;

/** Why a rule refused one of them, as the command about one person says it. */
export interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
