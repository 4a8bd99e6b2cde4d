import { constraints, itemKey, needThemes } from '../../../../domain/diagnosis/codes.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Rejected } from './submitted-form.server.ts';

/** The objectives of the national reference by constraint, then needs: where a diagnosis leads. */
const subjects = [
  ...constraints.map((constraint) => ({
    label: constraint.title,
    options: [
      ...constraint.objectives.map((item) => ({ value: itemKey(item), label: marked(item) })),
      {
        value: itemKey(constraint),
        label: `Autre objectif : ${constraint.title.toLowerCase()}${mark(constraint)}`,
      },
    ],
  })),
  ...needThemes.map((theme) => ({
    label: theme.title,
    options: theme.needs.map((item) => ({ value: itemKey(item), label: marked(item) })),
  })),
];

function mark({ sensitive }: { sensitive: boolean }) {
  return sensitive ? ' (sensible)' : '';
}

function marked(item: { label: string; sensitive: boolean }) {
  return `${item.label}${mark(item)}`;
}

/** An objective of the diagnosis, the person's own words, or both. */
export function ObjectiveFields({
  subject,
  rejected,
}: {
  subject: string | undefined;
  rejected: Rejected | undefined;
}) {
  const errorOf = (field: string) => rejected?.errors.find((error) => error.field === field)?.message;
  return (
    <>
      <SelectField
        name="about"
        label="Objectif du diagnostic partagé"
        hint="Un objectif marqué « sensible » ne se voit que par vous, le référent, Cap emploi et la personne."
        placeholder="Aucun de la liste"
        options={subjects}
        defaultValue={rejected?.values.about ?? subject ?? ''}
        error={errorOf('about')}
        optional
      />
      <TextField
        name="title"
        label="Avec les mots de la personne"
        hint="Si vous laissez vide, l’objectif porte le nom choisi dans la liste. La personne peut lire ce qui la concerne."
        defaultValue={rejected?.values.title ?? ''}
        error={errorOf('title')}
        autoComplete="off"
        optional
      />
    </>
  );
}
