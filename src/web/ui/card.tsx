import type { ReactNode } from 'react';
import styles from './card.module.css';
import { classes } from './classes.ts';

/** A block of the page. With a title it is a section of the outline. `flush` gives lists the whole width. */
export function Card({
  title,
  level = 2,
  detail,
  aside,
  flush,
  id,
  children,
}: {
  title?: ReactNode;
  level?: 2 | 3 | 4 | undefined;
  /** Soft words after the title: a count, an order. */
  detail?: ReactNode;
  /** Links or a small button at the right of the title. */
  aside?: ReactNode;
  flush?: boolean | undefined;
  id?: string | undefined;
  children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  const Block = title ? 'section' : 'div';
  return (
    <Block className={classes(styles.card, flush && styles.flush)} id={id}>
      {title && (
        <div className={styles.head}>
          <Heading className={styles.title}>{title}</Heading>
          {detail && <p className={styles.detail}>{detail}</p>}
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </Block>
  );
}
