import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './account-menu.module.css';
import { Icon } from './icon.tsx';

export function AccountLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className={styles.item} to={href}>
      {children}
    </Link>
  );
}

/** An act of the menu, such as signing out: a form of one button. */
export function AccountAction({
  action,
  name,
  value,
  children,
}: {
  action: string;
  name?: string | undefined;
  value?: string | undefined;
  children: ReactNode;
}) {
  return (
    <form method="post" action={action}>
      <button className={styles.item} type="submit" name={name} value={value}>
        {children}
      </button>
    </form>
  );
}

/** One acts for one organisation at a time: the others are one press away. */
export function OrganisationSwitcher({
  action,
  name = 'organisationId',
  organisations,
}: {
  action: string;
  name?: string | undefined;
  organisations: readonly { id: string; name: string; current?: boolean | undefined }[];
}) {
  return (
    <form className={styles.group} method="post" action={action}>
      <p className={styles.heading}>Agir pour</p>
      {organisations.map((organisation) =>
        organisation.current ? (
          <p key={organisation.id} className={styles.current}>
            <Icon name="check" />
            <span>
              {organisation.name} <span className={styles.note}>(en ce moment)</span>
            </span>
          </p>
        ) : (
          <button
            key={organisation.id}
            className={styles.item}
            type="submit"
            name={name}
            value={organisation.id}
          >
            {organisation.name}
          </button>
        ),
      )}
    </form>
  );
}
