import type { EnteredStructureField } from '../../../../domain/offer/own/entered-structure.ts';
import type { OwnStructurePage } from '../../../../domain/offer/own/own-structure-page.query.server.ts';
import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { Card } from '../../../ui/card.tsx';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { OWN_OFFER } from '../paths.ts';
import { AddressFields } from './address-fields.tsx';
import { EnteredForm, type ListProps } from './entered-form.tsx';
import { structureFieldWords } from './field-words.ts';
import { HoursFields } from './hours-fields.tsx';
import type { EnteredAnswer } from './submitted-entered.server.ts';

/** A structure in one page, as its people write it. */
export function StructureForm({
  page: { entered, communes },
  version,
  answer,
}: {
  page: Pick<OwnStructurePage, 'entered' | 'communes'>;
  version: number;
  answer: EnteredAnswer<EnteredStructureField> | undefined;
}) {
  return (
    <EnteredForm<EnteredStructureField>
      entered={entered}
      version={version}
      answer={answer}
      words={structureFieldWords}
      back={{ href: OWN_OFFER, label: 'Revenir à notre offre' }}
    >
      {({ text, list }) => (
        <>
          <Card title="Qui vous êtes">
            <Stack>
              <TextField
                {...text('nom')}
                hint="Tel que les personnes et les partenaires le connaissent."
                required
              />
              <TextArea
                {...text('description')}
                hint="Ce que fait la structure, pour qui. Ce que chaque service apporte se dit sur sa propre page."
                rows={6}
                optional
              />
              <Networks list={list} />
            </Stack>
          </Card>
          <Card title="Où">
            <Stack>
              <AddressFields
                text={text}
                communes={communes}
                communeHint="Vos nouveaux services la reprennent ; ceux qui sont déjà écrits gardent la leur."
              />
              <TextField
                {...text('accessibilite_lieu')}
                type="url"
                hint="Par exemple votre fiche sur acceslibre.beta.gouv.fr."
                optional
              />
            </Stack>
          </Card>
          <Card title="Comment vous joindre">
            <Stack>
              <TextField
                {...text('telephone')}
                type="tel"
                width="medium"
                hint="Montré aussi sur les services qui n’ont pas le leur."
                optional
              />
              <TextField
                {...text('courriel')}
                type="email"
                hint="Les demandes des professionnels peuvent y être envoyées."
                optional
              />
              <TextField {...text('site_web')} type="url" optional />
              <TextField
                {...text('lien_source')}
                type="url"
                hint="Si elle est présentée ailleurs : sur le site de votre réseau, par exemple."
                optional
              />
            </Stack>
          </Card>
          <Card title="Quand vous êtes ouverts">
            <Stack>
              <p>Ces horaires valent pour les services qui n’ont pas les leurs.</p>
              <HoursFields text={text} />
            </Stack>
          </Card>
        </>
      )}
    </EnteredForm>
  );
}

/** A hundred of them: closed until one is asked for, or wrong. */
function Networks({ list }: ListProps<EnteredStructureField>) {
  const networks = list('reseaux_porteurs');
  const chosen = networks.defaultValues.length;
  return (
    <Disclosure
      open={networks.error !== undefined}
      summary={chosen > 0 ? `${networks.legend} (${plural(chosen, 'coché')})` : networks.legend}
    >
      <CheckboxGroup
        {...networks}
        hint="Ceux dont votre structure fait partie."
        options={offerValues.reseau.map(({ value, label }) => ({ value, label }))}
      />
    </Disclosure>
  );
}
