import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';
import { Icon } from './icon.tsx';

export interface SummaryError {
  /** The id of the field at fault; none when the whole form is. */
  field?: string | undefined;
  message: string;
}

/** At the top of a page that answered 422. Takes the focus, so that it is read first; each line leads to its field. */
export function ErrorSummary({
  errors,
  title = errors.length > 1 ? `${errors.length} points sont à corriger` : 'Un point est à corriger',
}: {
  errors: readonly SummaryError[];
  title?: string | undefined;
}) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer of the server is the reason to take focus
  useEffect(() => summary.current?.focus(), [errors]);
  if (errors.length === 0) return null;
  return (
    <div className={styles.summary} ref={summary} role="alert" tabIndex={-1} aria-labelledby="erreurs-titre">
      <h2 className={styles.title} id="erreurs-titre">
        <Icon name="important" />
        {title}
      </h2>
      <p>Rien n’est perdu : ce que vous avez écrit est toujours dans la page.</p>
      <ul className={styles.list}>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
