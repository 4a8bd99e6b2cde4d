import { data, redirect } from 'react-router';
import { safeReturn } from '../../../platform/auth/rules.ts';
import { confirmCeiling } from '../../confirm-ceiling.server.ts';
import { CodeForm } from '../../public/sign-in/code-form.tsx';
import { PRIVATE_PAGE } from '../../public/sign-in/cookies.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { peopleHref } from '../person/paths.ts';
import type { Route } from './+types/beyond-ceiling.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Confirmer pour continuer · Relais' }];
export const headers = () => PRIVATE_PAGE;

const wantedPage = (request: Request) => safeReturn(new URL(request.url).searchParams.get('retour'));

export function loader(args: Route.LoaderArgs) {
  const { session } = requireProfessional(args);
  const exporting = /^\/personnes\/([^/?]+\/)?exporter($|\?)/.test(wantedPage(args.request) ?? '');
  return { exempt: session.secondFactor === 'exempt', words: exporting ? EXPORTING : OPENING };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { error, headers } = await confirmCeiling(signed, await args.request.formData());
  if (error !== null) return data({ error }, { status: 422 });
  return redirect(wantedPage(args.request) ?? peopleHref, { headers });
}

const OPENING = {
  subtitle: 'Vous avez ouvert aujourd’hui beaucoup de dossiers de personnes que vous n’accompagnez pas.',
  each: 'chacun des dossiers suivants',
  go: 'Ouvrir ce dossier',
};
const EXPORTING = {
  subtitle: 'Vous allez copier dans un fichier beaucoup de personnes que vous n’accompagnez pas.',
  each: 'chacun des fichiers suivants',
  go: 'Continuer vers l’export',
};

/** Stands before each file that a professional opens, or list that they export, outside of their portfolio beyond the day's ceiling. */
export default function BeyondCeiling({ loaderData, actionData }: Route.ComponentProps) {
  const { exempt, words } = loaderData;
  const error = actionData?.error;
  return (
    <Stack gap="l">
      <PageTitle title="Confirmer pour continuer" subtitle={words.subtitle} />
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      <Notice tone="info">
        <p>
          Pour protéger les personnes, {words.each} demande une confirmation, et la coordination du territoire
          en est prévenue. Les personnes que vous accompagnez ne sont pas concernées.
        </p>
      </Notice>
      <Card title="Prouver que c’est bien vous">
        {exempt ? (
          <form method="post">
            <Button>{words.go}</Button>
          </form>
        ) : (
          <CodeForm label="Code de votre application, ou code de secours" submit={words.go} error={error} />
        )}
      </Card>
      <p>
        <TextLink href={peopleHref}>Revenir à la liste des personnes</TextLink>
      </p>
    </Stack>
  );
}
