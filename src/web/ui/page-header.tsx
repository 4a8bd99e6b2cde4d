import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Avatar } from './avatar.tsx';
import { BrandMark } from './brand-mark.tsx';
import { classes } from './classes.ts';
import { DropMenu } from './drop-menu.tsx';
import { Icon } from './icon.tsx';
import styles from './page-header.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface NavItem {
  label: string;
  href: string;
  /** Decided from the address when not said. */
  current?: boolean | undefined;
  /** What waits there for the reader; nothing shows at zero. */
  waiting?: number | undefined;
}

export interface Account {
  name: string;
  /** The organisation one acts for now. */
  organisation?: string | undefined;
  /** What the menu holds: OrganisationSwitcher, AccountLink, AccountAction. */
  children: ReactNode;
}

/** Wide: links in a row and the account in a corner. Narrow: two disclosures that push the page down. */
export function PageHeader({
  nav,
  account,
  home,
}: {
  nav: readonly NavItem[];
  account: Account | undefined;
  home: string;
}) {
  return (
    <header className={styles.header}>
      <div className={classes(styles.bar, account && styles.withAccount)}>
        <Link className={styles.brand} to={home}>
          <BrandMark />
          Relais
        </Link>
        {nav.length > 0 && (
          <>
            <nav className={styles.row} aria-label="Principal">
              <NavLinks items={nav} />
            </nav>
            <DropMenu
              className={styles.menu}
              summaryClassName={styles.menuSummary}
              summary={
                <>
                  <Icon name="menu" />
                  Menu
                </>
              }
            >
              <nav className={styles.panel} aria-label="Principal">
                <NavLinks items={nav} />
              </nav>
            </DropMenu>
          </>
        )}
        {account && <AccountMenu {...account} />}
      </div>
    </header>
  );
}

function AccountMenu({ name, organisation, children }: Account) {
  return (
    <DropMenu
      className={styles.account}
      summaryClassName={styles.accountSummary}
      summary={
        <>
          <span className={styles.who}>
            <VisuallyHidden>Mon compte : </VisuallyHidden>
            <strong className={styles.name}>{name}</strong>
            {organisation && <span className={styles.organisation}>{organisation}</span>}
          </span>
          <span className={styles.face}>
            <Avatar name={name} tone="lead" />
          </span>
          <span className={styles.chevron}>
            <Icon name="chevron-down" />
          </span>
        </>
      }
    >
      <div className={styles.panel}>
        <div className={styles.whoseMenu}>
          <strong>{name}</strong>
          {organisation && <span className={styles.organisation}>{organisation}</span>}
        </div>
        {children}
      </div>
    </DropMenu>
  );
}

function NavLinks({ items }: { items: readonly NavItem[] }) {
  const { pathname } = useLocation();
  return (
    <ul className={styles.links}>
      {items.map((item) => (
        <li key={item.href}>
          <Link className={styles.link} to={item.href} aria-current={currentness(item, pathname)}>
            {item.label}
            {item.waiting ? (
              <span className={styles.waiting}>
                {item.waiting}
                <VisuallyHidden> en attente</VisuallyHidden>
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** `page` on the page itself, `true` on the pages below it. */
function currentness({ href, current }: NavItem, pathname: string): 'page' | 'true' | undefined {
  if (href === pathname && current !== false) return 'page';
  if (current ?? (href !== '/' && pathname.startsWith(`${href}/`))) return 'true';
  return undefined;
}
