import { data, redirect } from 'react-router';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import {
  changeOwnPhone,
  endOwnSession,
  ownPhone,
  ownSessions,
  signOutEverywhere,
} from '../../../platform/auth/own-account.server.ts';
import { factorStatus } from '../../../platform/auth/second-factor.server.ts';
import { noSessionCookie } from '../../public/sign-in/cookies.server.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/account.ts';
import { Identity } from './identity.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionList } from './session-list.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Mon compte · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor, session } = requireProfessional(args);
  const [sessions, phone, factor] = await Promise.all([
    run(runtime, ownSessions, actor, {}),
    run(runtime, ownPhone, actor, {}),
    factorStatus(runtime, session.professionalId),
  ]);
  return {
    identity: {
      name: `${session.givenName} ${session.familyName}`,
      email: session.email,
      organisation: session.seat.organisationName,
      function: session.seat.function,
      phone,
    },
    sessions: sessions.map((line) => ({
      ...line,
      createdAt: line.createdAt.epochMilliseconds,
      lastSeenAt: line.lastSeenAt.epochMilliseconds,
    })),
    factor: {
      enrolledAt: factor.enrolledAt?.epochMilliseconds ?? null,
      recoveryCodesLeft: factor.recoveryCodesLeft,
    },
    exempt: session.secondFactor === 'exempt',
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const form = await args.request.formData();
  const act = ACTS[String(form.get('acte'))];
  if (!act) throw new NotFound();
  return act(signed, form);
}

const ACTS: Record<string, (signed: Signed, form: FormData) => Promise<unknown>> = {
  telephone: async ({ runtime, actor }, form) => {
    const phone = String(form.get('phone') ?? '').trim();
    if (!/^[+\d][\d .()-]{0,29}$|^$/.test(phone)) {
      const error = 'Saisissez un numéro avec des chiffres, par exemple 02 48 00 00 00, ou laissez vide.';
      return data({ error, phone }, { status: 422 });
    }
    await run(runtime, changeOwnPhone, actor, { phone });
    return redirect('/compte?fait=telephone');
  },
  deconnecter: async ({ runtime, actor }, form) => {
    await run(runtime, endOwnSession, actor, { sessionId: String(form.get('session')) });
    return redirect('/compte?fait=session');
  },
  'deconnecter-tout': async ({ runtime, actor }) => {
    await run(runtime, signOutEverywhere, actor, {});
    return redirect('/connexion?fin=signed-out', { headers: { 'set-cookie': noSessionCookie(runtime) } });
  },
};

const DONE: Record<string, string> = {
  telephone: 'Votre numéro professionnel est enregistré.',
  session: 'Cet appareil est déconnecté.',
};

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { identity, sessions, factor, exempt, done } = loaderData;
  return (
    <Stack gap="l">
      <PageTitle title="Mon compte" />
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <Identity identity={identity} refused={actionData as { error: string; phone: string } | undefined} />
      <SecondFactorCard factor={factor} exempt={exempt} />
      <SessionList sessions={sessions} />
    </Stack>
  );
}
