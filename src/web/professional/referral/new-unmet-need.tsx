import { redirect } from 'react-router';
import { missingKinds } from '../../../domain/referral/codes.ts';
import { noteUnmetNeed } from '../../../domain/referral/unmet-need.server.ts';
import { needForm } from '../../../domain/referral/unmet-need-form.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { attempt, sent } from '../../referral/attempt.server.ts';
import { personReferralsHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { personCrumbs } from '../person/plan/paths.ts';
import type { Route } from './+types/new-unmet-need.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Besoin sans solution · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const query = new URL(args.request.url).searchParams;
  return {
    personId,
    theme: query.get('theme') ?? '',
    referralId: query.get('demande') ?? '',
    ...(await run(runtime, needForm, actor, { personId, referralId: query.get('demande') || undefined })),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  return attempt(form, async () => {
    await run(runtime, noteUnmetNeed, actor, {
      personId,
      theme: sent(form, 'theme'),
      missing: sent(form, 'missing') as 'autre',
      publics: form.getAll('publics').map(String).filter(Boolean),
      referralId: sent(form, 'referralId') || undefined,
    });
    return redirect(`${personReferralsHref(personId)}?fait=besoin`);
  });
}

/** One gesture: what was wanted is known from the request or the search; what was missing is one choice. */
export default function NewUnmetNeed({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, themes, publics, missing, theme, referralId } = loaderData;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Demandes à des services', href: personReferralsHref(personId) },
          { label: 'Besoin sans solution' },
        ]}
      />
      <PageTitle
        title="Noter un besoin sans solution"
        subtitle="Compté pour le territoire par besoin, commune et public, sans le nom de la personne"
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="referralId" value={referralId} />
            <SelectField
              name="theme"
              label="Quel besoin ?"
              options={themes.map(({ value, label }) => ({ value, label }))}
              placeholder="Choisir un besoin"
              defaultValue={actionData?.typed.theme ?? theme}
              error={actionData?.byField.theme}
              required
            />
            <RadioGroup
              name="missing"
              legend="Qu’est-ce qui a manqué ?"
              options={Object.entries(missingKinds).map(([value, label]) => ({ value, label }))}
              defaultValue={actionData?.typed.missing ?? missing ?? undefined}
              error={actionData?.byField.missing}
              required
            />
            <SelectField
              name="publics"
              label="Pour quel public ?"
              options={publics.map(({ value, label }) => ({ value, label }))}
              placeholder="Aucun en particulier"
              defaultValue={actionData?.typed.publics}
              optional
            />
            <FormActions>
              <Button>Noter ce besoin</Button>
              <LinkButton href={personReferralsHref(personId)} variant="quiet">
                Annuler
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
