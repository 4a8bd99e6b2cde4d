import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';
import type { NativeInput } from './text-field.tsx';

/** The browser's own time field; its value is HH:MM. */
export function TimeField({
  name,
  label,
  id = name,
  hint,
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
        type="time"
        required={required}
      />
    </FieldFrame>
  );
}
