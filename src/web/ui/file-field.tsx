import { type ChangeEvent, useState } from 'react';
import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';
import type { NativeInput } from './text-field.tsx';

interface Largest {
  bytes: number;
  /** What a larger file is told. */
  message: string | ((name: string) => string);
}

interface Most {
  files: number;
  /** What is told of one more. */
  message: string;
}

/**
 * The hint says which files and how large; the form needs `encType="multipart/form-data"`. A file larger than `largest`, or one more than
 * `most`, is refused as soon as it is chosen, without being sent; without JavaScript the server says it.
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
  most,
  ...native
}: FieldWords & NativeInput & { largest?: Largest; most?: Most }) {
  const [refused, setRefused] = useState<string>();
  const said = refused ?? error;
  const judge = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const why = faultOf([...(target.files ?? [])], largest, most);
    setRefused(why);
    if (why !== undefined) target.value = '';
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

function faultOf(files: readonly File[], largest?: Largest, most?: Most): string | undefined {
  if (most && files.length > most.files) return most.message;
  const large = largest && files.find(({ size }) => size > largest.bytes);
  if (!large) return undefined;
  return typeof largest.message === 'string' ? largest.message : largest.message(large.name);
}
