import type { ChangeEventHandler } from 'react';
import { Choice, type ChoiceOption } from './choice.tsx';
import { FieldSetFrame, type FieldWords } from './field.tsx';
import styles from './options.module.css';

/** One answer among a few. `segmented` puts short answers side by side, for a diagnosis filled while talking. */
export function RadioGroup({
  name,
  legend,
  id = name,
  options,
  defaultValue,
  look = 'stack',
  onChange,
  ...frame
}: Omit<FieldWords, 'label'> & {
  legend: FieldWords['label'];
  options: readonly ChoiceOption[];
  defaultValue?: string | undefined;
  look?: 'stack' | 'inline' | 'segmented' | undefined;
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
}) {
  return (
    <FieldSetFrame {...frame} id={id} label={legend} role="radiogroup">
      <div className={styles[look]}>
        {options.map(({ value, label, hint, disabled }) => (
          <Choice
            key={value}
            id={`${id}-${value}`}
            type="radio"
            name={name}
            value={value}
            label={label}
            hint={look === 'segmented' ? undefined : hint}
            disabled={disabled}
            required={frame.required}
            defaultChecked={value === defaultValue}
            onChange={onChange}
          />
        ))}
      </div>
    </FieldSetFrame>
  );
}
