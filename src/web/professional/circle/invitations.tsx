import { redirect } from 'react-router';
import { answerInvitation } from '../../../domain/circle/answer-invitation.server.ts';
import { answerRequest } from '../../../domain/circle/answer-request.server.ts';
import { myInvitations } from '../../../domain/circle/my-invitations.query.server.ts';
import { withdrawCircleInvitation } from '../../../domain/circle/withdraw-invitation.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/invitations.ts';
import { DoneNotice } from './done-notice.tsx';
import { INVITATIONS, personHref } from './paths.ts';
import { ReceivedList } from './received-list.tsx';
import { SentList } from './sent-list.tsx';
import { actOf, sent, submitted } from './submitted.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Invitations · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  return {
    ...(await run(runtime, myInvitations, actor, {})),
    done: query.get('fait'),
    joined: query.get('personne'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const about = { personId: sent(form, 'personne'), invitationId: sent(form, 'sur') };
  const acts = {
    accepter: () => run(runtime, answerInvitation, actor, { ...about, accept: true }),
    decliner: () => run(runtime, answerInvitation, actor, { ...about, accept: false }),
    'accepter-demande': () => run(runtime, answerRequest, actor, { ...about, accept: true }),
    'decliner-demande': () => run(runtime, answerRequest, actor, { ...about, accept: false }),
    retirer: () => run(runtime, withdrawCircleInvitation, actor, about),
  };
  const act = actOf(form, acts);
  return submitted(form, async () => {
    await act();
    const done = sent(form, 'acte');
    return redirect(`${INVITATIONS}?fait=${done}${done === 'accepter' ? `&personne=${about.personId}` : ''}`);
  });
}

const DONE = {
  decliner: 'Invitation déclinée. Le professionnel qui vous invitait est prévenu.',
  'accepter-demande': 'Demande acceptée\u00a0: le professionnel fait partie du cercle et en est prévenu.',
  'decliner-demande': 'Demande déclinée. Le professionnel est prévenu.',
  retirer: 'C’est retiré.',
  demander: 'Votre demande est envoyée. Vous serez prévenu de la réponse par e-mail.',
  quitter: 'Vous avez quitté le cercle. Votre accès au dossier a pris fin.',
};

export default function Invitations({ loaderData, actionData }: Route.ComponentProps) {
  const { received, toDecide, sent: mine, done, joined } = loaderData;
  const accepter = joined && (
    <>
      Vous avez rejoint le cercle. <TextLink href={personHref(joined)}>Ouvrir le dossier</TextLink>
    </>
  );
  return (
    <Stack gap="l">
      <PageTitle
        title="Invitations"
        subtitle="Les cercles où l’on vous invite, ceux que l’on demande à rejoindre"
      />
      {actionData ? (
        <ErrorSummary errors={actionData.errors} title="Cela n’a pas pu se faire" />
      ) : (
        <DoneNotice done={done} sentences={{ ...DONE, accepter }} />
      )}
      <Card title="À vous de répondre" flush={received.length + toDecide.length > 0}>
        <ReceivedList received={received} toDecide={toDecide} />
      </Card>
      <Card
        title="Envoyées par vous"
        detail="en attente, ou répondues depuis moins de 30 jours"
        flush={mine.length > 0}
      >
        <SentList sent={mine} />
      </Card>
    </Stack>
  );
}
