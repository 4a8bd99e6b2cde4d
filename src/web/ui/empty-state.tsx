import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** An empty list says why it is empty and what to do. */
export function EmptyState({
  title,
  level = 3,
  action,
  children,
}: {
  title: string;
  level?: 2 | 3 | 4 | undefined;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.empty}>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
