import { Choice, type ChoiceOption } from './choice.tsx';
import { FieldSetFrame, type FieldWords } from './field.tsx';
import styles from './options.module.css';

/** Several answers to one question, each sent under the same name. */
export function CheckboxGroup({
  name,
  legend,
  id = name,
  options,
  defaultValues = [],
  ...frame
}: Omit<FieldWords, 'label'> & {
  legend: FieldWords['label'];
  options: readonly ChoiceOption[];
  defaultValues?: readonly string[] | undefined;
}) {
  return (
    <FieldSetFrame {...frame} id={id} label={legend}>
      <div className={styles.stack}>
        {options.map(({ value, label, hint, disabled }) => (
          <Choice
            key={value}
            id={`${id}-${value}`}
            type="checkbox"
            name={name}
            value={value}
            label={label}
            hint={hint}
            disabled={disabled}
            defaultChecked={defaultValues.includes(value)}
          />
        ))}
      </div>
    </FieldSetFrame>
  );
}
