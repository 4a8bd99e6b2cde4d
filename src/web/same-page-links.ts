import { useEffect } from 'react';

/**
 * Links within the page (the lines of an error summary, « Aller au contenu ») move focus and view, as browsers do by themselves.
 * Left to the browser they would also change the address, and the router then forgets the server's answer to the form:
 * what was typed would be lost.
 */
export function useSamePageLinks(): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      const target =
        link && document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''));
      if (!target) return;
      event.preventDefault();
      for (let around: Element | null = target; around; around = around.parentElement)
        if (around instanceof HTMLDetailsElement) around.open = true;
      target.scrollIntoView();
      target.focus({ preventScroll: true });
      if (document.activeElement !== target) focusAnyway(target);
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, []);
}

/** A heading or a section takes no focus by itself. */
function focusAnyway(target: HTMLElement): void {
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
