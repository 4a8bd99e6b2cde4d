import { constraints, type Item, itemKey, needThemes } from '../../../../domain/diagnosis/codes.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Rejected } from './submitted-form.server.ts';

interface Found {
  readonly constraints: readonly string[];
  readonly needs: readonly string[];
}

/** The national reference, objectives by constraint, then needs; what this person's diagnosis found comes first. */
function subjects({ constraints: found, needs }: Found) {
  const byConstraint = constraints.map((constraint) => ({
    code: constraint.code,
    label: constraint.title,
    options: [
      ...constraint.objectives.map(option),
      {
        value: itemKey(constraint),
        label: `Autre objectif\u00a0: ${constraint.title.toLowerCase()}${mark(constraint)}`,
      },
    ],
  }));
  const ownNeeds = needThemes.flatMap((theme) => theme.needs).filter(({ code }) => needs.includes(code));
  return [
    ...found
      .flatMap((code) => byConstraint.filter((group) => group.code === code))
      .map((group) => ({ ...group, label: `Dans le diagnostic\u00a0: ${group.label}` })),
    ...(ownNeeds.length > 0
      ? [{ label: 'Dans le diagnostic\u00a0: besoins', options: ownNeeds.map(option) }]
      : []),
    ...byConstraint.filter(({ code }) => !found.includes(code)),
    ...needThemes
      .map((theme) => ({
        label: theme.title,
        options: theme.needs.filter(({ code }) => !needs.includes(code)).map(option),
      }))
      .filter(({ options }) => options.length > 0),
  ];
}

const mark = ({ sensitive }: Item) => (sensitive ? ' (sensible)' : '');
const option = (item: Item) => ({ value: itemKey(item), label: `${item.label}${mark(item)}` });

/** An objective of the diagnosis, the person's own words, or both. */
export function ObjectiveFields({
  found,
  subject,
  rejected,
}: {
  found: Found;
  /** The objective that the page before proposed. */
  subject: string | undefined;
  rejected: Rejected | undefined;
}) {
  const errorOf = (field: string) => rejected?.errors.find((error) => error.field === field)?.message;
  return (
    <>
      <SelectField
        name="about"
        label="Objectif du diagnostic partagé"
        hint="Un objectif marqué « sensible » ne se voit que par vous, le référent, Cap emploi et la personne."
        placeholder="Aucun de la liste"
        options={subjects(found)}
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
