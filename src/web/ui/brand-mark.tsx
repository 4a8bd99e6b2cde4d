import styles from './brand-mark.module.css';

/** The mark of Relais: two runs that overlap, and the baton held by both where they cross. */
export function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 40 28" aria-hidden="true" focusable="false">
      <path className={styles.giver} d="M3 22c7.5 0 9.5-13 19-13h3" />
      <path className={styles.taker} d="M15 19h3c9.5 0 11.5-13 19-13" />
      <path className={styles.baton} d="M16.5 16.5 24 11.5" />
    </svg>
  );
}
