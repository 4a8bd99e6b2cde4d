import { redirect } from 'react-router';
import { appointLead } from '../../../../domain/circle/appoint-lead.server.ts';
import type { Track } from '../../../../domain/circle/codes.ts';
import { orientPerson } from '../../../../domain/circle/orient-person.server.ts';
import { orientationPage } from '../../../../domain/circle/orientation-page.query.server.ts';
import type { OrientationPage } from '../../../../domain/circle/views.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { AppointFields, OrientFields } from '../../circle/decision-fields.tsx';
import { DoneNotice } from '../../circle/done-notice.tsx';
import { fullName, orientationHref, personCrumbs, personHref } from '../../circle/paths.ts';
import { type Rejected, rejectionOf } from '../../circle/rejected.ts';
import { actOf, sent, submitted } from '../../circle/submitted.server.ts';
import { endedTitle } from '../ending/ended-notice.tsx';
import type { Route } from './+types/orientation.ts';
import { Decisions } from './decisions.tsx';
import { SuggestedTrack } from './suggested-track.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Orientation · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const page = await run(runtime, orientationPage, actor, { personId: args.params.personId });
  return { page, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const acts = {
    orienter: () =>
      run(runtime, orientPerson, actor, {
        personId,
        track: sent(form, 'track') as Track,
        bodyId: sent(form, 'bodyId'),
        reason: sent(form, 'reason'),
        notifiedOn: sent(form, 'notifiedOn') || null,
      }),
    nommer: () => run(runtime, appointLead, actor, { personId, seat: sent(form, 'seat') }),
  };
  const act = actOf(form, acts);
  return submitted(form, async () => {
    await act();
    return redirect(`${orientationHref(personId)}?fait=${sent(form, 'acte')}`);
  });
}

const DONE = {
  orienter:
    'L’orientation est enregistrée. Les responsables de l’organisme référent sont prévenus par e-mail.',
  nommer: 'Le référent est nommé et prévenu par e-mail.',
};

export default function Orientation({ loaderData, actionData }: Route.ComponentProps) {
  const { page, done } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[...personCrumbs(page.person), { label: 'Orientation' }]} />
      <PageTitle title="Orientation" subtitle={fullName(page.person)} />
      {actionData ? <ErrorSummary errors={actionData.errors} /> : <DoneNotice done={done} sentences={DONE} />}
      {page.endedOn && (
        <Notice tone="info" title={endedTitle(page.endedOn)}>
          <p>
            Pour l’orienter ou nommer un référent,{' '}
            <TextLink href={personHref(page.person.personId)}>reprenez d’abord l’accompagnement</TextLink>.
          </p>
        </Notice>
      )}
      <Columns aside={<Today page={page} />}>
        {page.leads && <Appoint page={page} rejected={rejectionOf(actionData, 'nommer')} />}
        {page.bodies && (
          <Orient page={page} bodies={page.bodies} rejected={rejectionOf(actionData, 'orienter')} />
        )}
        <Card title="Décisions">
          <Decisions orientations={page.orientations} />
        </Card>
      </Columns>
    </Stack>
  );
}

function Today({ page }: { page: OrientationPage }) {
  const lead =
    page.lead && `${page.lead.name}${page.lead.organisation ? ` (${page.lead.organisation})` : ''}`;
  return (
    <Card title="Aujourd’hui">
      <DescriptionList
        items={[
          { term: 'Organisme référent', details: page.referentBody?.name ?? 'aucun' },
          { term: 'Référent', details: lead ?? 'aucun' },
          { term: 'Entrée dans Relais', details: formatDate(page.person.enteredOn) },
        ]}
      />
    </Card>
  );
}

function Appoint({ page, rejected }: { page: OrientationPage; rejected: Rejected | undefined }) {
  return (
    <Card title={page.lead ? 'Nommer un autre référent' : 'Nommer un référent'}>
      <form method="post" noValidate>
        <Stack>
          {page.lead && <p>{page.lead.name} pourra lire le dossier pendant 30 jours, le temps du relais.</p>}
          <AppointFields
            leads={(page.leads ?? []).filter((one) => one.seat !== page.lead?.seat)}
            rejected={rejected}
          />
        </Stack>
      </form>
    </Card>
  );
}

function Orient({
  page,
  bodies,
  rejected,
}: {
  page: OrientationPage;
  bodies: NonNullable<OrientationPage['bodies']>;
  rejected: Rejected | undefined;
}) {
  return (
    <Card title={page.orientations.length > 0 ? 'Nouvelle décision' : 'Décider de l’orientation'}>
      <Stack>
        <SuggestedTrack suggestion={page.suggestion} />
        {page.lead && (
          <Notice tone="info">
            <p>
              {page.lead.name} est référent : changer d’organisme passe par un relais. Vous pouvez confirmer
              l’organisme ou changer de parcours.
            </p>
          </Notice>
        )}
        <form method="post" noValidate>
          <OrientFields bodies={bodies} rejected={rejected} suggested={page.suggestion?.from.track ?? null} />
        </form>
      </Stack>
    </Card>
  );
}
