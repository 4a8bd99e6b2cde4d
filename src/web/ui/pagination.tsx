import type { ReactNode } from 'react';
import { Button, LinkButton } from './button.tsx';
import styles from './pagination.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * Keyset pages: before and after, no page numbers. Children say where we are (« 84 personnes »). With `fields`, pages are asked by
 * POST: what was typed has no place in an address.
 */
export function Pagination({
  label,
  previousHref,
  nextHref,
  fields,
  children,
}: {
  label: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  children?: ReactNode;
}) {
  const turns = (
    <>
      {previousHref && (
        <Turn href={previousHref} rel="prev" byPost={fields !== undefined}>
          Précédente
        </Turn>
      )}
      {children && <p className={styles.where}>{children}</p>}
      {nextHref && (
        <Turn href={nextHref} rel="next" byPost={fields !== undefined}>
          Suivante
        </Turn>
      )}
    </>
  );
  return (
    <nav aria-label={label} className={fields ? undefined : styles.pagination}>
      {fields ? (
        <form method="post" className={styles.pagination}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {turns}
        </form>
      ) : (
        turns
      )}
    </nav>
  );
}

interface Turned {
  href: string;
  rel: 'prev' | 'next';
  byPost: boolean;
  children: string;
}

function Turn({ href, rel, byPost, children }: Turned) {
  const words = (
    <>
      <VisuallyHidden>Page </VisuallyHidden>
      {children}
    </>
  );
  const icon = rel === 'prev' ? 'arrow-left' : 'arrow-right';
  if (!byPost) {
    return (
      <LinkButton href={href} variant="quiet" icon={icon} rel={rel}>
        {words}
      </LinkButton>
    );
  }
  return (
    <Button formAction={href} variant="quiet" icon={icon} data-turn={rel}>
      {words}
    </Button>
  );
}
