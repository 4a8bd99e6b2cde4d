import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';
import type { NativeInput } from './text-field.tsx';

/** The browser's own date field; its value is the civil date, YYYY-MM-DD. */
export function DateField({
  name,
  label,
  id = name,
  hint = 'Jour, mois, année : par exemple 3 mars 2026.',
  error,
  required,
  optional,
  ...native
}: FieldWords & NativeInput) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required} optional={optional}>
      <input
        {...native}
        {...describe(id, { hint, error })}
        className={classes(styles.control, styles.date)}
        id={id}
        name={name}
        type="date"
        required={required}
      />
    </FieldFrame>
  );
}
