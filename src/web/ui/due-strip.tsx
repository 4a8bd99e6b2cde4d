import type { ReactNode } from 'react';
import styles from './due-strip.module.css';

/** What is due for one person, at the top of their page: three items or so. */
export function DueStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.strip} aria-label={label}>
      {children}
    </ul>
  );
}

export function DueItem({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.item}>
      <p className={styles.title}>{title}</p>
      <div className={styles.detail}>{children}</div>
    </li>
  );
}
