import { classes } from './classes.ts';
import { formatTime, type InstantLike } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './save-status.module.css';

export type SaveState = 'idle' | 'saving' | 'saved' | 'retrying' | 'conflict';

const icons: Record<SaveState, IconName | undefined> = {
  idle: undefined,
  saving: 'clock',
  saved: 'check',
  retrying: 'warning',
  conflict: 'important',
};

/** Where the writing stands. « Enregistré » only once the server has it; nothing typed is lost meanwhile. */
export function SaveStatus({
  state,
  savedAt,
  timeZone,
}: {
  state: SaveState;
  savedAt?: InstantLike | undefined;
  timeZone: string;
}) {
  const icon = icons[state];
  return (
    <p className={classes(styles.status, styles[state])} role="status">
      {icon && <Icon name={icon} />}
      <span>{words(state, savedAt === undefined ? undefined : formatTime(savedAt, timeZone))}</span>
    </p>
  );
}

function words(state: SaveState, time: string | undefined): string {
  switch (state) {
    case 'idle':
      return time ? `Enregistré à ${time}` : 'Vos réponses s’enregistrent au fur et à mesure.';
    case 'saving':
      return 'Enregistrement…';
    case 'saved':
      return time ? `Enregistré à ${time}` : 'Enregistré';
    case 'retrying':
      return 'Non enregistré, nouvel essai… Gardez cette page ouverte : rien n’est perdu.';
    case 'conflict':
      return 'Une autre personne a changé cette réponse. Les deux versions sont affichées : choisissez.';
  }
}
