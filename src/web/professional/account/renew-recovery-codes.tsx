import { data } from 'react-router';
import { renewRecoveryCodes } from '../../../platform/auth/second-factor.server.ts';
import { CodeForm } from '../../public/sign-in/code-form.tsx';
import { PRIVATE_PAGE, sessionCookie } from '../../public/sign-in/cookies.server.ts';
import { codeProblem, STARTED_OVER } from '../../public/sign-in/messages.ts';
import { RecoveryCodes } from '../../public/sign-in/recovery-codes.tsx';
import { refusal } from '../../public/sign-in/waiting.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/renew-recovery-codes.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Codes de secours · Relais' }];
export const headers = () => PRIVATE_PAGE;

export function loader(args: Route.LoaderArgs) {
  requireProfessional(args);
  return null;
}

export async function action(args: Route.ActionArgs) {
  const { runtime, session } = requireProfessional(args);
  const form = await args.request.formData();
  const answer = await renewRecoveryCodes(runtime, session, String(form.get('code') ?? ''));
  if (answer.outcome === 'enrolled') {
    return data(
      { error: null, recoveryCodes: answer.recoveryCodes },
      { headers: { 'set-cookie': sessionCookie(runtime, answer.token) } },
    );
  }
  const error =
    answer.outcome === 'started-over' ? STARTED_OVER : codeProblem(refusal(runtime.clock, answer));
  return data({ error, recoveryCodes: null }, { status: 422 });
}

export default function RenewRecoveryCodes({ actionData }: Route.ComponentProps) {
  if (actionData?.recoveryCodes) {
    const done = 'Les anciens codes de secours ne servent plus.';
    return <RecoveryCodes codes={actionData.recoveryCodes} next="/compte" done={done} />;
  }
  const error = actionData?.error ?? undefined;
  return (
    <Stack gap="l">
      <PageTitle title="Renouveler les codes de secours" />
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      <Card title="Prouver que c’est bien vous">
        <CodeForm
          label="Code de votre application, ou code de secours"
          hint="Dix nouveaux codes remplaceront les anciens, qui ne serviront plus."
          submit="Obtenir de nouveaux codes"
          error={error}
        />
      </Card>
    </Stack>
  );
}
