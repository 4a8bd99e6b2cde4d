import { Outlet } from 'react-router';
import { ErrorPage } from '../error-page.tsx';
import type { Route } from './+types/inside-person-frame.ts';

/** Around every page inside the frame: what goes wrong with a page leaves the menu and the way out where they are. */
export default function InsidePersonFrame() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
