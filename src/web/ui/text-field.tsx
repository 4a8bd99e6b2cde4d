import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';

export type NativeInput = Omit<ComponentProps<'input'>, keyof FieldWords | 'className' | 'style' | 'width'>;

/** Give `autoComplete` whenever the field asks the user about themselves (RGAA 11.13). */
export function TextField({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  width = 'full',
  type = 'text',
  ...native
}: FieldWords &
  NativeInput & {
    type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | 'number' | 'date' | 'time' | undefined;
    width?: 'short' | 'medium' | 'full' | 'date' | undefined;
  }) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required} optional={optional}>
      <input
        {...native}
        {...describe(id, { hint, error })}
        className={classes(styles.control, styles[width])}
        id={id}
        name={name}
        type={type}
        required={required}
      />
    </FieldFrame>
  );
}
