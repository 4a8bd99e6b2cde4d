import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './breadcrumb.tsx';
import { classes } from './classes.ts';
import { FocusOnNavigation } from './focus-on-navigation.tsx';
import { PageFooter } from './page-footer.tsx';
import { type Account, type NavItem, PageHeader } from './page-header.tsx';
import styles from './page-layout.module.css';
import { SkipLinks } from './skip-links.tsx';

/**
 * The frame of every page: skip links, header, content, footer. `space="person"` raises contrast to 7:1 and
 * targets to 44 px; `width="reading"` keeps a single column of legible lines.
 */
export function PageLayout({
  nav = [],
  account,
  home = '/',
  breadcrumb,
  banner,
  footerLinks = [],
  space = 'professional',
  width = 'wide',
  children,
}: {
  nav?: readonly NavItem[] | undefined;
  account?: Account | undefined;
  /** Where the mark leads. */
  home?: string | undefined;
  breadcrumb?: readonly Crumb[] | undefined;
  /** Above the content on every page: demonstration, connection lost. */
  banner?: ReactNode;
  footerLinks?: readonly NavItem[] | undefined;
  space?: 'professional' | 'person' | 'public' | undefined;
  width?: 'wide' | 'reading' | undefined;
  children: ReactNode;
}) {
  return (
    <div className={styles.page} data-space={space}>
      <SkipLinks />
      <PageHeader nav={nav} account={account} home={home} />
      {banner && <div className={styles.banner}>{banner}</div>}
      <main className={classes(styles.main, styles[width])} id="contenu" tabIndex={-1}>
        {breadcrumb && <Breadcrumb items={breadcrumb} />}
        {children}
      </main>
      <PageFooter links={footerLinks} />
      <FocusOnNavigation />
    </div>
  );
}
