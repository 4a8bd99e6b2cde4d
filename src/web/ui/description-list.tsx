import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './description-list.module.css';

export interface Description {
  term: string;
  details: ReactNode;
  /** Where it comes from and its date: never ask again what is known. */
  source?: ReactNode;
}

export function DescriptionList({
  items,
  columns,
}: {
  items: readonly Description[];
  columns?: boolean | undefined;
}) {
  return (
    <dl className={classes(styles.list, columns && styles.columns)}>
      {items.map(({ term, details, source }) => (
        <div key={term}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.details}>
            {details}
            {source && <span className={styles.source}>{source}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
