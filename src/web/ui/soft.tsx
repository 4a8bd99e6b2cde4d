import type { ReactNode } from 'react';
import styles from './soft.module.css';

/** The second line of a cell or a list: a place, an organisation, a source. */
export function Soft({ children }: { children: ReactNode }) {
  return <span className={styles.soft}>{children}</span>;
}
