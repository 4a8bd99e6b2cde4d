import { data } from 'react-router';
import {
  allowReplacement,
  confirmEnrolment,
  enrolment,
} from '../../../platform/auth/second-factor.server.ts';
import { CodeForm } from '../../public/sign-in/code-form.tsx';
import { PRIVATE_PAGE, sessionCookie } from '../../public/sign-in/cookies.server.ts';
import { Enrolment } from '../../public/sign-in/enrolment.tsx';
import { codeProblem, STARTED_OVER } from '../../public/sign-in/messages.ts';
import { RecoveryCodes } from '../../public/sign-in/recovery-codes.tsx';
import { refusal } from '../../public/sign-in/waiting.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/change-factor.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Application de codes · Relais' }];
export const headers = () => PRIVATE_PAGE;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, session } = requireProfessional(args);
  return { enrolment: await enrolment(runtime, session) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, session } = requireProfessional(args);
  const form = await args.request.formData();
  const code = String(form.get('code') ?? '');
  if (form.get('acte') !== 'enrol') {
    const answer = await allowReplacement(runtime, session, code);
    if (answer.outcome !== 'done') return problem(codeProblem(refusal(runtime.clock, answer)));
    // The page shows the new code to scan once it is asked again, with the session's new cookie.
    return new Response(null, {
      status: 303,
      headers: {
        location: '/compte/double-verification',
        'set-cookie': sessionCookie(runtime, answer.token),
      },
    });
  }
  const answer = await confirmEnrolment(runtime, session, code);
  if (answer.outcome === 'started-over') return problem(STARTED_OVER);
  if (answer.outcome !== 'enrolled') return problem(codeProblem(refusal(runtime.clock, answer)));
  return data(
    { error: null, recoveryCodes: answer.recoveryCodes },
    { headers: { 'set-cookie': sessionCookie(runtime, answer.token) } },
  );
}

function problem(error: string) {
  return data({ error, recoveryCodes: null }, { status: 422 });
}

export default function ChangeFactor({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData?.recoveryCodes) return <RecoveryCodes codes={actionData.recoveryCodes} next="/compte" />;
  const error = actionData?.error ?? undefined;
  return (
    <Stack gap="l">
      <PageTitle title="Application de codes" />
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      {loaderData.enrolment ? (
        <Enrolment {...loaderData.enrolment} error={error} />
      ) : (
        <Card title="Prouver que c’est bien vous">
          <CodeForm
            label="Code de votre application actuelle, ou code de secours"
            hint="L’application actuelle reste valable tant que la nouvelle n’est pas activée."
            submit="Choisir une autre application"
            error={error}
          />
        </Card>
      )}
    </Stack>
  );
}
