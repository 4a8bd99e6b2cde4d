import type { Dispatch } from 'react';
import {
  type AnswerValue,
  answerValues,
  type Item,
  itemKey,
  untouched,
} from '../../../../domain/diagnosis/codes.ts';
import { detailFields } from '../../../../domain/diagnosis/details.ts';
import { classes } from '../../../ui/classes.ts';
import control from '../../../ui/control.module.css';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { answerWords } from './answer-words.ts';
import { DetailInput } from './detail-input.tsx';
import { Shown } from './item-row.tsx';
import { PreparedNote } from './prepared-note.tsx';
import { rowAnchor } from './prepared-summary.tsx';
import styles from './profile-row.module.css';
import { SaidBy } from './said-by.tsx';
import { Segments } from './segments.tsx';
import { valueField } from './sheet-form.ts';
import { answerOf, baseVersionOf, isWaiting, rowsOf, type Sheet, type SheetAct } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

/** More would not be read side by side. */
const SEGMENTS_AT_MOST = 6;

/** One question about work or the project: its words, who answered, the answer and what goes with it. */
export function ProfileRow({
  item,
  hint,
  sheet,
  dispatch,
}: {
  item: Item;
  hint?: string;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
}) {
  const { mayAnswer } = useSurroundings();
  const key = itemKey(item);
  const state = answerOf(sheet, item);
  const rows = rowsOf(sheet, item);
  const waiting = isWaiting(sheet, item);
  const [labelId, saidId] = [`${key}-intitule`, `${key}-auteur`];
  return (
    <div className={styles.row} id={rowAnchor(item.kind)}>
      {item.kind === 'project' ? (
        <VisuallyHidden>
          <span id={labelId}>{item.label}</span>
        </VisuallyHidden>
      ) : (
        <p className={styles.label} id={labelId}>
          {item.label}
        </p>
      )}
      {hint && mayAnswer && <p className={styles.hint}>{hint}</p>}
      {mayAnswer ? (
        <>
          {item.kind !== 'project' && (
            <ValueControl
              item={item}
              value={state.value}
              labelledBy={labelId}
              describedBy={rows.length > 0 || waiting ? saidId : undefined}
              onChoose={(value) => dispatch({ act: 'choose', item, change: { value } })}
            />
          )}
          <Details
            item={item}
            sheet={sheet}
            dispatch={dispatch}
            labelled={item.kind === 'project' ? labelId : undefined}
          />
          <Shown item={item} state={state} baseVersion={baseVersionOf(sheet, item)} />
        </>
      ) : (
        <p className={styles.read}>{answerWords(item, state)}</p>
      )}
      <SaidBy item={item} rows={rows} id={saidId} waiting={waiting} />
      <PreparedNote item={item} sheet={sheet} dispatch={dispatch} />
    </div>
  );
}

export function Details({
  item,
  sheet,
  dispatch,
  labelled,
}: {
  item: Item;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
  labelled?: string | undefined;
}) {
  const { details } = answerOf(sheet, item);
  const fields = detailFields(item.kind);
  if (fields.length === 0) return null;
  return (
    <div className={styles.details}>
      {fields.map((field) => (
        <DetailInput
          key={field.name}
          item={item}
          field={field}
          value={details[field.name] ?? ''}
          labelled={labelled}
          onGive={(given) => {
            const { [field.name]: _, ...others } = details;
            const next = given === '' ? others : { ...others, [field.name]: given };
            dispatch({ act: 'choose', item, change: { details: next } });
          }}
        />
      ))}
    </div>
  );
}

export function ValueControl({
  item,
  value,
  labelledBy,
  describedBy,
  onChoose,
}: {
  item: Item;
  value: AnswerValue;
  labelledBy: string;
  describedBy?: string | undefined;
  onChoose: (value: AnswerValue) => void;
}) {
  const options = answerValues[item.kind];
  if (options.length <= SEGMENTS_AT_MOST) {
    return (
      <Segments
        name={valueField(item)}
        options={options}
        value={value}
        muted={untouched[item.kind]}
        labelledBy={labelledBy}
        describedBy={describedBy}
        onChoose={(chosen) => onChoose(chosen as AnswerValue)}
      />
    );
  }
  return (
    <select
      className={classes(control.control, styles.select)}
      name={valueField(item)}
      value={value}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onChange={(event) => onChoose(event.target.value as AnswerValue)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
