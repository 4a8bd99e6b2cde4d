import { offerValues, thematiqueCategories } from '../../../../domain/offer/reference/values.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { ErrorText } from '../../../ui/field.tsx';
import { plural } from '../../../ui/format.ts';
import type { FieldsProps } from './entered-form.tsx';

/** Sixty-nine themes, by category: those that hold a choice are open. */
export function ThemeFields({ list }: FieldsProps) {
  const { name, defaultValues, error } = list('thematiques');
  return (
    <div id={name} tabIndex={-1}>
      <p>
        Les recherches et les diagnostics mènent au service par ses thèmes : cochez ceux qui lui vont
        vraiment.
      </p>
      <ErrorText id={name} error={error} />
      {thematiqueCategories.map((category) => {
        const themes = offerValues.thematique.filter(({ value }) => value.startsWith(`${category.value}--`));
        const chosen = themes.filter(({ value }) => defaultValues.includes(value)).length;
        return (
          <Disclosure
            key={category.value}
            open={chosen > 0}
            summary={
              chosen > 0
                ? `${category.label} (${plural(chosen, 'thème coché', 'thèmes cochés')})`
                : category.label
            }
          >
            <CheckboxGroup
              id={`${name}-${category.value}`}
              name={name}
              legend={category.label}
              defaultValues={defaultValues}
              options={themes.map(({ value, label }) => ({ value, label }))}
            />
          </Disclosure>
        );
      })}
    </div>
  );
}
