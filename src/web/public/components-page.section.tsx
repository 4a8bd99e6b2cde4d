import type { ReactNode } from 'react';
import styles from './components-page.module.css';

/** One group of the page, named by its heading so that its components can be found by ear. */
export function Samples({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.sample}>
      <h3 className={styles.name}>{title}</h3>
      {children}
    </div>
  );
}
