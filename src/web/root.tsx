import './ui/base.css';
import { type ReactNode, useContext } from 'react';
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router';
import type { Route } from './+types/root.ts';
import { Nonce } from './nonce.ts';
import { PageLayout } from './ui/page-layout.tsx';
import { PageTitle } from './ui/page-title.tsx';

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(Nonce);
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* React Aria reads it before it adds a style element. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

const SENTENCES: Record<number, { title: string; text: string }> = {
  404: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est inexacte, ou bien ce qu’elle montrait ne vous est pas accessible.',
  },
  409: {
    title: 'Cette action n’est pas possible',
    text: 'La situation a changé depuis l’affichage de la page. Revenez en arrière et rechargez-la.',
  },
};

const UNEXPECTED = {
  title: 'Relais a rencontré un problème',
  text: 'Ce que vous avez déjà enregistré est conservé. Réessayez dans un instant.',
};

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { title, text } = (isRouteErrorResponse(error) && SENTENCES[error.status]) || UNEXPECTED;
  return (
    <PageLayout width="reading">
      <title>{`${title} · Relais`}</title>
      <PageTitle title={title} />
      <p>{text}</p>
      <p>
        <a href="/">Revenir à l’accueil</a>
      </p>
    </PageLayout>
  );
}
