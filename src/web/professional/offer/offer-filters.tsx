import { Form } from 'react-router';
import { PLACES_BELIEVED_DAYS } from '../../../domain/offer/freshness.ts';
import { isArea, type OfferView, RADII } from '../../../domain/offer/offer-view.ts';
import { sayPlace } from '../../../domain/offer/place-in-address.ts';
import { categoryOf, offerValues, thematiqueCategories } from '../../../domain/offer/reference/values.ts';
import type { OfferPlace } from '../../../domain/offer/views.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { OFFER } from './paths.ts';
import type { PlaceProblem } from './typed-place.server.ts';

const THEMES = thematiqueCategories.map((category) => ({
  label: category.label,
  options: [
    { value: category.value, label: `${category.label}\u00a0: tout` },
    ...offerValues.thematique.filter(({ value }) => categoryOf(value) === category.value),
  ],
}));

const PROBLEMS: Record<PlaceProblem, string> = {
  unknown:
    'Aucune commune, intercommunalité ni département ne porte ce nom ni ce code postal. Vérifiez l’orthographe.',
  'no-addresses':
    'Ici, Relais ne cherche pas par adresse. Écrivez une commune\u00a0: son nom ou son code postal.',
  silent:
    'Le service qui situe les adresses ne répond pas. Écrivez une commune, ou réessayez dans un moment.',
};

/** What is looked for, for whom and where: a form that leads to an address. */
export function OfferFilters({
  view,
  place,
  typed,
  problem,
  addresses,
}: {
  view: OfferView;
  place: OfferPlace | null;
  typed: string;
  problem: PlaceProblem | null;
  /** Somebody is asked where addresses are. */
  addresses: boolean;
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
          label="Lieu"
          hint={
            addresses
              ? 'Commune, code postal, adresse, intercommunalité ou département. Pas de nom de personne.'
              : 'Commune, code postal, intercommunalité ou département.'
          }
          autoComplete="off"
          defaultValue={place?.name ?? typed}
          error={problem ? PROBLEMS[problem] : undefined}
        />
        {place && <SamePlace view={view} name={place.name} />}
        <SelectField
          name="rayon"
          label="Jusqu’à"
          hint={isArea(view.place) ? 'Ne compte qu’autour d’une commune ou d’une adresse.' : undefined}
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
        <CheckboxField
          name="ouvert"
          value="oui"
          label="Ouvert maintenant"
          hint="D’après les horaires publiés de chaque semaine : les jours fériés ne sont pas comptés, et un service aux horaires non précisés n’est pas montré."
          defaultChecked={view.ouvert}
        />
        <CheckboxField
          name="places"
          value="libres"
          label="Places libres"
          hint={`D’après ce que les structures ont dit depuis ${PLACES_BELIEVED_DAYS}\u00a0jours\u00a0: un service qui ne dit rien de ses places n’est pas montré.`}
          defaultChecked={view.places}
        />
        <SelectField
          name="tri"
          label="Dans l’ordre"
          options={[
            ...(isArea(view.place) ? [] : [{ value: 'distance', label: 'De la distance' }]),
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

/** So that the place that the form shows is found again as it is: several communes have one name, and an address is a point. */
function SamePlace({ view, name }: { view: OfferView; name: string }) {
  const query = new URLSearchParams();
  sayPlace(query, view.place);
  return [['lieu-connu', name] as const, ...query].map(([field, value]) => (
    <input key={field} type="hidden" name={field} value={value} />
  ));
}
