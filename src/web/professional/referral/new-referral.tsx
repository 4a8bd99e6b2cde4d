import { redirect } from 'react-router';
import { newReferral } from '../../../domain/referral/new-referral.query.server.ts';
import { askForRoom, sendReferral } from '../../../domain/referral/open-referral.server.ts';
import { storeFiles } from '../../../domain/referral/store-files.server.ts';
import { run } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import { attempt, sent } from '../../referral/attempt.server.ts';
import { documentsIn } from '../../referral/documents-in.server.ts';
import { referralHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { personCrumbs } from '../person/plan/paths.ts';
import type { Route } from './+types/new-referral.ts';
import { ConditionsCard, NoAddress } from './conditions-card.tsx';
import { DocumentsField } from './documents-field.tsx';
import { ALREADY_LEFT } from './left-before.tsx';
import { ToldFields, toldOf } from './told-fields.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Orienter vers un service · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, serviceId } = args.params;
  const query = new URL(args.request.url).searchParams;
  return {
    personId,
    referralId: newId(),
    stepId: query.get('etape') ?? '',
    replaces: query.get('suite') ?? '',
    ...(await run(runtime, newReferral, actor, { personId, serviceId })),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, serviceId } = args.params;
  const form = await args.request.formData();
  const referralId = sent(form, 'id');
  const asked = {
    personId,
    serviceId,
    referralId,
    stepId: sent(form, 'stepId') || undefined,
    replaces: sent(form, 'replaces') || undefined,
  };
  return attempt(form, async () => {
    const room = sent(form, 'acte') === 'place';
    const { filesJoined } = await storeFiles(runtime, await documentsIn(form), (files) =>
      room
        ? run(runtime, askForRoom, actor, { ...asked, files })
        : run(runtime, sendReferral, actor, { ...asked, files, told: toldOf(form) }),
    );
    const done = room ? 'place' : 'envoyee';
    return redirect(`${referralHref(personId, referralId)}?fait=${filesJoined ? done : ALREADY_LEFT}`);
  });
}

export default function NewReferral({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, service, steps, already, replaces, contact } = loaderData;
  const reachable = service.email !== null || service.managedBy !== null;
  return (
    <Stack gap="m">
      <Breadcrumb items={[...personCrumbs(personId, personName), { label: 'Orienter vers un service' }]} />
      <PageTitle
        title={`Orienter vers «\u00a0${service.name} »`}
        subtitle={`${personName} · ${service.structure}`}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {already && (
        <Notice tone="warning">
          <p>
            Une demande à ce service est déjà en cours pour {personName}.{' '}
            <TextLink href={referralHref(personId, already)}>Voir où elle en est</TextLink>
          </p>
        </Notice>
      )}
      <ConditionsCard loaded={loaderData} />
      {reachable ? (
        <Card title="La demande">
          <form method="post" encType="multipart/form-data" noValidate>
            <Stack>
              <input type="hidden" name="id" value={actionData?.typed.id ?? loaderData.referralId} />
              <input type="hidden" name="replaces" value={replaces} />
              <ToldFields personName={personName} contact={contact} attempt={actionData} />
              {steps.length > 0 && (
                <SelectField
                  name="stepId"
                  label="Pour quelle étape du plan ?"
                  options={steps.map(({ id, title }) => ({ value: id, label: title }))}
                  placeholder="Aucune étape en particulier"
                  defaultValue={actionData?.typed.stepId ?? loaderData.stepId}
                  optional
                />
              )}
              <DocumentsField attempt={actionData} optional />
              <FormActions>
                <Button name="acte" value="envoyer">
                  Envoyer la demande
                </Button>
                <Button name="acte" value="place" variant="quiet">
                  Demander d’abord s’il y a une place, sans nommer la personne
                </Button>
              </FormActions>
            </Stack>
          </form>
        </Card>
      ) : (
        <NoAddress service={service} />
      )}
    </Stack>
  );
}
