import type { Dispatch, ReactNode } from 'react';
import { type Item, itemKey } from '../../../../domain/diagnosis/codes.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './answer-form.module.css';
import { ConflictNotice } from './conflict-notice.tsx';
import type { Sheet, SheetAct } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

/** A block of questions. Its conflicts come first; without JavaScript it is a form with its own button. */
export function AnswerForm({
  of,
  sheet,
  dispatch,
  children,
}: {
  of: readonly Item[];
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
  children: ReactNode;
}) {
  const { personId, mayAnswer, live } = useSurroundings();
  if (!mayAnswer) return children;
  const conflicts = of.flatMap((item) => sheet.conflicts.get(itemKey(item)) ?? []);
  return (
    <>
      {conflicts.map((conflict) => (
        <div className={styles.conflict} key={itemKey(conflict)}>
          <ConflictNotice conflict={conflict} dispatch={dispatch} />
        </div>
      ))}
      {/* Without autoComplete="off" a browser that goes back would bring older answers than those saved since. */}
      <form
        method="post"
        action={`/personnes/${personId}/diagnostic`}
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
        data-sheet=""
      >
        <input type="hidden" name="acte" value="enregistrer" />
        {children}
        {!live && (
          <div className={styles.save}>
            <Button small variant="quiet">
              Enregistrer
            </Button>
          </div>
        )}
      </form>
    </>
  );
}
