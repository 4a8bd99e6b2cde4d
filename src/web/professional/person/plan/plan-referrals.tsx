import type { PlanPage } from '../../../../domain/plan/views.ts';
import { personReferralsHref } from '../../../referral/paths.ts';
import { Card } from '../../../ui/card.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { ReferralLines } from '../../referral/referral-lines.tsx';

/** What was asked of services and is not over, beside the steps that it serves. */
export function PlanReferrals({ referrals, personId }: Pick<PlanPage, 'referrals'> & { personId: string }) {
  if (referrals.length === 0) return null;
  return (
    <Card
      title="Demandes en cours"
      aside={<TextLink href={personReferralsHref(personId)}>Toutes les demandes</TextLink>}
      flush
    >
      <ReferralLines label="Demandes en cours" referrals={referrals} />
    </Card>
  );
}
