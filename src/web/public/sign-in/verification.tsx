import { data, redirect } from 'react-router';
import { deviceLabel } from '../../../platform/auth/device-label.ts';
import { SIGN_IN_MINUTES } from '../../../platform/auth/rules.ts';
import { pendingSignIn, verifyCode } from '../../../platform/auth/sign-in.server.ts';
import { requestContext } from '../../request-context.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/verification.ts';
import { CodeForm } from './code-form.tsx';
import { browserOf, goOn, PRIVATE_PAGE } from './cookies.server.ts';
import { codeProblem, REQUEST_EXPIRED } from './messages.ts';
import { refusal } from './waiting.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Consultez votre messagerie · Relais' }];
export const headers = () => PRIVATE_PAGE;

export async function loader({ context, request }: Route.LoaderArgs) {
  const { runtime } = context.get(requestContext);
  const pending = await pendingSignIn(runtime, browserOf(runtime, request));
  if (!pending) throw redirect('/connexion');
  return { email: pending.email, demo: runtime.demo };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const form = await request.formData();
  const answer = await verifyCode(runtime, {
    browser: browserOf(runtime, request),
    code: String(form.get('code') ?? ''),
    device: deviceLabel(request.headers.get('user-agent')),
  });
  if (answer.outcome === 'signed-in') return goOn(runtime, answer.token, answer.returnTo);
  if (answer.outcome === 'expired') return data({ expired: true, error: REQUEST_EXPIRED }, { status: 422 });
  return data({ expired: false, error: codeProblem(refusal(runtime.clock, answer)) }, { status: 422 });
}

export default function Verification({ loaderData, actionData }: Route.ComponentProps) {
  const { email, demo } = loaderData;
  const error = actionData?.error;
  return (
    <Stack gap="l">
      <PageTitle title="Consultez votre messagerie" />
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      <p>
        Si un compte existe pour <strong>{email}</strong>, un message vient de partir. Ouvrez son lien sur cet
        appareil, ou saisissez ici le code à six chiffres qu’il contient. Les deux sont valables{' '}
        {SIGN_IN_MINUTES} minutes.
      </p>
      {demo && (
        <Notice tone="info">
          <p>
            Démonstration : le message se lit dans le{' '}
            <TextLink href="/demo/courrier">courrier de démonstration</TextLink>.
          </p>
        </Notice>
      )}
      <Card title="Saisir le code">
        <CodeForm label="Code à six chiffres" submit="Me connecter" error={error} digits />
      </Card>
      <p>
        Rien reçu ? Regardez parmi les indésirables, vérifiez l’adresse, ou{' '}
        <TextLink href="/connexion">demandez un nouveau message</TextLink>.
      </p>
    </Stack>
  );
}
