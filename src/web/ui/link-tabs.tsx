import { Link } from 'react-router';
import styles from './link-tabs.module.css';

export interface LinkTab {
  label: string;
  href: string;
  current?: boolean | undefined;
  count?: number | undefined;
}

/** Views of the same thing, each with its address: links, not ARIA tabs. */
export function LinkTabs({ label, items }: { label: string; items: readonly LinkTab[] }) {
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {items.map(({ label: words, href, current, count }) => (
          <li key={href}>
            <Link className={styles.tab} to={href} aria-current={current ? 'page' : undefined}>
              {words}
              {count !== undefined && <span className={styles.count}> ({count})</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
