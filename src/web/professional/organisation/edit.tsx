import { redirect } from 'react-router';
import { editOrganisation } from '../../../domain/organisation/edit-organisation.server.ts';
import { organisationPage } from '../../../domain/organisation/organisation-page.query.server.ts';
import { territoryCommunes } from '../../../domain/organisation/territory-communes.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ORGANISATION } from '../circle/paths.ts';
import { errorOf, typed } from '../circle/rejected.ts';
import { sent, submitted } from '../circle/submitted.server.ts';
import type { Route } from './+types/edit.ts';
import { CommuneSelect } from './commune-select.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Modifier l’organisation · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { isManager, organisation } = await run(runtime, organisationPage, actor, {});
  if (!isManager) throw new NotFound();
  return { organisation, communes: await run(runtime, territoryCommunes, actor, {}) };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const input = Object.fromEntries(FIELDS.map((name) => [name, sent(form, name)]));
  return submitted(form, async () => {
    await run(runtime, editOrganisation, actor, input as Parameters<typeof editOrganisation.handle>[1]);
    return redirect(`${ORGANISATION}?fait=modifier`);
  });
}

const FIELDS = ['name', 'siret', 'communeCode', 'address', 'phone', 'email', 'openedOn'] as const;

const openingHint = (first: string | null) =>
  `Le premier jour où votre équipe y travaille. Qui était suivi avant ce jour et arrive ensuite par une de vos listes va dans la reprise du stock, sans alerter personne\u00a0; les listes déjà importées ne changent pas.${
    first ? ` Vide : le jour du premier compte, le ${formatDate(first)}.` : ''
  }`;

export default function EditOrganisation({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, communes } = loaderData;
  const shown = (name: 'name' | 'siret' | 'address' | 'phone' | 'email' | 'openedOn') => ({
    name,
    defaultValue: typed(actionData, name, organisation[name] ?? ''),
    error: errorOf(actionData, name),
  });
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Organisation', href: ORGANISATION }, { label: 'Modifier' }]} />
      <PageTitle
        title="Modifier l’organisation"
        subtitle="Son type et sa discrétion se changent avec le coordinateur du territoire"
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <TextField {...shown('name')} label="Nom" required />
            <TextField
              {...shown('siret')}
              label="SIRET"
              hint="14 chiffres."
              width="medium"
              inputMode="numeric"
              optional
            />
            <TextField {...shown('address')} label="Adresse" optional />
            <CommuneSelect
              communes={communes}
              present={
                organisation.communeCode && {
                  code: organisation.communeCode,
                  name: organisation.communeName ?? '',
                }
              }
              rejected={actionData}
            />
            <TextField {...shown('phone')} type="tel" label="Téléphone" width="medium" optional />
            <TextField {...shown('email')} type="email" label="E-mail" width="medium" optional />
            <DateField
              {...shown('openedOn')}
              label="Ouverture sur Relais"
              hint={openingHint(organisation.firstAccountOn)}
              optional
            />
            <FormActions>
              <Button>Enregistrer</Button>
              <LinkButton href={ORGANISATION} variant="quiet">
                Annuler
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
