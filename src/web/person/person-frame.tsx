import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { FOOTER_LINKS } from '../public/public-pages.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Button } from '../ui/button.tsx';
import { PageFooter } from '../ui/page-footer.tsx';
import { SkipLinks } from '../ui/skip-links.tsx';
import styles from './person-frame.module.css';

/**
 * The frame of the person's space: one column, large words, every link in sight (no menu to open), and the way out always at
 * hand, since telephones are shared.
 */
export function PersonFrame({
  nav,
  home,
  children,
}: {
  nav: readonly { label: string; href: string }[];
  home: string;
  children: ReactNode;
}) {
  const { pathname } = useLocation();
  return (
    <div className={styles.page} data-space="person">
      <SkipLinks />
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link className={styles.brand} to={home}>
            <BrandMark />
            Relais
          </Link>
          <form method="post" action="/deconnexion">
            <Button variant="quiet">Me déconnecter</Button>
          </form>
        </div>
        {nav.length > 0 && (
          <nav className={styles.nav} aria-label="Principal">
            <ul className={styles.links}>
              {nav.map(({ label, href }) => (
                <li key={href}>
                  <Link className={styles.link} to={href} aria-current={currentness(href, home, pathname)}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main className={styles.main} id="contenu" tabIndex={-1}>
        {children}
      </main>
      <PageFooter links={FOOTER_LINKS} />
    </div>
  );
}

/** `page` on the page itself, `true` on the pages below it. */
function currentness(href: string, home: string, pathname: string): 'page' | 'true' | undefined {
  if (href === pathname) return 'page';
  return href !== home && pathname.startsWith(`${href}/`) ? 'true' : undefined;
}
