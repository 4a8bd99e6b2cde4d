import { useEffect } from 'react';
import { useLocation } from 'react-router';

let shownPath: string | undefined;

/**
 * A client navigation changes the page without the browser saying so: the new h1 takes focus and is read out.
 * Not on the first page, nor when only the query changes (a sort, a filter).
 */
export function FocusOnNavigation() {
  const { pathname, hash } = useLocation();
  useEffect(() => {
    const moved = shownPath !== undefined && shownPath !== pathname;
    shownPath = pathname;
    if (!moved || hash) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [pathname, hash]);
  return null;
}
