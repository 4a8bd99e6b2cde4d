import { type MouseEvent, type ReactNode, useId } from 'react';
import type { ButtonLook } from './button.tsx';
import { LinkButton } from './button.tsx';
import styles from './dialog.module.css';
import { Icon } from './icon.tsx';

/** A native dialog, closed until its trigger opens it: the browser keeps the focus inside and gives it back. */
export function Dialog({
  id,
  title,
  actions,
  children,
}: {
  id: string;
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const titleId = useId();
  return (
    <dialog className={styles.dialog} id={id} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        <form method="dialog">
          <button className={styles.close} type="submit">
            <Icon name="close" />
            Fermer
          </button>
        </form>
      </div>
      <div className={styles.body}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </dialog>
  );
}

/** Opens the dialog. Without JavaScript it is a link to the page that asks the same question. */
export function DialogTrigger({ dialogId, href, ...look }: ButtonLook & { dialogId: string; href: string }) {
  const open = (event: MouseEvent) => {
    const dialog = document.getElementById(dialogId);
    if (!(dialog instanceof HTMLDialogElement) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    dialog.showModal();
  };
  return <LinkButton {...look} href={href} onClick={open} aria-haspopup="dialog" />;
}
