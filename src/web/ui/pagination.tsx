import type { ReactNode } from 'react';
import { LinkButton } from './button.tsx';
import styles from './pagination.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Keyset pages: before and after, no page numbers. Children say where we are (« 84 personnes »). */
export function Pagination({
  label,
  previousHref,
  nextHref,
  children,
}: {
  label: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <nav className={styles.pagination} aria-label={label}>
      {previousHref && (
        <LinkButton href={previousHref} variant="quiet" icon="arrow-left" rel="prev">
          <VisuallyHidden>Page </VisuallyHidden>
          Précédente
        </LinkButton>
      )}
      {children && <p className={styles.where}>{children}</p>}
      {nextHref && (
        <LinkButton href={nextHref} variant="quiet" icon="arrow-right" rel="next">
          <VisuallyHidden>Page </VisuallyHidden>
          Suivante
        </LinkButton>
      )}
    </nav>
  );
}
