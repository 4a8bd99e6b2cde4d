import { useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';

const EVERY_MS = 1_000;

/** Long work, live: asked every second while the page is visible, until its state changes; then the page is read again. */
export function useProgress<Progress extends { readonly state: string; readonly stopped: boolean }>(
  href: string,
  started: Progress,
): Progress {
  const [now, setNow] = useState(started);
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let over = false;
    const timer = setInterval(async () => {
      if (document.hidden || over) return;
      // Asked by the page, not by a hand: it does not keep a screen from locking.
      const answer = await fetch(href, { headers: { 'x-relais-background': '1' } }).catch(() => null);
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
  }, [href, started.state, revalidate]);
  return now;
}
