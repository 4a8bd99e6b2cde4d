import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for those who listen, where the eye has a colour, a place or a shape instead. */
export function VisuallyHidden({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className={styles.hidden}>
      {children}
    </span>
  );
}
