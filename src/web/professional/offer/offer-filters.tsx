import { Form } from 'react-router';
import type { OfferPlace } from '../../../domain/offer/offer-page.query.server.ts';
import { categoryOf, offerValues, thematiqueCategories } from '../../../domain/offer/reference/values.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { OFFER, type OfferView, RADII } from './paths.ts';

const THEMES = thematiqueCategories.map((category) => ({
  label: category.label,
  options: [
    { value: category.value, label: `${category.label}\u00a0: tout` },
    ...offerValues.thematique.filter(({ value }) => categoryOf(value) === category.value),
  ],
}));

/** What is looked for, for whom and where: a form that leads to an address. */
export function OfferFilters({
  view,
  place,
  typed,
  unknownPlace,
}: {
  view: OfferView;
  place: OfferPlace | null;
  typed: string;
  unknownPlace: boolean;
}) {
  return (
    <Form method="get" action={OFFER} noValidate key={JSON.stringify(view)}>
      <Stack>
        <TextField
          name="mots"
          type="search"
          label="Mots"
          hint="Par exemple permis, micro-crédit, garde le soir."
          autoComplete="off"
          defaultValue={view.mots}
        />
        <TextField
          name="lieu"
          label="Commune"
          hint="Son nom ou son code postal."
          autoComplete="off"
          defaultValue={place?.name ?? typed}
          error={
            unknownPlace
              ? 'Aucune commune ne porte ce nom ni ce code postal. Vérifiez l’orthographe.'
              : undefined
          }
        />
        <SelectField
          name="rayon"
          label="Jusqu’à"
          options={RADII.map((radius) => ({ value: String(radius), label: `${radius}\u00a0km` }))}
          defaultValue={String(view.rayon)}
        />
        <SelectField
          name="theme"
          label="Thème"
          placeholder="Tous"
          options={THEMES}
          defaultValue={view.themes[0] ?? ''}
        />
        <SelectField
          name="public"
          label="Public"
          placeholder="Tous"
          options={offerValues.public.filter(({ value }) => value !== 'tous-publics')}
          defaultValue={view.public}
        />
        <SelectField
          name="accueil"
          label="Accueil"
          placeholder="Sur place ou à distance"
          options={[
            { value: 'en-presentiel', label: 'Sur place' },
            { value: 'a-distance', label: 'À distance' },
          ]}
          defaultValue={view.accueil}
        />
        <CheckboxField
          name="frais"
          value="gratuit"
          label="Gratuit seulement"
          defaultChecked={view.frais === 'gratuit'}
        />
        <CheckboxField
          name="seul"
          value="oui"
          label="La personne peut le demander elle-même"
          defaultChecked={view.seul}
        />
        <SelectField
          name="tri"
          label="Dans l’ordre"
          options={[
            { value: 'distance', label: 'De la distance' },
            { value: 'fraicheur', label: 'De la fraîcheur' },
            { value: 'pertinence', label: 'De ce qui convient le mieux' },
          ]}
          defaultValue={view.tri}
        />
        <Button icon="search">Chercher</Button>
      </Stack>
    </Form>
  );
}
