import { redirect } from 'react-router';
import { organisationPage } from '../../../domain/organisation/organisation-page.query.server.ts';
import type { OrganisationPage } from '../../../domain/organisation/views.ts';
import { usesTags } from '../../../domain/tag/rules.ts';
import { run } from '../../../platform/access/run.ts';
import { waitingInvitations, withdrawInvitation } from '../../../platform/auth/invitations.server.ts';
import { civilDateAt } from '../../../platform/clock/clock.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Cluster, Columns, Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { EDIT_ORGANISATION, NEW_MEMBER, ORGANISATION, STAND_INS, TAGS } from '../circle/paths.ts';
import { actOf, sent } from '../circle/submitted.server.ts';
import type { Route } from './+types/organisation.ts';
import { Agreements } from './agreements.tsx';
import { OrganisationDetails } from './organisation-details.tsx';
import { Team } from './team.tsx';
import { WaitingInvitations } from './waiting-invitations.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Organisation · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, organisationPage, actor, {});
  const waiting = page.isManager ? await run(runtime, waitingInvitations, actor, {}) : [];
  return {
    page,
    waiting: waiting.map((invitation) => ({
      invitationId: invitation.invitation_id,
      name: `${invitation.given_name} ${invitation.family_name}`,
      email: invitation.email,
      until: civilDateAt(invitation.expires_at, runtime.clock),
    })),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const withdraw = actOf(form, {
    retirer: () => run(runtime, withdrawInvitation, actor, { invitationId: sent(form, 'sur') }),
  });
  await withdraw();
  return redirect(`${ORGANISATION}?fait=retirer`);
}

const DONE = {
  modifier: 'Les informations de l’organisation sont enregistrées.',
  inviter: 'L’invitation est envoyée par e-mail. La personne rejoindra l’équipe quand elle l’aura acceptée.',
  retirer: 'L’invitation est retirée\u00a0: son lien ne sert plus.',
  siege: 'Le rôle est enregistré.',
  depart: 'Le départ est enregistré\u00a0: tous les accès de ce professionnel ont pris fin.',
};

export default function Organisation({ loaderData }: Route.ComponentProps) {
  const { page, waiting, done } = loaderData;
  const { organisation, isManager } = page;
  return (
    <Stack gap="l">
      <PageTitle
        title={organisation.name}
        subtitle={organisation.kind}
        tags={
          organisation.discreet && (
            <Tag tone="info" icon="lock">
              organisation discrète : son nom ne paraît qu’ici
            </Tag>
          )
        }
        actions={isManager && <LinkButton href={NEW_MEMBER}>Inviter un collègue</LinkButton>}
      />
      <DoneNotice done={done} sentences={DONE} />
      <Columns aside={<Aside page={page} />}>
        <Card title="Équipe">
          <Team page={page} />
        </Card>
        {waiting.length > 0 && (
          <Card title="Invitations en attente" flush>
            <WaitingInvitations waiting={waiting} />
          </Card>
        )}
        <Cluster>
          {isManager && (
            <LinkButton href={STAND_INS} variant="quiet" icon="relay">
              Remplacements
            </LinkButton>
          )}
          {offersTags(page) && <TextLink href={TAGS}>Étiquettes</TextLink>}
          {isManager && <TextLink href="/organisation/courrier">E-mails non remis</TextLink>}
        </Cluster>
      </Columns>
    </Stack>
  );
}

/** A reader who puts tags on people, as long as an agreement of the organisation holds. */
const offersTags = ({ colleagues, agreements, today }: OrganisationPage) =>
  colleagues.some(({ isReader, roles }) => isReader && usesTags({ roles })) &&
  agreements.some(({ from, until }) => from <= today && (until === null || until >= today));

function Aside({ page }: { page: OrganisationPage }) {
  return (
    <>
      <Card
        title="Coordonnées"
        aside={page.isManager && <TextLink href={EDIT_ORGANISATION}>Modifier</TextLink>}
      >
        <OrganisationDetails organisation={page.organisation} />
      </Card>
      <Card title="Conventions">
        <Agreements agreements={page.agreements} today={page.today} />
      </Card>
    </>
  );
}
