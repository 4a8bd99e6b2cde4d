import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './timeline.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** What is planned first, then what happened, latest first. */
export function Timeline({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {children}
    </ol>
  );
}

/**
 * `date` is written in full; `dateTime` is its machine form (2026-03-03). The colour of a relay's dot repeats
 * what its title or its tag says.
 */
export function TimelineItem({
  kind = 'event',
  date,
  dateTime,
  title,
  tag,
  children,
}: {
  kind?: 'event' | 'relay' | 'planned' | undefined;
  date: ReactNode;
  dateTime?: string | undefined;
  /** Without one, `children` say all that this day holds. */
  title?: ReactNode;
  tag?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className={classes(styles.item, styles[kind])}>
      <p className={styles.date}>{dateTime ? <time dateTime={dateTime}>{date}</time> : date}</p>
      <p>
        {kind === 'planned' && <VisuallyHidden>À venir : </VisuallyHidden>}
        {title} {tag}
      </p>
      {children && <div className={styles.body}>{children}</div>}
    </li>
  );
}
