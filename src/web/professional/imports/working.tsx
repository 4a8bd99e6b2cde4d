import { useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';
import { Card } from '../../ui/card.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { importHref, importsHref, progressHref } from './paths.ts';

interface Progress {
  state: string;
  progress: number;
  rowsTotal: number;
  stopped: boolean;
}

const EVERY_MS = 1_000;
const words: Record<string, { title: string; label: string }> = {
  analysing: { title: 'Relais compare la liste', label: 'Analyse' },
  importing: { title: 'Relais écrit la liste', label: 'Enregistrement' },
};

/** Long work, live: asked every second while the page is visible; without JavaScript a link asks again. */
export function Working({ importId, started }: { importId: string; started: Progress }) {
  const now = useProgress(importId, started);
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
        <noscript>
          <p>
            <a href={importHref(importId)}>Actualiser l’avancement</a>
          </p>
        </noscript>
      </Stack>
    </Card>
  );
}

function useProgress(importId: string, started: Progress): Progress {
  const [now, setNow] = useState(started);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let over = false;
    const timer = setInterval(async () => {
      if (document.hidden || over) return;
      // Asked by the page, not by a hand: it does not keep a screen from locking.
      const answer = await fetch(progressHref(importId), { headers: { 'x-relais-background': '1' } }).catch(
        () => null,
      );
      if (over || !answer?.ok) return;
      const next = (await answer.json()) as Progress;
      setNow(next);
      if (next.state === started.state && !next.stopped) return;
      over = true;
      await revalidate();
    }, EVERY_MS);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [importId, started.state, revalidate]);
  return now;
}
