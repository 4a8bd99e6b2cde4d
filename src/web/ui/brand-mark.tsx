import styles from './brand-mark.module.css';

/** The mark of Relais: two runs side by side for a moment, and the baton that goes from one to the other. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 40 28" aria-hidden="true" focusable="false">
      <path className={styles.giver} d="M3 23c9 0 9-16 18-16h4" />
      <path className={styles.taker} d="M15 21h4c9 0 9-16 18-16" />
      <path className={styles.baton} d="m17.5 16 5-4" />
    </svg>
  );
}
