import { Link } from 'react-router';
import styles from './filter-chips.module.css';
import { Icon } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface FilterChip {
  label: string;
  /** The same list without this filter. */
  href: string;
}

/** What narrows a list, in sight above it; each leaves by a click. Nothing when nothing does. */
export function FilterChips({
  label,
  chips,
  clearHref,
}: {
  label: string;
  chips: readonly FilterChip[];
  clearHref?: string | undefined;
}) {
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.href}>
          <Link className={styles.chip} to={chip.href}>
            <VisuallyHidden>Retirer le filtre </VisuallyHidden>
            {chip.label}
            <Icon name="close" />
          </Link>
        </li>
      ))}
      {clearHref && (
        <li>
          <Link className={styles.clear} to={clearHref}>
            Retirer tous les filtres
          </Link>
        </li>
      )}
    </ul>
  );
}
