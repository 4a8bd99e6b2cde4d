import type { Dispatch } from 'react';
import { itemKey } from '../../../../domain/diagnosis/codes.ts';
import { detailNames } from '../../../../domain/diagnosis/details.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import type { AnswerConflict } from '../../../../domain/diagnosis/rules.ts';
import { ofName } from '../../../../domain/french.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Cluster } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { answerWords } from './answer-words.ts';
import styles from './conflict-notice.module.css';
import { Signature } from './said-by.tsx';
import { detailField, impactField, priorityField, shownField, shownValue, valueField } from './sheet-form.ts';
import type { SheetAct } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

/** Two people answered differently: both answers with their authors, and the choice. Works as a plain form. */
export function ConflictNotice({
  conflict,
  dispatch,
}: {
  conflict: AnswerConflict;
  dispatch: Dispatch<SheetAct>;
}) {
  const { personId, live } = useSurroundings();
  const item = findAnyItem(conflict);
  if (!item) return null;
  const { mine, theirs } = conflict;
  const key = itemKey(item);
  return (
    <Notice tone="warning" title={`Deux réponses différentes : « ${item.label} »`}>
      <dl className={styles.both}>
        <div>
          <dt>Votre réponse, non enregistrée</dt>
          <dd>{answerWords(item, mine)}</dd>
        </div>
        <div>
          <dt>
            Réponse enregistrée de <Signature answer={theirs} />
          </dt>
          <dd>{answerWords(item, theirs)}</dd>
        </div>
      </dl>
      <form
        method="post"
        action={`/personnes/${personId}/diagnostic`}
        onSubmit={(event) => {
          if (!live) return;
          event.preventDefault();
          dispatch({ act: 'keep-mine', key });
        }}
      >
        <input type="hidden" name="acte" value="enregistrer" />
        <input type="hidden" name={shownField(item)} value={shownValue(theirs.version, theirs)} />
        <input type="hidden" name={valueField(item)} value={mine.value} />
        {mine.impact && <input type="hidden" name={impactField(item)} value={mine.impact} />}
        {mine.priority && <input type="hidden" name={priorityField(item)} value="oui" />}
        {detailNames(mine.details, theirs.details).map((name) => (
          <input key={name} type="hidden" name={detailField(item, name)} value={mine.details[name] ?? ''} />
        ))}
        <Cluster>
          <Button small>Garder ma réponse</Button>
          {live ? (
            <Button small variant="quiet" type="button" onClick={() => dispatch({ act: 'take-theirs', key })}>
              Garder la réponse {ofName(theirs.authorName)}
            </Button>
          ) : (
            <LinkButton small variant="quiet" href={`/personnes/${personId}/diagnostic`} reloadDocument>
              Garder la réponse {ofName(theirs.authorName)}
            </LinkButton>
          )}
        </Cluster>
      </form>
    </Notice>
  );
}
