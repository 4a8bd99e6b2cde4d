import { type ChangeEvent, useState } from 'react';
import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';
import type { NativeInput } from './text-field.tsx';

interface Largest {
  bytes: number;
  /** What a larger file is told. */
  message: string;
}

/**
 * The hint says which files and how large; the form needs `encType="multipart/form-data"`. A file larger than `largest` is refused as
 * soon as it is chosen, without being sent; without JavaScript the server says it.
 */
export function FileField({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  largest,
  ...native
}: FieldWords & NativeInput & { largest?: Largest }) {
  const [tooLarge, setTooLarge] = useState(false);
  const said = tooLarge ? largest?.message : error;
  const judge = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const refused = largest !== undefined && (target.files?.[0]?.size ?? 0) > largest.bytes;
    setTooLarge(refused);
    if (refused) target.value = '';
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} error={said} required={required} optional={optional}>
      <input
        {...native}
        {...describe(id, { hint, error: said })}
        onChange={judge}
        className={classes(styles.control, styles.file)}
        id={id}
        name={name}
        type="file"
        required={required}
      />
    </FieldFrame>
  );
}
