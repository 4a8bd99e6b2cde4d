import { redirect } from 'react-router';
import { answerRequest } from '../../../../domain/circle/answer-request.server.ts';
import { circlePage } from '../../../../domain/circle/circle-page.query.server.ts';
import { withdrawCircleInvitation } from '../../../../domain/circle/withdraw-invitation.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Cluster, Columns, Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { DoneNotice } from '../../circle/done-notice.tsx';
import {
  circleHref,
  fullName,
  inviteHref,
  leaveHref,
  orientationHref,
  personCrumbs,
} from '../../circle/paths.ts';
import { actOf, sent, submitted } from '../../circle/submitted.server.ts';
import type { Route } from './+types/circle.ts';
import { CircleMembers } from './circle-members.tsx';
import { LeadHistory } from './lead-history.tsx';
import { WaitingList } from './waiting-list.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Cercle · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const circle = await run(runtime, circlePage, actor, { personId: args.params.personId });
  return { circle, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const invitationId = sent(form, 'sur');
  const answer = (accept: boolean) => run(runtime, answerRequest, actor, { personId, invitationId, accept });
  const acts = {
    accepter: () => answer(true),
    decliner: () => answer(false),
    retirer: () => run(runtime, withdrawCircleInvitation, actor, { personId, invitationId }),
  };
  const act = actOf(form, acts);
  return submitted(form, async () => {
    await act();
    return redirect(`${circleHref(personId)}?fait=${sent(form, 'acte')}`);
  });
}

const DONE = {
  inviter: 'L’invitation est envoyée. Le professionnel rejoindra le cercle quand il l’aura acceptée.',
  accepter: 'La demande est acceptée\u00a0: le professionnel fait partie du cercle.',
  decliner: 'La demande est déclinée.',
  retirer: 'L’invitation est retirée.',
  fin: 'La participation est terminée. L’accès a pris fin\u00a0; ce qui a été écrit reste.',
};

export default function Circle({ loaderData, actionData }: Route.ComponentProps) {
  const { circle, done } = loaderData;
  const { person, abilities } = circle;
  return (
    <Stack gap="l">
      <Breadcrumb items={[...personCrumbs(person), { label: 'Cercle' }]} />
      <PageTitle
        title="Cercle"
        subtitle={fullName(person)}
        actions={
          abilities.invite && (
            <LinkButton href={inviteHref(person.personId)} icon="plus">
              Inviter un professionnel
            </LinkButton>
          )
        }
      />
      {actionData ? <ErrorSummary errors={actionData.errors} /> : <DoneNotice done={done} sentences={DONE} />}
      <Columns aside={<Aside circle={circle} />}>
        {circle.waiting.length > 0 && (
          <Card title="En attente de réponse" flush>
            <WaitingList waiting={circle.waiting} />
          </Card>
        )}
        <Card title="Autour de la personne aujourd’hui">
          <Stack>
            <CircleMembers circle={circle} />
            {abilities.leave !== 'no' && (
              <Leave personId={person.personId} refused={abilities.leave === 'refused'} />
            )}
          </Stack>
        </Card>
      </Columns>
    </Stack>
  );
}

function Leave({ personId, refused }: { personId: string; refused: boolean }) {
  return refused ? (
    <p>
      Vous êtes référent : votre responsable nomme d’abord un autre référent, puis vous quittez le cercle.
    </p>
  ) : (
    <Cluster>
      <LinkButton href={leaveHref(personId)} variant="quiet" small>
        Quitter le cercle
      </LinkButton>
    </Cluster>
  );
}

function Aside({ circle }: { circle: Route.ComponentProps['loaderData']['circle'] }) {
  const { person, abilities, referentBody } = circle;
  const decides = abilities.orient || abilities.appointLead;
  return (
    <>
      <Card title="Organisme référent">
        <Stack>
          <p>{referentBody ?? 'Aucun pour le moment\u00a0: la personne attend une orientation.'}</p>
          {decides && (
            <p>
              <TextLink href={orientationHref(person.personId)}>
                {abilities.orient ? 'Orienter' : 'Nommer un référent'}
              </TextLink>
            </p>
          )}
        </Stack>
      </Card>
      <LeadHistory leads={circle.leads} former={circle.formerLeads} />
    </>
  );
}
