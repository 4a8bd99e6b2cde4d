import { redirect } from 'react-router';
import { endAgreement, signAgreement } from '../../../domain/organisation/agreements.server.ts';
import type { DutyKind } from '../../../domain/organisation/codes.ts';
import { endDuty, giveDuty } from '../../../domain/organisation/give-duty.server.ts';
import { inviteFirstManager } from '../../../domain/organisation/invite-first-manager.server.ts';
import { partnerPage } from '../../../domain/organisation/partner-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { partnerHref, TERRITORY } from '../circle/paths.ts';
import { actOf, sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/partner.ts';
import { FirstManager } from './first-manager.tsx';
import { PartnerAgreements } from './partner-agreements.tsx';
import { PartnerDuties } from './partner-duties.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Organisation partenaire · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { organisationId } = args.params;
  const page = await run(runtime, partnerPage, actor, { organisationId });
  return { page, reader: actor.seat, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { organisationId } = args.params;
  const form = await args.request.formData();
  const territoryId = sent(form, 'territoryId');
  const acts: Record<string, () => Promise<unknown>> = {
    signer: () =>
      run(runtime, signAgreement, actor, {
        territoryId,
        organisationId,
        from: sent(form, 'from'),
        until: sent(form, 'until'),
      }),
    terminer: () =>
      run(runtime, endAgreement, actor, {
        agreementId: sent(form, 'sur'),
        until: sent(form, 'until'),
        why: sent(form, 'why'),
      }),
    inviter: () =>
      run(runtime, inviteFirstManager, actor, {
        organisationId,
        email: sent(form, 'email'),
        givenName: sent(form, 'givenName'),
        familyName: sent(form, 'familyName'),
        function: sent(form, 'function'),
      }),
    mission: () => {
      const kind = sent(form, 'kind') as DutyKind;
      const authorityId = kind === 'orientation-officer' ? organisationId : null;
      return run(runtime, giveDuty, actor, { seat: sent(form, 'seat'), kind, authorityId, territoryId });
    },
    'fin-mission': () => run(runtime, endDuty, actor, { dutyId: sent(form, 'sur') }),
  };
  const act = actOf(form, acts);
  return submitted(form, async () => {
    await act();
    return redirect(`${partnerHref(organisationId)}?fait=${sent(form, 'acte')}`);
  });
}

const DONE = {
  ajouter: 'L’organisation est ajoutée. Invitez maintenant son premier responsable.',
  signer: 'La convention est enregistrée.',
  terminer:
    'La fin de la convention est enregistrée. Le lendemain, l’organisation n’aura plus accès à rien sur ce territoire.',
  inviter: 'L’invitation est envoyée. Le responsable pourra ensuite inviter son équipe.',
  mission: 'La mission est confiée dès aujourd’hui.',
  'fin-mission': 'La mission est terminée.',
};

export default function Partner({ loaderData, actionData }: Route.ComponentProps) {
  const { page, reader, done } = loaderData;
  const { organisation } = page;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Territoire', href: TERRITORY }, { label: organisation.name }]} />
      <PageTitle
        title={organisation.name}
        subtitle={`${organisation.kind} · ${page.territory.name}`}
        tags={
          organisation.discreet && (
            <Tag tone="info" icon="lock">
              discrète : vous seul lisez son nom, avec son équipe
            </Tag>
          )
        }
      />
      {actionData ? <ErrorSummary errors={actionData.errors} /> : <DoneNotice done={done} sentences={DONE} />}
      {(page.awaitsManager || page.invited.length > 0) && <FirstManager page={page} rejected={actionData} />}
      <PartnerAgreements page={page} rejected={actionData} />
      {page.members.length > 0 && (
        <Card title="Missions">
          <PartnerDuties page={page} reader={reader} rejected={actionData} />
        </Card>
      )}
    </Stack>
  );
}
