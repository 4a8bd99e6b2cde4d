import { redirect } from 'react-router';
import { newServicePage } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { createOwnService } from '../../../../domain/offer/own/write-service.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { posted } from '../../../posted.server.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { sent } from '../../circle/submitted.server.ts';
import { StartFromModel } from '../model/start-from-model.tsx';
import { OFFER, OWN_OFFER, ownServiceHref } from '../paths.ts';
import type { Route } from './+types/new-own-service.ts';
import { ServiceForm } from './service-form.tsx';
import { enteredForm, submittedService } from './submitted-service.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Nouveau service · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { structureId, modelId = null } = args.params;
  return run(runtime, newServicePage, actor, { structureId, modelId, posted: args.context.get(posted) });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { structureId, modelId } = args.params;
  args.context.set(posted, true);
  const form = await args.request.formData();
  return submittedService(form, async () => {
    const { serviceId, followed } = await run(runtime, createOwnService, actor, {
      structureId,
      entered: enteredForm(form),
      model:
        modelId !== undefined && form.has('modelVersion')
          ? { modelId, version: sent(form, 'modelVersion') }
          : undefined,
    });
    const done = modelId === undefined || followed ? 'creer' : 'creer-sans-modele';
    return redirect(`${ownServiceHref(serviceId)}?fait=${done}`);
  });
}

export default function NewOwnService({ loaderData, actionData, params }: Route.ComponentProps) {
  const { model } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: 'Nouveau service' },
        ]}
      />
      <PageTitle
        title="Nouveau service"
        subtitle={`${loaderData.structureName} · un brouillon, que votre équipe seule voit avant sa publication`}
      />
      {actionData?.rejected && <ErrorSummary errors={actionData.rejected.errors} />}
      <StartFromModel
        page={loaderData}
        structureId={params.structureId}
        gone={params.modelId !== undefined && !model}
      />
      <ServiceForm
        key={model?.modelId}
        loaded={loaderData}
        answer={actionData}
        hidden={model ? { modelVersion: model.version } : undefined}
      />
    </Stack>
  );
}
