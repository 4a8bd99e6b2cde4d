import type { ReactNode } from 'react';
import styles from './form-actions.module.css';

/** The end of a form: the act first, the way back after it. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
