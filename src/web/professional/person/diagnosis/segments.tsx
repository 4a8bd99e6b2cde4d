import type { KeyboardEvent } from 'react';
import { classes } from '../../../ui/classes.ts';
import styles from './segments.module.css';

export interface Segment {
  readonly value: string;
  readonly label: string;
  /** Chooses it from the keyboard, while the focus is in the group. */
  readonly letter: string;
}

/**
 * Native radio buttons side by side, low enough for a hundred questions on one page. Arrows work as everywhere; a letter
 * chooses without passing over the others.
 */
export function Segments({
  name,
  options,
  value,
  muted,
  labelledBy,
  describedBy,
  onChoose,
}: {
  name: string;
  options: readonly Segment[];
  value: string;
  /** The value that says « nothing yet »: chosen, it does not draw the eye. */
  muted?: string | undefined;
  labelledBy: string;
  describedBy?: string | undefined;
  onChoose: (value: string) => void;
}) {
  const byLetter = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = options.find((option) => option.letter === event.key.toLowerCase());
    if (!wanted) return;
    event.preventDefault();
    const radio = event.currentTarget.querySelector<HTMLInputElement>(`input[value="${wanted.value}"]`);
    radio?.focus();
    radio?.click();
  };
  return (
    <div
      className={styles.segments}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={byLetter}
    >
      {options.map((option) => (
        <label className={classes(styles.segment, option.value === muted && styles.muted)} key={option.value}>
          <input
            className={styles.dot}
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
            aria-keyshortcuts={option.letter}
          />
          <span className={styles.label} data-label={option.label}>
            {option.label}
          </span>
        </label>
      ))}
    </div>
  );
}
