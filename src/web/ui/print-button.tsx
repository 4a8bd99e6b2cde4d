import { useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import styles from './print-button.module.css';

const never = () => () => undefined;

/** Opens the browser's print window; without JavaScript, says which key does. Not printed itself. */
export function PrintButton({ children = 'Imprimer' }: { children?: string }) {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <div className={styles.print}>
      {live ? (
        <Button type="button" onClick={() => window.print()}>
          {children}
        </Button>
      ) : (
        <p>Pour imprimer, utilisez le menu de votre navigateur, ou les touches Ctrl et P.</p>
      )}
    </div>
  );
}
