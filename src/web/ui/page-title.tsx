import type { ReactNode } from 'react';
import styles from './page-title.module.css';

/** The only h1 of a page. It takes focus after a client navigation, so that the new page is announced. */
export function PageTitle({
  title,
  subtitle,
  tags,
  actions,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        {tags && <div className={styles.tags}>{tags}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
