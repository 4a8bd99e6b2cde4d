import type { ReactNode } from 'react';
import styles from './field-columns.module.css';

/** Fields two by two where there is room, one under the other where there is not; read in the order of the page. */
export function FieldColumns({
  short,
  children,
}: {
  /** Numbers of one or two digits. */ short?: boolean;
  children: ReactNode;
}) {
  return <div className={short ? `${styles.columns} ${styles.short}` : styles.columns}>{children}</div>;
}

/** A field that takes the whole row. */
export function WholeRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
