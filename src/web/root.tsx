import './ui/base.css';
import type { ReactNode } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from 'react-router';
import type { Route } from './+types/root.ts';
import { ErrorPage } from './error-page.tsx';
import { FOOTER_LINKS } from './public/public-pages.ts';
import { useSamePageLinks } from './same-page-links.ts';
import { isStill } from './still.ts';
import { PageLayout } from './ui/page-layout.tsx';

export function Layout({ children }: { children: ReactNode }) {
  const still = useMatches().some(isStill);
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {!still && <ScrollRestoration />}
        {!still && <Scripts />}
      </body>
    </html>
  );
}

export default function Root() {
  useSamePageLinks();
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <PageLayout width="reading" footerLinks={FOOTER_LINKS}>
      <ErrorPage error={error} />
    </PageLayout>
  );
}
