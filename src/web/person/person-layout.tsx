import { Outlet } from 'react-router';
import { PAPER_IDLE_MINUTES, PERSON_IDLE_MINUTES } from '../../platform/auth/rules.ts';
import { requirePreparing } from '../require-person.server.ts';
import { PREPARING_HOME } from '../require-professional.server.ts';
import { still } from '../still.ts';
import type { Route } from './+types/person-layout.ts';
import { PERSON_NAVIGATION } from './navigation.ts';
import { PersonFrame } from './person-frame.tsx';

/** Without React's scripts: 120 kB in all for the first page, on any telephone. */
export const handle = still;

/** The frame of every page of the person's space. Pages inside still call `requirePerson`: loaders run side by side. */
export function loader(args: Route.LoaderArgs) {
  const { actor } = requirePreparing(args);
  // Under a code on paper there is nowhere else to go.
  return actor.kind === 'preparing'
    ? { nav: [], home: PREPARING_HOME, idleMinutes: PAPER_IDLE_MINUTES }
    : { nav: PERSON_NAVIGATION, home: '/mon-espace', idleMinutes: PERSON_IDLE_MINUTES };
}

/** Personal data: « back » on a shared telephone must not show it after signing out. */
export const headers = () => ({ 'cache-control': 'no-store' });

export default function PersonLayout({ loaderData }: Route.ComponentProps) {
  return (
    <PersonFrame nav={loaderData.nav} home={loaderData.home}>
      <Outlet />
      <script src="/mon-espace.js" data-idle-minutes={loaderData.idleMinutes} defer />
    </PersonFrame>
  );
}
