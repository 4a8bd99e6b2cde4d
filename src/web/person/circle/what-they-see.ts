import type { OwnMember } from '../../../domain/rights/own-circle-page.query.server.ts';

/** What somebody around the person sees, in words that they can read aloud. */
export function whatTheySee({ isLead, role, capEmploi }: OwnMember): string {
  if (isLead) return 'Voit tout votre dossier. Peut le compléter avec vous.';
  if (role === 'contributeur')
    return 'Voit vos coordonnées et le nom de votre référent. Du reste, voit seulement ce qui est partagé avec elle ou lui.';
  if (capEmploi)
    return 'Voit votre dossier, avec ce qui touche au handicap et à la santé. Peut le compléter avec vous.';
  return 'Voit votre dossier et peut le compléter avec vous. Ne voit pas ce qui est sensible, comme la santé, sauf si vous le voulez.';
}
