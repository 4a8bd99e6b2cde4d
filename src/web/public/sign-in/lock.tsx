import { data, redirect } from 'react-router';
import { IDLE_MINUTES, nextStep, safeReturn } from '../../../platform/auth/rules.ts';
import { verifySecondFactor } from '../../../platform/auth/second-factor.server.ts';
import type { Session } from '../../../platform/auth/session.ts';
import { resumeExempt } from '../../../platform/auth/sessions.server.ts';
import { requestContext } from '../../request-context.ts';
import { doorFor } from '../../require-professional.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/lock.ts';
import { CodeForm } from './code-form.tsx';
import { goOn, PRIVATE_PAGE } from './cookies.server.ts';
import { codeProblem } from './messages.ts';
import { SignOutForm } from './sign-out-form.tsx';
import { refusal } from './waiting.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Écran verrouillé · Relais' }];
export const headers = () => PRIVATE_PAGE;

function locked({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { runtime, session } = context.get(requestContext);
  const returnTo = safeReturn(new URL(request.url).searchParams.get('retour'));
  if (!session || nextStep(session) !== 'unlock') throw redirect(doorFor(session, returnTo));
  return { runtime, session: session as Session, returnTo };
}

export function loader(args: Route.LoaderArgs) {
  const { session } = locked(args);
  return { name: session.givenName, exempt: session.secondFactor === 'exempt' };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, session, returnTo } = locked(args);
  const resumed = await resumeExempt(runtime, session);
  if (resumed) return goOn(runtime, resumed, returnTo);
  const form = await args.request.formData();
  const answer = await verifySecondFactor(runtime, session, String(form.get('code') ?? ''));
  if (answer.outcome === 'done') return goOn(runtime, answer.token, returnTo);
  return data({ error: codeProblem(refusal(runtime.clock, answer)) }, { status: 422 });
}

export default function Lock({ loaderData, actionData }: Route.ComponentProps) {
  const error = actionData?.error;
  return (
    <Stack gap="l">
      <PageTitle
        title="Écran verrouillé"
        subtitle={`${loaderData.name}, rien n’a été touché depuis plus de ${IDLE_MINUTES} minutes.`}
      />
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      <Card title="Reprendre où vous en étiez">
        {loaderData.exempt ? (
          <form method="post">
            <Button>Reprendre</Button>
          </form>
        ) : (
          <CodeForm label="Code de votre application, ou code de secours" submit="Reprendre" error={error} />
        )}
      </Card>
      <SignOutForm />
    </Stack>
  );
}
