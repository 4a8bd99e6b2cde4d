import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import styles from './member-list.module.css';

export function MemberList({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** Someone around a person. `note` follows the name (« référent », « vous »); children are the soft lines below. */
export function Member({
  name,
  note,
  lead,
  action,
  children,
}: {
  name: string;
  note?: ReactNode;
  lead?: boolean | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className={styles.member}>
      <Avatar name={name} tone={lead ? 'lead' : 'plain'} />
      <div>
        <p>
          <strong className={styles.name}>{name}</strong>
          {note && <> · {note}</>}
        </p>
        {children && <div className={styles.detail}>{children}</div>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </li>
  );
}
