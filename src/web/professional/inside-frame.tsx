import { Outlet } from 'react-router';
import { ErrorPage } from '../error-page.tsx';
import type { Route } from './+types/inside-frame.ts';

/** Around every page inside the frame: what goes wrong with a page leaves the navigation where it is. */
export default function InsideFrame() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
