import type { Dispatch } from 'react';
import { type Item, itemKey } from '../../../../domain/diagnosis/codes.ts';
import { type PreparedAnswer, standingOf, takenUp } from '../../../../domain/diagnosis/preparation.ts';
import { latestAnswer } from '../../../../domain/diagnosis/rules.ts';
import { Button } from '../../../ui/button.tsx';
import { civilDateAt, formatDate } from '../../../ui/format.ts';
import { Tag } from '../../../ui/tag.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { answerWords } from './answer-words.ts';
import styles from './prepared-note.module.css';
import { shownValue, TAKE_UP } from './sheet-form.ts';
import { answerOf, rowsOf, type Sheet, type SheetAct } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

/** What the person prepared about this item, beside what the circle says: theirs until somebody takes it up. */
export function PreparedNote({
  item,
  sheet,
  dispatch,
}: {
  item: Item;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
}) {
  const { prepared } = useSurroundings();
  const key = itemKey(item);
  return prepared
    .filter((one) => one.item && itemKey(one.item) === key)
    .map((one) => (
      <Prepared key={one.question} prepared={one} item={item} sheet={sheet} dispatch={dispatch} />
    ));
}

function Prepared({
  prepared,
  item,
  sheet,
  dispatch,
}: {
  prepared: PreparedAnswer;
  item: Item;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
}) {
  const { givenName, mayAnswer, live } = useSurroundings();
  const { state } = prepared;
  if (!state) return <PreferToTalk prepared={prepared} />;
  const standing = standingOf(prepared, latestAnswer(rowsOf(sheet, item)));
  const next = takenUp(state, answerOf(sheet, item));
  return (
    <div className={styles.note} data-prepared={prepared.question}>
      <p className={styles.words}>
        <span className={styles.who}>Préparé par {givenName}</span> :{' '}
        <strong>{answerWords(item, state)}</strong>
        <PreparedOn prepared={prepared} />
      </p>
      {standing === 'taken-up' && <Tag tone="ok">Repris</Tag>}
      {standing === 'answered-otherwise' && <Tag tone="plain">Répondu autrement depuis</Tag>}
      {standing !== 'taken-up' && mayAnswer && (
        <Button
          small
          variant="quiet"
          name={TAKE_UP}
          value={`${itemKey(item)} ${shownValue(0, next)}`}
          onClick={(event) => {
            if (!live) return;
            event.preventDefault();
            dispatch({ act: 'choose', item, change: next });
          }}
        >
          Reprendre
          <VisuallyHidden> cette réponse : {item.label}</VisuallyHidden>
        </Button>
      )}
    </div>
  );
}

export function PreferToTalk({ prepared }: { prepared: PreparedAnswer }) {
  const { givenName } = useSurroundings();
  return (
    <div className={styles.note} data-prepared={prepared.question}>
      <p className={styles.words}>
        <span className={styles.who}>{givenName}</span> préfère en parler avec vous
        <PreparedOn prepared={prepared} />
      </p>
    </div>
  );
}

function PreparedOn({ prepared }: { prepared: PreparedAnswer }) {
  const { timeZone } = useSurroundings();
  return (
    <span className={styles.when}>
      , le <time dateTime={prepared.at}>{formatDate(civilDateAt(prepared.at, timeZone))}</time>
    </span>
  );
}
