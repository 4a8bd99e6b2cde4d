import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classes } from './classes.ts';
import styles from './tile.module.css';

export function Tiles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.tiles} aria-label={label}>
      {children}
    </ul>
  );
}

/** A count and what it counts; with `href`, the list that it opens. Inside `<Tiles>`. */
export function Tile({
  value,
  label,
  href,
  tone = 'plain',
}: {
  value: ReactNode;
  label: ReactNode;
  href?: string | undefined;
  tone?: 'plain' | 'danger' | 'relay' | 'ok' | 'warn' | undefined;
}) {
  const words = (
    <>
      <strong className={classes(styles.value, styles[tone])}>{value}</strong>{' '}
      <span className={styles.label}>{label}</span>
    </>
  );
  return (
    <li className={styles.item}>
      {href ? (
        <Link className={classes(styles.tile, styles.link)} to={href}>
          {words}
        </Link>
      ) : (
        <div className={styles.tile}>{words}</div>
      )}
    </li>
  );
}
