import { redirect } from 'react-router';
import { addOrganisation } from '../../../domain/organisation/agreements.server.ts';
import { newPartnerPage } from '../../../domain/organisation/new-partner-page.query.server.ts';
import { territoryCommunes } from '../../../domain/organisation/territory-communes.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { partnerHref, TERRITORY } from '../circle/paths.ts';
import { errorOf, typed } from '../circle/rejected.ts';
import { sent, submitted } from '../circle/submitted.server.ts';
import { CommuneSelect } from '../organisation/commune-select.tsx';
import type { Route } from './+types/new-partner.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Ajouter une organisation · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const territoryId = new URL(args.request.url).searchParams.get('territoire') ?? undefined;
  const page = await run(runtime, newPartnerPage, actor, { territoryId });
  return { ...page, communes: await run(runtime, territoryCommunes, actor, {}) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  return submitted(form, async () => {
    const { kinds } = await run(runtime, newPartnerPage, actor, { territoryId: sent(form, 'territoryId') });
    const kind = kinds.find((one) => one.code === sent(form, 'kind'));
    const discreet = { oui: true, non: false }[sent(form, 'discreet')] ?? kind?.discreet ?? false;
    const { organisationId } = await run(runtime, addOrganisation, actor, {
      territoryId: sent(form, 'territoryId'),
      kind: kind?.code ?? '',
      name: sent(form, 'name'),
      siret: sent(form, 'siret'),
      communeCode: sent(form, 'communeCode'),
      discreet,
      from: sent(form, 'from'),
      until: sent(form, 'until'),
    });
    return redirect(`${partnerHref(organisationId)}?fait=ajouter`);
  });
}

export default function NewPartner({ loaderData, actionData }: Route.ComponentProps) {
  const { territory, kinds, communes, today } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Territoire', href: TERRITORY }, { label: 'Ajouter une organisation' }]} />
      <PageTitle title="Ajouter une organisation" subtitle={territory.name} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="territoryId" value={territory.territoryId} />
            <TextField
              name="name"
              label="Nom"
              required
              defaultValue={typed(actionData, 'name')}
              error={errorOf(actionData, 'name')}
            />
            <SelectField
              name="kind"
              label="Type"
              required
              placeholder="Choisir un type"
              options={kinds.map(({ code, label }) => ({ value: code, label }))}
              defaultValue={typed(actionData, 'kind')}
              error={errorOf(actionData, 'kind')}
            />
            <RadioGroup
              name="discreet"
              legend="Organisation discrète"
              hint="Son nom dirait à lui seul quelque chose de la personne (soin, hébergement, probation, violences) : il n’est montré à aucun autre professionnel."
              look="inline"
              options={[
                { value: 'type', label: 'Selon le type' },
                { value: 'oui', label: 'Oui' },
                { value: 'non', label: 'Non' },
              ]}
              defaultValue={typed(actionData, 'discreet', 'type')}
            />
            <TextField
              name="siret"
              label="SIRET"
              hint="14 chiffres."
              width="medium"
              inputMode="numeric"
              optional
              defaultValue={typed(actionData, 'siret')}
              error={errorOf(actionData, 'siret')}
            />
            <CommuneSelect communes={communes} rejected={actionData} />
            <DateField
              name="from"
              label="La convention commence le"
              required
              defaultValue={typed(actionData, 'from', today)}
              error={errorOf(actionData, 'from')}
            />
            <DateField
              name="until"
              label="Dernier jour de la convention"
              hint="Laissez vide si la fin n’est pas connue. Le lendemain, l’organisation n’a plus accès à rien."
              optional
              defaultValue={typed(actionData, 'until')}
              error={errorOf(actionData, 'until')}
            />
            <FormActions>
              <Button>Ajouter l’organisation</Button>
              <LinkButton href={TERRITORY} variant="quiet">
                Annuler
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
