import { data, redirect } from 'react-router';
import { safeReturn } from '../../../platform/auth/rules.ts';
import {
  confirmEnrolment,
  enrolment,
  verifySecondFactor,
} from '../../../platform/auth/second-factor.server.ts';
import type { Session } from '../../../platform/auth/session.ts';
import { requestContext } from '../../request-context.ts';
import { doorFor } from '../../require-professional.server.ts';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/second-factor.ts';
import { CodeForm } from './code-form.tsx';
import { goOn, PRIVATE_PAGE, sessionCookie } from './cookies.server.ts';
import { Enrolment } from './enrolment.tsx';
import { codeProblem, STARTED_OVER } from './messages.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SignOutForm } from './sign-out-form.tsx';
import { refusal } from './waiting.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Double vérification · Relais' }];
export const headers = () => PRIVATE_PAGE;

/** Only for a session that still owes its second factor; the others go on. */
function owing({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>) {
  const { runtime, session } = context.get(requestContext);
  const returnTo = safeReturn(new URL(request.url).searchParams.get('retour'));
  if (session?.secondFactor !== 'due') throw redirect(doorFor(session, returnTo));
  return { runtime, session: session as Session, returnTo };
}

export async function loader(args: Route.LoaderArgs) {
  const { runtime, session } = owing(args);
  return { enrolment: await enrolment(runtime, session) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, session, returnTo } = owing(args);
  const form = await args.request.formData();
  const code = String(form.get('code') ?? '');
  if (form.get('acte') !== 'enrol') {
    const answer = await verifySecondFactor(runtime, session, code);
    if (answer.outcome === 'done') return goOn(runtime, answer.token, returnTo);
    return problem(codeProblem(refusal(runtime.clock, answer)));
  }
  const answer = await confirmEnrolment(runtime, session, code);
  if (answer.outcome === 'started-over') return problem(STARTED_OVER);
  if (answer.outcome !== 'enrolled') return problem(codeProblem(refusal(runtime.clock, answer)));
  const next = doorFor({ ...session, secondFactor: 'done', locked: false }, returnTo);
  return data(
    { error: null, recoveryCodes: answer.recoveryCodes, next },
    { headers: { 'set-cookie': sessionCookie(runtime, answer.token) } },
  );
}

function problem(error: string) {
  return data({ error, recoveryCodes: null, next: '/' }, { status: 422 });
}

/** The page that gives the recovery codes has just made its own loader useless: it would only send elsewhere. */
export function shouldRevalidate() {
  return false;
}

export default function SecondFactor({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData?.recoveryCodes)
    return <RecoveryCodes codes={actionData.recoveryCodes} next={actionData.next} />;
  const error = actionData?.error ?? undefined;
  return (
    <Stack gap="l">
      <PageTitle
        title="Double vérification"
        subtitle="Elle protège les données des personnes accompagnées."
      />
      {error && <ErrorSummary errors={[{ field: 'code', message: error }]} />}
      {loaderData.enrolment ? (
        <Enrolment {...loaderData.enrolment} error={error} />
      ) : (
        <AskCode error={error} />
      )}
      <SignOutForm />
    </Stack>
  );
}

function AskCode({ error }: { error: string | undefined }) {
  return (
    <Card title="Saisir le code de votre application">
      <Stack>
        <CodeForm
          label="Code à six chiffres, ou code de secours"
          hint="Ouvrez votre application de codes et recopiez celui de Relais. Sans elle, saisissez un de vos codes de secours."
          submit="Continuer"
          error={error}
        />
        <Disclosure summary="Je n’ai plus mon application ni mes codes de secours">
          <p>
            Adressez-vous au responsable Relais de votre organisation : depuis la page de l’organisation, il
            peut vous permettre de choisir une nouvelle application.
          </p>
        </Disclosure>
      </Stack>
    </Card>
  );
}
