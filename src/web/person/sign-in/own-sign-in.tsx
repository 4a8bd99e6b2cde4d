import { data, redirect } from 'react-router';
import { answerAddress } from '../../../domain/account/confirm-address.server.ts';
import { accountMessages } from '../../../domain/account/messages.ts';
import { ownAccess } from '../../../domain/account/own-access.query.server.ts';
import { revokePaperCode } from '../../../domain/account/paper-codes.server.ts';
import { proposeOwnAddress } from '../../../domain/account/propose-address.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { endOwnSession, ownSessions, signOutEverywhere } from '../../../platform/auth/own-account.server.ts';
import { PERSON_IDLE_MINUTES } from '../../../platform/auth/rules.ts';
import { zoneOf } from '../../../platform/clock/clock.ts';
import { problemsOf } from '../../form-problems.server.ts';
import { noSessionCookie } from '../../public/sign-in/cookies.server.ts';
import { requirePerson, type SignedPerson } from '../../require-person.server.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/own-sign-in.ts';
import { OwnAddressCard } from './own-address-card.tsx';
import { OwnCodes } from './own-codes.tsx';
import { OwnSessions } from './own-sessions.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Ma connexion · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const [sessions, access] = await Promise.all([
    run(runtime, ownSessions, actor, {}),
    run(runtime, ownAccess, actor, { personId: actor.personId }),
  ]);
  return {
    access,
    timeZone: zoneOf(runtime.clock),
    sessions: sessions.map((line) => ({
      ...line,
      createdAt: line.createdAt.epochMilliseconds,
      lastSeenAt: line.lastSeenAt.epochMilliseconds,
    })),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

const done = (what: string) => redirect(`/mon-espace/connexion?fait=${what}`);

const ACTS: Record<string, (signed: SignedPerson, form: FormData) => Promise<Response>> = {
  changer: async ({ runtime, actor }, form) => {
    const address = String(form.get('adresse') ?? '');
    await run(runtime, proposeOwnAddress, actor, { personId: actor.personId, address });
    return done('changer');
  },
  oui: async ({ runtime, actor }, form) => {
    const addressId = String(form.get('sur'));
    await run(runtime, answerAddress, actor, { personId: actor.personId, addressId, yes: true });
    return done('oui');
  },
  non: async ({ runtime, actor }, form) => {
    const addressId = String(form.get('sur'));
    await run(runtime, answerAddress, actor, { personId: actor.personId, addressId, yes: false });
    return done('non');
  },
  annuler: async ({ runtime, actor }, form) => {
    const codeId = String(form.get('sur'));
    await run(runtime, revokePaperCode, actor, { personId: actor.personId, codeId });
    return done('annuler');
  },
  deconnecter: async ({ runtime, actor }, form) => {
    await run(runtime, endOwnSession, actor, { sessionId: String(form.get('session')) });
    return done('session');
  },
  'deconnecter-tout': async ({ runtime, actor }) => {
    await run(runtime, signOutEverywhere, actor, {});
    return redirect('/connexion?fin=signed-out', { headers: { 'set-cookie': noSessionCookie(runtime) } });
  },
};

export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const form = await args.request.formData();
  const act = ACTS[String(form.get('acte'))];
  if (!act) throw new NotFound();
  try {
    return await act(signed, form);
  } catch (error) {
    const typed = String(form.get('adresse') ?? '');
    const rename = { address: 'adresse', address_wrong: 'adresse', address_same: 'adresse' };
    return data({ typed, ...problemsOf(error, { messages, rename }) }, { status: 422 });
  }
}

const messages = Object.fromEntries(Object.entries(accountMessages).map(([code, text]) => [code, { text }]));

const DONE: Record<string, string> = {
  session: 'Cet appareil est déconnecté.',
  changer: 'Ouvrez le message reçu à la nouvelle adresse pour la confirmer. D’ici là, rien ne change.',
  oui: 'Vous avez dit oui. La nouvelle adresse servira dès qu’elle sera confirmée.',
  non: 'Vous avez dit non : cette adresse n’ouvrira rien.',
  annuler: 'Ce code est annulé : il ne sert plus.',
};

export default function OwnSignIn({ loaderData, actionData }: Route.ComponentProps) {
  const { access, sessions, timeZone, done: what } = loaderData;
  return (
    <Stack gap="l">
      <PageTitle title="Ma connexion" />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && what && DONE[what] && (
        <Notice tone="success">
          <p>{DONE[what]}</p>
        </Notice>
      )}
      <OwnAddressCard access={access} timeZone={timeZone} refused={actionData} />
      <OwnSessions sessions={sessions} idleMinutes={PERSON_IDLE_MINUTES} timeZone={timeZone} />
      <OwnCodes codes={access.codes} timeZone={timeZone} />
    </Stack>
  );
}
