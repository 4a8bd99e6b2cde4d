import { Link } from 'react-router';
import styles from './breadcrumb.module.css';

export interface Crumb {
  label: string;
  /** None on the last: this page. */
  href?: string | undefined;
}

export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className={styles.breadcrumb} aria-label="Fil d’Ariane">
      <ol className={styles.list}>
        {items.map(({ label, href }) => (
          <li key={label} className={styles.item}>
            {href ? (
              <Link className={styles.link} to={href}>
                {label}
              </Link>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
