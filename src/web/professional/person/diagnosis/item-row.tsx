import { type Dispatch, memo } from 'react';
import {
  type AnswerValue,
  answerValues,
  findConstraint,
  type Item,
  itemKey,
  untouched,
} from '../../../../domain/diagnosis/codes.ts';
import { type AnswerState, isUntouched, type ShownAnswer } from '../../../../domain/diagnosis/rules.ts';
import { Tag } from '../../../ui/tag.tsx';
import { AnswerTag } from './answer-tag.tsx';
import styles from './item-row.module.css';
import { SaidBy } from './said-by.tsx';
import { Segments } from './segments.tsx';
import { shownField, shownValue, valueField } from './sheet-form.ts';
import type { SheetAct } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

export interface Answering {
  readonly state: AnswerState;
  readonly rows: readonly ShownAnswer[];
  /** The version on which a plain form answers. */
  readonly baseVersion: number;
  /** Chosen, and the server cannot be reached. */
  readonly waiting: boolean;
  readonly dispatch: Dispatch<SheetAct>;
}

const NOBODY: readonly ShownAnswer[] = [];

/** One question of the grid: its words, who answered, and the answer. */
export const ItemRow = memo(function ItemRow({
  item,
  state,
  rows = NOBODY,
  baseVersion,
  waiting,
  dispatch,
}: { item: Item } & Answering) {
  const { mayAnswer } = useSurroundings();
  const key = itemKey(item);
  const labelId = `${key}-question`;
  const saidId = `${key}-auteur`;
  return (
    <div className={styles.row} data-untouched={isUntouched(item.kind, state.value) || undefined}>
      <div className={styles.words}>
        <p className={styles.label}>
          <span id={labelId}>{item.label}</span>{' '}
          {item.sensitive && !findConstraint(item.parent)?.sensitive && (
            <Tag tone="plain" icon="lock">
              Sensible
            </Tag>
          )}
        </p>
        <SaidBy item={item} rows={rows} id={saidId} waiting={waiting} />
      </div>
      {mayAnswer ? (
        <>
          <Segments
            name={valueField(item)}
            options={answerValues[item.kind]}
            value={state.value}
            muted={untouched[item.kind]}
            labelledBy={labelId}
            describedBy={rows.length > 0 || waiting ? saidId : undefined}
            onChoose={(value) => dispatch({ act: 'choose', item, change: { value: value as AnswerValue } })}
          />
          <Shown item={item} state={state} baseVersion={baseVersion} />
        </>
      ) : (
        <AnswerTag item={item} state={state} />
      )}
    </div>
  );
});

/** What the page showed, for the form to be compared with. */
export function Shown({ item, state, baseVersion }: { item: Item; state: AnswerState; baseVersion: number }) {
  return <input type="hidden" name={shownField(item)} value={shownValue(baseVersion, state)} />;
}
