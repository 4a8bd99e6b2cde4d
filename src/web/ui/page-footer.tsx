import { Link } from 'react-router';
import { BrandMark } from './brand-mark.tsx';
import styles from './page-footer.module.css';
import type { NavItem } from './page-header.tsx';

export function PageFooter({ links }: { links: readonly NavItem[] }) {
  return (
    <footer className={styles.footer} id="pied" tabIndex={-1}>
      <div className={styles.inside}>
        <p className={styles.brand}>
          <BrandMark />
          <span>
            <strong>Relais</strong> Un seul parcours, de main en main.
          </span>
        </p>
        {links.length > 0 && (
          <nav aria-label="Pied de page">
            <ul className={styles.links}>
              {links.map(({ label, href }) => (
                <li key={href}>
                  <Link className={styles.link} to={href}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  );
}
