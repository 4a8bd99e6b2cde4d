import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './decision-form.module.css';
import type { RowShown } from './row-shown.ts';

/** Is this row somebody who is known already? One press answers; it may be answered again until the import is launched. */
export function DecisionForm({ row, filter }: { row: RowShown; filter: { voir: string; apres: number } }) {
  const of = <VisuallyHidden> (ligne {row.rowNumber})</VisuallyHidden>;
  return (
    <form method="post" className={styles.form}>
      <input type="hidden" name="acte" value="decider" />
      <input type="hidden" name="ligne" value={row.rowNumber} />
      <input type="hidden" name="voir" value={filter.voir} />
      <input type="hidden" name="apres" value={filter.apres} />
      {row.candidates.map(({ personId, label, reasons }) => (
        <div className={styles.candidate} key={label}>
          <p>
            <strong>{label}</strong>
            <span className={styles.reasons}>{reasons}</span>
          </p>
          {personId && (
            <Button variant="quiet" small name="decision" value={`same ${personId}`}>
              C’est la même personne{of}
            </Button>
          )}
        </div>
      ))}
      <div className={styles.others}>
        <Button variant="quiet" small name="decision" value="create">
          C’est une nouvelle personne{of}
        </Button>
        <Button variant="quiet" small name="decision" value="skip">
          Laisser de côté{of}
        </Button>
      </div>
    </form>
  );
}
