import { endReasonsForMany } from '../../../domain/ending/codes.ts';
import type { PeopleActPage } from '../../../domain/people-act/views.ts';
import type { Tag } from '../../../domain/tag/views.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { Caseloads } from '../circle/caseloads.tsx';
import { AppointFields, OrientFields } from '../circle/decision-fields.tsx';
import { TAGS } from '../circle/paths.ts';
import { errorOf, type Rejected, rejectionOf, typed } from '../circle/rejected.ts';
import { EndFields } from '../person/ending/end-fields.tsx';

/** What the reader may decide for those chosen, beside who already carries how much. */
export function ActChoices({
  act: { bodies, leads, tags, ends, total },
  today,
  rejected,
}: {
  act: PeopleActPage;
  today: string;
  rejected: Rejected | undefined;
}) {
  const people = plural(total, 'personne');
  return (
    <Columns aside={<Caseloads bodies={bodies ?? []} leads={leads ?? []} />}>
      {bodies && (
        <Card title="Confier à un organisme référent">
          <form method="post" noValidate>
            <OrientFields
              bodies={bodies}
              suffix="-toutes"
              rejected={rejectionOf(rejected, 'orienter')}
              submit={`Orienter ${people}`}
            />
          </form>
        </Card>
      )}
      {leads && (
        <Card title="Nommer un référent">
          <Stack gap="s">
            <p>
              Pour les personnes dont votre organisation est l’organisme référent. Les autres restent comme
              elles sont.
            </p>
            <form method="post" noValidate>
              <AppointFields
                leads={leads}
                suffix="-toutes"
                rejected={rejectionOf(rejected, 'nommer')}
                submit={`Nommer pour ${people}`}
              />
            </form>
          </Stack>
        </Card>
      )}
      {tags && (
        <Card title="Étiquettes">
          {tags.length > 0 ? (
            <form method="post" noValidate>
              <TagFields tags={tags} people={people} rejected={rejected} />
            </form>
          ) : (
            <p>
              Votre organisation n’en a pas encore. <TextLink href={TAGS}>Créer une étiquette</TextLink>
            </p>
          )}
        </Card>
      )}
      {ends && (
        <Card title="Terminer l’accompagnement">
          <Stack gap="s">
            <p>
              Avec la même raison et la même date pour {people}. Rien n’est effacé, et chaque accompagnement
              peut reprendre. Un décès se note sur la page de la personne.
            </p>
            <form method="post" noValidate>
              <EndFields
                reasons={endReasonsForMany}
                today={today}
                rejected={rejectionOf(rejected, 'terminer')}
                compact
                submit={`Terminer pour ${people}`}
                act="terminer"
              />
            </form>
          </Stack>
        </Card>
      )}
    </Columns>
  );
}

function TagFields({
  tags,
  people,
  rejected,
}: {
  tags: readonly Tag[];
  people: string;
  rejected: Rejected | undefined;
}) {
  const own = rejectionOf(rejected, 'poser') ?? rejectionOf(rejected, 'enlever');
  return (
    <Stack>
      <SelectField
        name="tagId"
        label="Étiquette"
        required
        placeholder="Choisir une étiquette"
        options={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
        defaultValue={typed(own, 'tagId')}
        error={errorOf(own, 'tagId')}
      />
      <FormActions>
        <Button name="acte" value="poser">
          Poser sur {people}
        </Button>
        <Button name="acte" value="enlever" variant="quiet">
          Enlever de {people}
        </Button>
      </FormActions>
    </Stack>
  );
}
