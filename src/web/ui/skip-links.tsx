import styles from './skip-links.module.css';

/** Plain anchors: the browser itself moves the focus. */
export function SkipLinks() {
  return (
    <nav className={styles.skip} aria-label="Accès rapide">
      <a className={styles.link} href="#contenu">
        Aller au contenu
      </a>
      <a className={styles.link} href="#pied">
        Aller au pied de page
      </a>
    </nav>
  );
}
