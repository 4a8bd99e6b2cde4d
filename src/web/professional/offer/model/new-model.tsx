import { redirect } from 'react-router';
import { newModelPage } from '../../../../domain/offer/model/model-page.query.server.ts';
import { createModel } from '../../../../domain/offer/model/write-model.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { enteredForm, submittedService } from '../own/submitted-service.server.ts';
import { MODELS, modelHref, OFFER, OWN_OFFER } from '../paths.ts';
import type { Route } from './+types/new-model.ts';
import { ModelForm } from './model-form.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Nouveau modèle · Relais' }];

/** The service that it is made of, named by the address; the form posts to the same one. */
const serviceOf = (request: Request) => new URL(request.url).searchParams.get('service');

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, newModelPage, actor, { serviceId: serviceOf(args.request) });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submittedService(form, async () => {
    const { modelId } = await run(runtime, createModel, actor, {
      entered: enteredForm(form),
      serviceId: serviceOf(args.request) ?? undefined,
    });
    return redirect(`${modelHref(modelId)}?fait=creer`);
  });
}

export default function NewModel({ loaderData: { from, entered }, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: 'Modèles', href: MODELS },
          { label: 'Nouveau modèle' },
        ]}
      />
      <PageTitle
        title="Nouveau modèle"
        subtitle={
          from === null
            ? 'Seule votre équipe le voit, tant que vous ne le partagez pas'
            : `D’après votre service « ${from} », sans son adresse, son téléphone ni ses horaires. Seule votre équipe le voit, tant que vous ne le partagez pas`
        }
      />
      {actionData?.rejected && <ErrorSummary errors={actionData.rejected.errors} />}
      <ModelForm entered={entered} answer={actionData} />
    </Stack>
  );
}
