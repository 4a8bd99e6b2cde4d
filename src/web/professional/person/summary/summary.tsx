import { summarySections } from '../../../../domain/summary-text/codes.ts';
import { summaryText } from '../../../../domain/summary-text/summary-text.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { pluralWord } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { personHref } from '../paths.ts';
import { personCrumbs } from '../plan/paths.ts';
import type { Route } from './+types/summary.ts';
import { type SummaryChoices, summaryChoicesIn } from './summary-choices.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Copier la synthèse · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const choices = summaryChoicesIn(new URL(args.request.url).searchParams);
  const { personId } = args.params;
  const wanted = { personId, ...choices, sections: [...choices.sections] };
  return { personId, choices, page: await run(runtime, summaryText, actor, wanted) };
}

export default function Summary({ loaderData: { personId, choices, page } }: Route.ComponentProps) {
  return (
    <Stack gap="m">
      <Breadcrumb items={[...personCrumbs(personId, page.personName), { label: 'Copier la synthèse' }]} />
      <PageTitle title="Copier la synthèse" subtitle={page.personName} />
      <Card title="Le texte">
        <Stack gap="s">
          {choices.sensitive && page.mayAddSensitive && (
            <Notice tone="warning" title="Ce texte dit des choses sensibles">
              <p>
                Santé ou justice : ne le collez que là où seules les personnes qui doivent le savoir le
                liront.
              </p>
            </Notice>
          )}
          {page.text === '' ? (
            <p>Il n’y a rien à copier avec ces choix : cochez au moins une rubrique.</p>
          ) : (
            <CopyText label="Texte à coller, tel quel" text={page.text}>
              <LinkButton href={personHref(personId)} variant="quiet">
                Revenir à la page de la personne
              </LinkButton>
            </CopyText>
          )}
          {page.left > 0 && page.text !== '' && (
            <p>
              {page.left} {pluralWord(page.left, 'phrase ne tient pas', 'phrases ne tiennent pas')} dans cette
              longueur. Retirez une rubrique pour laisser la place aux autres.
            </p>
          )}
          <p>
            Cette copie est notée, avec ce qu’elle contient : la personne le voit dans son espace. Les
            organismes discrets n’y sont jamais nommés.
          </p>
        </Stack>
      </Card>
      <Choices choices={choices} mayAddSensitive={page.mayAddSensitive} />
    </Stack>
  );
}

/** Sent as an address: the choices can be kept, reloaded, and need no script. */
function Choices({ choices, mayAddSensitive }: { choices: SummaryChoices; mayAddSensitive: boolean }) {
  return (
    <Card title="Choisir ce qu’il contient">
      <form>
        <Stack>
          <RadioGroup
            name="taille"
            legend="Longueur"
            look="inline"
            options={[
              { value: '255', label: '255 caractères' },
              { value: '1000', label: '1 000 caractères' },
              { value: 'tout', label: 'Sans limite' },
            ]}
            defaultValue={choices.size}
          />
          <CheckboxGroup
            name="avec"
            legend="Rubriques"
            options={Object.entries(summarySections).map(([value, label]) => ({ value, label }))}
            defaultValues={choices.sections}
          />
          {mayAddSensitive && (
            <CheckboxField
              name="sensible"
              value="oui"
              label="Ajouter ce qui est sensible"
              hint="Santé, justice : laissé de côté sans ce choix."
              defaultChecked={choices.sensitive}
            />
          )}
          <FormActions>
            <Button variant="quiet">Refaire le texte</Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}
