import { Outlet } from 'react-router';
import { NOTHING_WAITS, waitingForMe } from '../../domain/circle/my-invitations.query.server.ts';
import { run } from '../../platform/access/run.ts';
import { ownStanding } from '../../platform/auth/own-account.server.ts';
import { listSeats } from '../../platform/auth/sessions.server.ts';
import { zoneOf } from '../../platform/clock/clock.ts';
import { FOOTER_LINKS } from '../public/public-pages.ts';
import { requireProfessional } from '../require-professional.server.ts';
import { AccountAction, AccountLink, OrganisationSwitcher } from '../ui/account-menu.tsx';
import { PageLayout } from '../ui/page-layout.tsx';
import type { Route } from './+types/professional-layout.ts';
import { IdleLock } from './idle-lock.tsx';
import { navigationFor } from './navigation.ts';

/** The frame of every professional's page. Pages inside still call `requireProfessional`: loaders run side by side. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor, session } = requireProfessional(args);
  const [standing, seats] = await Promise.all([
    run(runtime, ownStanding, actor, {}),
    listSeats(runtime, session),
  ]);
  // Without a current agreement nothing of a person is reached, hence nothing waits.
  const waiting =
    standing.territories.length > 0 ? await run(runtime, waitingForMe, actor, {}) : NOTHING_WAITS;
  return {
    name: `${session.givenName} ${session.familyName}`,
    organisation: session.seat.organisationName,
    timeZone: zoneOf(runtime.clock),
    exempt: session.secondFactor === 'exempt',
    nav: navigationFor(standing, waiting),
    organisations: seats.map((seat) => ({
      id: seat.organisationId,
      name: seat.organisationName,
      current: seat.membershipId === session.seat.membershipId,
    })),
  };
}

/** Personal data: a shared computer's « back » must not show it after signing out. */
export const headers = () => ({ 'cache-control': 'no-store' });

export default function ProfessionalLayout({ loaderData }: Route.ComponentProps) {
  const { name, organisation, organisations, nav, exempt } = loaderData;
  return (
    <PageLayout
      nav={nav}
      footerLinks={FOOTER_LINKS}
      account={{
        name,
        organisation,
        children: (
          <>
            {organisations.length > 1 && (
              <OrganisationSwitcher action="/choisir-organisation" organisations={organisations} />
            )}
            <AccountLink href="/compte">Mon compte</AccountLink>
            <AccountAction action="/deconnexion">Se déconnecter</AccountAction>
          </>
        ),
      }}
    >
      <Outlet />
      <IdleLock exempt={exempt} />
    </PageLayout>
  );
}
