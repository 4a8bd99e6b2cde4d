import { useId } from 'react';
import { formatPercent } from './format.ts';
import styles from './progress-bar.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * A long work and how far it is. `text` says it in words (« 1 234 lignes sur 3 000 »). Without `value` the bar
 * only says that something is going on. Each tenth is read out; each row would be noise.
 */
export function ProgressBar({
  label,
  value,
  max,
  text,
}: {
  label: string;
  value?: number | undefined;
  max: number;
  text: string;
}) {
  const id = useId();
  const tenths = value === undefined || max <= 0 ? undefined : Math.floor((value / max) * 10);
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        <span className={styles.text}>{text}</span>
      </div>
      <progress className={styles.bar} id={id} max={max} value={value} />
      <VisuallyHidden>
        <span role="status">
          {tenths === undefined
            ? `${label}\u00a0: en cours`
            : `${label}\u00a0: ${formatPercent(tenths / 10)}`}
        </span>
      </VisuallyHidden>
    </div>
  );
}
