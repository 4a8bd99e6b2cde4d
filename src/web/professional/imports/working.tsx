import { Card } from '../../ui/card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { useProgress } from '../use-progress.ts';
import { importHref, importsHref, progressHref, takeBackHref } from './paths.ts';

interface Progress {
  state: string;
  progress: number;
  rowsTotal: number;
  stopped: boolean;
}

const words: Record<string, { title: string; label: string }> = {
  analysing: { title: 'Relais compare la liste', label: 'Analyse' },
  importing: { title: 'Relais écrit la liste', label: 'Enregistrement' },
  'taking-back': { title: 'Relais annule la liste', label: 'Annulation' },
};

/** Long work, live: asked every second while the page is visible; without JavaScript a link asks again. */
export function Working({ importId, started }: { importId: string; started: Progress }) {
  const now = useProgress(progressHref(importId), started);
  const { title, label } = words[started.state] ?? { title: '', label: '' };
  const text = `${formatNumber(now.progress)} lignes sur ${formatNumber(now.rowsTotal)}`;
  return (
    <Card title={title}>
      <Stack gap="m">
        <ProgressBar label={label} value={now.progress} max={now.rowsTotal} text={text} />
        <p>
          Vous pouvez quitter cette page : le travail continue, et se retrouve dans{' '}
          <TextLink href={importsHref}>la liste des imports</TextLink>.
        </p>
        {started.state === 'importing' && (
          <p>
            Ce n’est pas la bonne liste ?{' '}
            <TextLink href={takeBackHref(importId)}>Arrêter et annuler cet import</TextLink>
          </p>
        )}
        <noscript>
          <p>
            <a href={importHref(importId)}>Actualiser l’avancement</a>
          </p>
        </noscript>
      </Stack>
    </Card>
  );
}
