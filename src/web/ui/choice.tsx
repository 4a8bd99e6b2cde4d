import type { ComponentProps, ReactNode } from 'react';
import styles from './choice.module.css';

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
}

/** One native box or circle with its words; all of it can be pressed. */
export function Choice({
  id,
  label,
  hint,
  describedBy,
  ...native
}: Omit<ComponentProps<'input'>, 'className' | 'style'> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  describedBy?: string | undefined;
}) {
  const ownHint = hint ? `${id}-precision` : undefined;
  return (
    <div className={styles.choice}>
      <input
        {...native}
        className={styles.box}
        id={id}
        aria-describedby={[ownHint, describedBy].filter(Boolean).join(' ') || undefined}
      />
      <label className={styles.words} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={ownHint}>
          {hint}
        </p>
      )}
    </div>
  );
}
