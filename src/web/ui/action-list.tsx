import type { ReactNode } from 'react';
import styles from './action-list.module.css';
import { classes } from './classes.ts';

/** What to do, most urgent first. Inside `<Card flush>`. */
export function ActionList({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** The bar repeats the urgency that the tag or the detail says in words. */
export function ActionItem({
  urgency,
  pick,
  title,
  tag,
  detail,
  action,
}: {
  urgency: 'turn' | 'late' | 'soon' | 'plain';
  /** A box that chooses the line. */
  pick?: ReactNode;
  title: ReactNode;
  tag?: ReactNode;
  /** Who owes it, since when, why. */
  detail?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li className={classes(styles.item, styles[urgency])}>
      {pick}
      <div className={classes(styles.words, pick !== undefined && styles.picked)}>
        <p className={styles.title}>
          <span>{title}</span> {tag}
        </p>
        {detail && <p className={styles.detail}>{detail}</p>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </li>
  );
}
