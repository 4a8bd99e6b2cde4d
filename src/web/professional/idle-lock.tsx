import { type RefObject, useEffect, useRef, useState } from 'react';
import { useFetcher, useLocation } from 'react-router';
import { IDLE_MINUTES } from '../../platform/auth/rules.ts';
import { Button } from '../ui/button.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './idle-lock.module.css';

const IDLE_MS = IDLE_MINUTES * 60_000;
const CHECK_EVERY_MS = 10_000;
/** Someone who types for long sends nothing: a word to the server keeps the session from locking under them. */
const TELL_EVERY_MS = 60_000;
const GESTURES = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/**
 * Covers a screen left alone, without leaving the page: what was being typed is there again once the code is given. Without
 * JavaScript, the next request is sent to /connexion/verrou instead.
 */
export function IdleLock({ exempt }: { exempt: boolean }) {
  const [locked, setLocked] = useState(false);
  const cover = useRef<HTMLDialogElement>(null);
  useIdleness(locked, () => setLocked(true));
  useEffect(() => {
    if (locked) cover.current?.showModal();
    else cover.current?.close();
  }, [locked]);
  if (!locked) return null;
  return <Cover cover={cover} exempt={exempt} onOpen={() => setLocked(false)} />;
}

function Cover({
  cover,
  exempt,
  onOpen,
}: {
  cover: RefObject<HTMLDialogElement | null>;
  exempt: boolean;
  onOpen: () => void;
}) {
  const unlocking = useFetcher<{ error: string }>();
  const { pathname, search } = useLocation();
  const sent = useRef(false);
  const error = unlocking.data?.error;
  useEffect(() => {
    if (unlocking.state === 'submitting') sent.current = true;
    else if (unlocking.state === 'idle' && sent.current) {
      sent.current = false;
      if (!error) onOpen();
    }
  }, [unlocking.state, error, onOpen]);
  return (
    <dialog
      ref={cover}
      className={styles.cover}
      aria-labelledby="verrou-titre"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="verrou-titre">Écran verrouillé</h2>
      <p>
        Rien n’a été touché depuis plus de {IDLE_MINUTES} minutes. Ce que vous étiez en train d’écrire est
        toujours là.
      </p>
      <unlocking.Form
        method="post"
        action={`/connexion/verrou?retour=${encodeURIComponent(pathname + search)}`}
        noValidate
      >
        {!exempt && (
          <TextField
            name="code"
            id="verrou-code"
            label="Code de votre application, ou code de secours"
            autoComplete="one-time-code"
            width="medium"
            error={error}
            required
          />
        )}
        <FormActions>
          <Button>Reprendre</Button>
        </FormActions>
      </unlocking.Form>
      <form method="post" action="/deconnexion">
        <Button variant="quiet">Me déconnecter</Button>
      </form>
    </dialog>
  );
}

/** Calls `onIdle` after twenty minutes without a gesture in any tab, or when the server says that it has locked. */
function useIdleness(locked: boolean, onIdle: () => void): void {
  const idle = useRef(onIdle);
  idle.current = onIdle;
  useEffect(() => {
    if (locked) return;
    let lastGesture = Date.now();
    let lastTold = Date.now();
    const tabs = new BroadcastChannel('relais-presence');
    const gesture = () => {
      lastGesture = Date.now();
    };
    const check = async () => {
      const now = Date.now();
      if (now - lastGesture >= IDLE_MS) return idle.current();
      if (lastGesture <= lastTold || now - lastTold < TELL_EVERY_MS) return;
      lastTold = now;
      tabs.postMessage('here');
      const answer = await fetch('/connexion/presence', { method: 'POST' }).catch(() => null);
      if (answer?.status === 401) idle.current();
    };
    tabs.onmessage = gesture;
    for (const name of GESTURES) addEventListener(name, gesture, { passive: true });
    addEventListener('visibilitychange', check);
    const timer = setInterval(check, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      removeEventListener('visibilitychange', check);
      for (const name of GESTURES) removeEventListener(name, gesture);
      tabs.close();
    };
  }, [locked]);
}
