import { redirect } from 'react-router';
import { personTagsPage } from '../../../../domain/tag/person-tags-page.query.server.ts';
import { LONGEST_TAG } from '../../../../domain/tag/rules.ts';
import { tagPerson } from '../../../../domain/tag/tag-person.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { fullName, personCrumbs, personHref } from '../../circle/paths.ts';
import { errorOf, typed, typedAll } from '../../circle/rejected.ts';
import { sent, submitted } from '../../circle/submitted.server.ts';
import type { Route } from './+types/person-tags.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Étiquettes d’une personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return run(runtime, personTagsPage, actor, { personId: args.params.personId });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const [had, ticked] = ['had', 'tag'].map((name) => new Set(form.getAll(name).map(String))) as [
    Set<string>,
    Set<string>,
  ];
  return submitted(form, async () => {
    const change = { put: [...ticked.difference(had)], off: [...had.difference(ticked)] };
    await run(runtime, tagPerson, actor, { personId, ...change, newName: sent(form, 'newName') });
    return redirect(`${personHref(personId)}?fait=etiquettes`);
  });
}

export default function PersonTags({ loaderData, actionData }: Route.ComponentProps) {
  const { person, tags, had } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb items={[...personCrumbs(person), { label: 'Étiquettes' }]} />
      <PageTitle title="Étiquettes" subtitle={fullName(person)} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <form method="post" noValidate>
          <Stack>
            <p>
              Vos collègues qui suivent cette personne les voient, et les autres organisations jamais. La
              personne les lit aussi : écrivez ce que vous pouvez lui dire, rien de sa santé ni de sa vie
              privée.
            </p>
            {typedAll(actionData, 'had', had).map((tagId) => (
              <input key={tagId} type="hidden" name="had" value={tagId} />
            ))}
            {tags.length > 0 && (
              <CheckboxGroup
                name="tag"
                legend="Étiquettes de votre organisation"
                options={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
                defaultValues={typedAll(actionData, 'tag', had)}
              />
            )}
            <TextField
              name="newName"
              label="Nouvelle étiquette"
              hint="Par exemple « Atelier CV de mars ». Vos collègues pourront s’en servir."
              optional
              width="medium"
              maxLength={LONGEST_TAG}
              autoComplete="off"
              defaultValue={typed(actionData, 'newName')}
              error={errorOf(actionData, 'newName')}
            />
            <FormActions>
              <Button>Enregistrer</Button>
              <LinkButton href={personHref(person.personId)} variant="quiet">
                Annuler, ne rien changer
              </LinkButton>
            </FormActions>
          </Stack>
        </form>
      </Card>
    </Stack>
  );
}
