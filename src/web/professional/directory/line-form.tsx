import { ABOUT_LENGTH } from '../../../domain/organisation/codes.ts';
import type { DirectoryLinePage } from '../../../domain/organisation/directory-views.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { errorOf, type Rejected, typed, typedAll } from '../circle/rejected.ts';
import { lineHref } from './paths.ts';

export function LineForm({ page, rejected }: { page: DirectoryLinePage; rejected: Rejected | undefined }) {
  const { entry } = page;
  const chosen = typedAll(rejected, 'communes', page.communeCodes);
  return (
    <form method="post" noValidate>
      <Stack>
        <TextField
          name="about"
          label="Ce que je fais, en une ligne"
          hint={`${ABOUT_LENGTH} caractères au plus. Tous les professionnels du territoire la lisent.`}
          maxLength={ABOUT_LENGTH}
          optional
          defaultValue={typed(rejected, 'about', entry.about)}
          error={errorOf(rejected, 'about')}
        />
        <TextField
          name="phone"
          type="tel"
          label="Téléphone professionnel"
          width="medium"
          optional
          autoComplete={entry.isReader ? 'tel' : 'off'}
          defaultValue={typed(rejected, 'phone', entry.phone ?? '')}
          error={errorOf(rejected, 'phone')}
        />
        <TextField
          name="languages"
          label="Langues parlées"
          hint="Par exemple : arabe, langue des signes."
          width="medium"
          optional
          defaultValue={typed(rejected, 'languages', entry.languages)}
          error={errorOf(rejected, 'languages')}
        />
        <Disclosure
          summary={
            chosen.length > 0
              ? `Communes où j’interviens (${chosen.length})`
              : 'Communes où j’interviens\u00a0: toutes'
          }
          open={chosen.length > 0}
        >
          <PickList
            name="communes"
            legend="Communes"
            hint="Aucune cochée : tout le territoire de l’organisation."
            error={errorOf(rejected, 'communes')}
            options={page.communes.map(({ code, name }) => ({ value: code, label: name, text: name }))}
            defaultValues={chosen}
          />
        </Disclosure>
        <FormActions>
          <Button name="acte" value="modifier">
            Enregistrer
          </Button>
          <LinkButton href={lineHref(entry.seat)} variant="quiet">
            Annuler
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
