import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';
import type { NativeInput } from './text-field.tsx';

/** The hint says which files and how large; the form needs `encType="multipart/form-data"`. */
export function FileField({
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
        className={classes(styles.control, styles.file)}
        id={id}
        name={name}
        type="file"
        required={required}
      />
    </FieldFrame>
  );
}
