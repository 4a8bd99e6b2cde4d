import { data } from 'react-router';
import { deviceLabel } from '../../../platform/auth/device-label.ts';
import { consumeLink } from '../../../platform/auth/sign-in.server.ts';
import { requestContext } from '../../request-context.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/link.ts';
import { browserOf, goOn, PRIVATE_PAGE } from './cookies.server.ts';
import { REQUEST_EXPIRED } from './messages.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Me connecter · Relais' }];
export const headers = () => PRIVATE_PAGE;

/** Looks at nothing: programs that open links before people do must spend nothing and learn nothing. */
export function loader() {
  return null;
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const answer = await consumeLink(runtime, {
    link: params.token,
    browser: browserOf(runtime, request),
    device: deviceLabel(request.headers.get('user-agent')),
  });
  if (answer.outcome === 'signed-in') return goOn(runtime, answer.token, answer.returnTo);
  return data({ problem: answer.outcome }, { status: 422 });
}

export default function SignInLink({ actionData }: Route.ComponentProps) {
  if (actionData?.problem === 'elsewhere') return <OpenedElsewhere />;
  if (actionData) {
    return (
      <Stack gap="l">
        <PageTitle title="Ce lien n’est plus valable" />
        <Notice tone="error">
          <p>{REQUEST_EXPIRED}</p>
        </Notice>
        <p>
          <LinkButton href="/connexion">Demander un nouveau message</LinkButton>
        </p>
      </Stack>
    );
  }
  return (
    <Stack gap="l">
      <PageTitle title="Me connecter" />
      <p>Ce lien ne sert qu’une fois, dans le navigateur où vous avez demandé à vous connecter.</p>
      <form method="post">
        <Button>Me connecter</Button>
      </form>
    </Stack>
  );
}

function OpenedElsewhere() {
  return (
    <Stack gap="l">
      <PageTitle title="Ce lien a été demandé ailleurs" />
      <Notice tone="warning">
        <p>
          Vous l’ouvrez sur un autre appareil, ou dans un autre navigateur, que celui où vous l’avez demandé.
        </p>
      </Notice>
      <p>
        Revenez à la page restée ouverte sur l’autre appareil et saisissez-y le{' '}
        <strong>code à six chiffres</strong> du même message : il est toujours valable.
      </p>
      <p>
        Vous n’avez rien demandé ? Fermez cette page : personne n’est entré dans votre compte. Ne donnez ce
        code à personne.
      </p>
      <p>
        <LinkButton href="/connexion" variant="quiet">
          Me connecter plutôt ici
        </LinkButton>
      </p>
    </Stack>
  );
}
