import type { ReactNode } from 'react';
import { Button, LinkButton } from './button.tsx';
import styles from './confirm.module.css';

/**
 * Asks before an act with consequences. The PageTitle above is the question, the children say what will change
 * and for whom, the button says the act; the way back changes nothing.
 */
export function Confirm({
  confirmLabel,
  cancelHref,
  cancelLabel = 'Annuler, ne rien changer',
  tone = 'primary',
  action,
  hidden = {},
  children,
}: {
  confirmLabel: string;
  cancelHref: string;
  cancelLabel?: string | undefined;
  tone?: 'primary' | 'danger' | 'relay' | undefined;
  action?: string | undefined;
  hidden?: Readonly<Record<string, string>> | undefined;
  children: ReactNode;
}) {
  return (
    <form className={styles.form} method="post" action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div className={styles.actions}>
        <Button variant={tone}>{confirmLabel}</Button>
        <LinkButton href={cancelHref} variant="quiet">
          {cancelLabel}
        </LinkButton>
      </div>
    </form>
  );
}
