import choice from './choice.module.css';
import styles from './pick-box.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A box before a line of a list, sent with the form named: the lines themselves may have forms of their own. */
export function PickBox({
  form,
  name,
  value,
  label,
}: {
  form: string;
  name: string;
  value: string;
  /** What ticking means, for those who do not see the line: « Choisir Awa Diallo ». */
  label: string;
}) {
  return (
    <label className={styles.target}>
      <input className={choice.box} type="checkbox" form={form} name={name} value={value} />
      <VisuallyHidden>{label}</VisuallyHidden>
    </label>
  );
}
