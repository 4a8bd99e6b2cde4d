import { useEffect } from 'react';
import { useBlocker } from 'react-router';

const ANSWERS = 'Des réponses ne sont pas encore enregistrées. Quitter la page et les perdre ?';

/** Leaving while something is not saved asks first: closing the page, or following a link inside Relais. */
export function useLeavingWarning(unsaved: boolean, question = ANSWERS): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    // Saved while the question was about to be asked: nothing to ask any more.
    if (!unsaved || window.confirm(question)) {
      blocker.proceed();
    } else {
      blocker.reset();
    }
  }, [blocker, unsaved, question]);
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
