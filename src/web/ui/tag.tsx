import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './tag.module.css';

export type TagTone = 'info' | 'ok' | 'warn' | 'danger' | 'relay' | 'plain';

const icons: Record<Exclude<TagTone, 'plain'>, IconName> = {
  info: 'info',
  ok: 'check',
  warn: 'clock',
  danger: 'important',
  relay: 'relay',
};

/** A state in a word, never by colour alone: every tone but the plain one has its icon. */
export function Tag({
  tone,
  icon,
  children,
}: {
  tone: TagTone;
  icon?: IconName | undefined;
  children: ReactNode;
}) {
  const drawn = icon ?? (tone === 'plain' ? undefined : icons[tone]);
  return (
    <span className={classes(styles.tag, styles[tone])}>
      {drawn && (
        <span className={styles.icon}>
          <Icon name={drawn} />
        </span>
      )}
      {children}
    </span>
  );
}
