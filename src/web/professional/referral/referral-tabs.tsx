import { myReferralsHref, receivedReferralsHref, unmetNeedsHref } from '../../referral/paths.ts';
import { LinkTabs } from '../../ui/link-tabs.tsx';

/** What the team asks of services, what is asked of its own, and what the territory lacks. */
export function ReferralTabs({ current }: { current: 'envoyees' | 'recues' | 'sans-solution' }) {
  return (
    <LinkTabs
      label="Demandes"
      items={[
        { label: 'Mes demandes', href: myReferralsHref, current: current === 'envoyees' },
        { label: 'Demandes reçues', href: receivedReferralsHref, current: current === 'recues' },
        { label: 'Besoins sans solution', href: unmetNeedsHref, current: current === 'sans-solution' },
      ]}
    />
  );
}
