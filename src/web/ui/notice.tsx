import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './notice.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

const tones: Record<NoticeTone, { icon: IconName; word: string }> = {
  info: { icon: 'info', word: 'Information : ' },
  success: { icon: 'check', word: 'C’est fait : ' },
  warning: { icon: 'warning', word: 'Attention : ' },
  error: { icon: 'important', word: 'Erreur : ' },
};

/**
 * What happened, what to do. `live` is for notices that appear without a new page: they are then read out,
 * at once for an error, at the next pause for the others.
 */
export function Notice({
  tone,
  title,
  live,
  children,
}: {
  tone: NoticeTone;
  title?: ReactNode;
  live?: boolean | undefined;
  children?: ReactNode;
}) {
  const { icon, word } = tones[tone];
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={classes(styles.notice, styles[tone])} role={role}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <div className={styles.words}>
        <VisuallyHidden>{word}</VisuallyHidden>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
