import styles from './avatar.module.css';
import { classes } from './classes.ts';
import { initials } from './format.ts';

/** Initials in a disc. Silent: the name is always written beside. */
export function Avatar({ name, tone = 'plain' }: { name: string; tone?: 'plain' | 'lead' }) {
  return (
    <span className={classes(styles.avatar, styles[tone])} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
