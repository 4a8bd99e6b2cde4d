import { data, redirect } from 'react-router';
import { z } from 'zod';
import { demoAccounts } from '../../../platform/auth/demo-sign-in.server.ts';
import { normalEmail, safeReturn } from '../../../platform/auth/rules.ts';
import { startSignIn } from '../../../platform/auth/sign-in.server.ts';
import { requestContext } from '../../request-context.ts';
import { doorForAnyone } from '../../require-professional.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/sign-in.ts';
import { browserCookie, PRIVATE_PAGE } from './cookies.server.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { EMAIL_NEEDED, ENDED } from './messages.ts';
import { minutesUntil } from './waiting.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Se connecter · Relais' }];
export const headers = () => PRIVATE_PAGE;

export async function loader({ context, request }: Route.LoaderArgs) {
  const { runtime, ...signed } = context.get(requestContext);
  const query = new URL(request.url).searchParams;
  const returnTo = safeReturn(query.get('retour'));
  if (signed.session || signed.personSession) throw redirect(doorForAnyone(signed, returnTo));
  return { returnTo, ended: query.get('fin'), demo: runtime.demo, accounts: await demoAccounts(runtime) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { runtime } = context.get(requestContext);
  const form = await request.formData();
  const typed = String(form.get('email') ?? '');
  const email = z.email().max(254).safeParse(normalEmail(typed));
  if (!email.success) return data({ typed, error: EMAIL_NEEDED }, { status: 422 });
  const returnTo = safeReturn(String(form.get('retour') ?? ''));
  const asked = await startSignIn(runtime, { email: email.data, returnTo });
  if (asked.outcome === 'wait') {
    const wait = plural(minutesUntil(runtime.clock, asked.until), 'minute');
    const error = `Plusieurs messages ont déjà été demandés pour cette adresse. Cherchez le dernier dans votre boîte (et parmi les indésirables), ou attendez ${wait}.`;
    return data({ typed, error }, { status: 429 });
  }
  return redirect('/connexion/verification', {
    headers: { 'set-cookie': browserCookie(runtime, asked.browser) },
  });
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { returnTo, ended, demo, accounts } = loaderData;
  const error = actionData?.error;
  return (
    <Stack gap="l">
      <PageTitle title="Se connecter" />
      {error && <ErrorSummary errors={[{ field: 'email', message: error }]} />}
      {!error && ended && ENDED[ended] && (
        <Notice tone={ended === 'signed-out' ? 'success' : 'info'}>
          <p>{ENDED[ended]}</p>
        </Notice>
      )}
      {demo && <DemoAccounts accounts={accounts} returnTo={returnTo} />}
      <Card title={demo ? 'Avec une adresse e-mail' : 'Avec votre adresse e-mail'}>
        <form method="post" noValidate>
          <Stack>
            {returnTo && <input type="hidden" name="retour" value={returnTo} />}
            <TextField
              name="email"
              type="email"
              label="Adresse e-mail"
              hint="Vous recevrez un lien et un code à six chiffres. Il n’y a pas de mot de passe."
              autoComplete="email"
              defaultValue={actionData?.typed ?? ''}
              error={error}
              required
            />
            <FormActions>
              <Button>Recevoir un lien de connexion</Button>
            </FormActions>
          </Stack>
        </form>
      </Card>
      <Card title="Pas encore d’accès ?">
        <Stack>
          <p>
            <strong>Vous êtes accompagné.</strong> Demandez au professionnel qui vous accompagne d’ouvrir
            votre espace : il confirme votre adresse avec vous. Vous avez un papier avec un code ?{' '}
            <TextLink href="/code">Saisissez votre code</TextLink>.
          </p>
          <p>
            <strong>Vous êtes professionnel.</strong> Les accès sont ouverts par le responsable Relais de
            votre organisation, qui vous envoie une invitation par e-mail.
          </p>
        </Stack>
      </Card>
    </Stack>
  );
}
