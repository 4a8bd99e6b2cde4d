import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';
import { Icon } from './icon.tsx';

export interface SummaryError {
  /** The id of the field at fault; none when the whole form is. */
  field?: string | undefined;
  message: string;
}

/** For pages that are not hydrated: the browser gives the focus itself. */
const focusOnLoad = { autoFocus: true };

/**
 * At the top of a page that answered 422. Takes the focus, so that it is read first; each line leads to its
 * field by a plain anchor, so that the browser itself moves the focus.
 */
export function ErrorSummary({
  errors,
  level = 2,
  takeFocus = true,
  title = errors.length > 1 ? `${errors.length} points sont à corriger` : 'Un point est à corriger',
}: {
  errors: readonly SummaryError[];
  level?: 2 | 3 | 4 | undefined;
  takeFocus?: boolean | undefined;
  title?: string | undefined;
}) {
  const summary = useRef<HTMLDivElement>(null);
  const said = errors.map(({ message }) => message).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer of the server is the reason to take focus
  useEffect(() => {
    if (takeFocus) summary.current?.focus();
  }, [said, takeFocus]);
  if (errors.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <div
      className={styles.summary}
      ref={summary}
      role="alert"
      tabIndex={-1}
      aria-labelledby="erreurs-titre"
      {...(takeFocus && focusOnLoad)}
    >
      <Heading className={styles.title} id="erreurs-titre">
        <Icon name="important" />
        {title}
      </Heading>
      <p>Rien n’est perdu : ce que vous avez écrit est toujours dans la page.</p>
      <ul className={styles.list}>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
