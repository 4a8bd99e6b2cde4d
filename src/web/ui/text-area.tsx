import { type ComponentProps, useState } from 'react';
import { classes } from './classes.ts';
import styles from './control.module.css';
import { describe, FieldFrame, type FieldWords } from './field.tsx';
import { formatNumber, plural } from './format.ts';
import counter from './text-area.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * Short free text. `maxLength` is told and counted but never cuts: a pasted text that is too long is shortened by
 * its author, the server refuses what remains too long.
 */
export function TextArea({
  name,
  label,
  id = name,
  hint,
  error,
  required,
  optional,
  maxLength,
  rows = 4,
  onInput,
  ...native
}: FieldWords & Omit<ComponentProps<'textarea'>, keyof FieldWords | 'className' | 'style'>) {
  const [length, setLength] = useState<number>();
  const limit = maxLength && `${formatNumber(maxLength)} caractères au plus.`;
  const fullHint = limit && hint ? [hint, ` ${limit}`] : (hint ?? limit);
  return (
    <FieldFrame id={id} label={label} hint={fullHint} error={error} required={required} optional={optional}>
      <textarea
        {...native}
        {...describe(id, { hint: fullHint, error })}
        className={classes(styles.control, styles.area)}
        id={id}
        name={name}
        rows={rows}
        required={required}
        onInput={(event) => {
          setLength(event.currentTarget.value.length);
          onInput?.(event);
        }}
      />
      {maxLength !== undefined && length !== undefined && (
        <Left left={maxLength - length} maxLength={maxLength} />
      )}
    </FieldFrame>
  );
}

/** Seen at each key, read out only near the end. */
function Left({ left, maxLength }: { left: number; maxLength: number }) {
  const text =
    left >= 0
      ? `Encore ${plural(left, 'caractère')} possible${left > 1 ? 's' : ''}`
      : `${plural(-left, 'caractère')} de trop`;
  const near = left <= Math.min(20, maxLength / 10);
  return (
    <>
      <p className={classes(counter.left, left < 0 && counter.over)} aria-hidden="true">
        {text}
      </p>
      <VisuallyHidden>
        <span role="status">{near ? text : ''}</span>
      </VisuallyHidden>
    </>
  );
}
