import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}

export interface SelectGroup {
  label: string;
  options: readonly SelectOption[];
}

export function SelectField({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  options,
  placeholder,
  ...native
}: FieldWords &
  Omit<ComponentProps<'select'>, keyof FieldWords | 'className' | 'style' | 'children'> & {
    options: readonly (SelectOption | SelectGroup)[];
    /** The empty first choice (« Choisir une commune »). */
    placeholder?: string | undefined;
  }) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required} optional={optional}>
      <select
        {...native}
        {...describe(id, { hint, error })}
        className={classes(styles.control, styles.select)}
        id={id}
        name={name}
        required={required}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((choice) =>
          'options' in choice ? (
            <optgroup key={choice.label} label={choice.label}>
              {choice.options.map(option)}
            </optgroup>
          ) : (
            option(choice)
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function option({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
