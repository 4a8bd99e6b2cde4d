import type { Dispatch } from 'react';
import {
  type AnswerValue,
  answerValues,
  type Constraint,
  type Impact,
  type Item,
  impactLabel,
  impacts,
  itemKey,
  untouched,
  valueLabel,
} from '../../../../domain/diagnosis/codes.ts';
import { contradicts, type ValueOf } from '../../../../domain/diagnosis/rules.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { plural } from '../../../ui/format.ts';
import { Tag } from '../../../ui/tag.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerTag } from './answer-tag.tsx';
import { AnsweringObjectives } from './answering-objectives.tsx';
import styles from './constraint-card.module.css';
import { type Answering, ItemRow, Shown } from './item-row.tsx';
import { PreparedNote } from './prepared-note.tsx';
import { SaidBy } from './said-by.tsx';
import { Segments } from './segments.tsx';
import { SensitiveNote } from './sensitive-note.tsx';
import { impactField, NO_IMPACT, priorityField, valueField } from './sheet-form.ts';
import { answerOf, baseVersionOf, isWaiting, rowsOf, type Sheet, type SheetAct } from './sheet-state.ts';
import { useSurroundings } from './surroundings.ts';

const IMPACTS = [...impacts, { value: NO_IMPACT, label: 'Non précisé', letter: 'n' }];

export const constraintId = (constraint: Constraint) => `contrainte-${constraint.code}`;

/** One constraint: is it there, how much does it weigh, in which situation is the person, what is aimed at. */
export function ConstraintCard({
  constraint,
  sheet,
  dispatch,
}: {
  constraint: Constraint;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
}) {
  const { mayAnswer } = useSurroundings();
  const state = answerOf(sheet, constraint);
  const rows = rowsOf(sheet, constraint);
  const waiting = isWaiting(sheet, constraint);
  const titleId = `${constraintId(constraint)}-titre`;
  const saidId = `${itemKey(constraint)}-auteur`;
  const answering = (item: Item): Answering => ({
    state: answerOf(sheet, item),
    rows: rowsOf(sheet, item),
    baseVersion: baseVersionOf(sheet, item),
    waiting: isWaiting(sheet, item),
    dispatch,
  });
  return (
    <section
      className={styles.card}
      id={constraintId(constraint)}
      aria-labelledby={titleId}
      data-value={state.value}
      data-impact={state.impact}
    >
      <AnswerForm
        of={[constraint, ...constraint.situations, ...constraint.objectives]}
        sheet={sheet}
        dispatch={dispatch}
      >
        <div className={styles.head}>
          <div className={styles.words}>
            <h3 className={styles.title} id={titleId}>
              {constraint.label}
            </h3>
            <div className={styles.tags}>
              {state.priority && <Tag tone="danger">Prioritaire</Tag>}
              {state.impact && (
                <Tag tone={state.impact === 'FORT' ? 'danger' : 'warn'} icon="important">
                  Impact {impactLabel(state.impact).toLowerCase()}
                </Tag>
              )}
              {constraint.sensitive && (
                <Tag tone="plain" icon="lock">
                  Sensible
                </Tag>
              )}
            </div>
            <SaidBy item={constraint} rows={rows} id={saidId} waiting={waiting} />
          </div>
          {mayAnswer ? (
            <Segments
              name={valueField(constraint)}
              options={answerValues.constraint}
              value={state.value}
              muted={untouched.constraint}
              labelledBy={titleId}
              describedBy={rows.length > 0 || waiting ? saidId : undefined}
              onChoose={(value) =>
                dispatch({ act: 'choose', item: constraint, change: { value: value as AnswerValue } })
              }
            />
          ) : (
            <AnswerTag item={constraint} state={state} />
          )}
        </div>
        {mayAnswer && (
          <Shown item={constraint} state={state} baseVersion={baseVersionOf(sheet, constraint)} />
        )}
        <PreparedNote item={constraint} sheet={sheet} dispatch={dispatch} />
        <AnsweringObjectives constraint={constraint} />
        {constraint.sensitive && <SensitiveNote whole />}
        {mayAnswer && <Weight constraint={constraint} sheet={sheet} dispatch={dispatch} />}
        <Contradiction constraint={constraint} sheet={sheet} />
        <Disclosure
          open={state.value === 'OUI'}
          summary={belowWords(constraint, (ref) => answerOf(sheet, ref).value)}
        >
          <h4 className={styles.part}>Situations</h4>
          {constraint.situations.map((item) => (
            <ItemRow key={item.code} item={item} {...answering(item)} />
          ))}
          <h4 className={styles.part}>Objectifs</h4>
          {constraint.objectives.map((item) => (
            <ItemRow key={item.code} item={item} {...answering(item)} />
          ))}
          {!constraint.sensitive && hasSensitive(constraint) && <SensitiveNote />}
        </Disclosure>
      </AnswerForm>
    </section>
  );
}

const hasSensitive = ({ situations, objectives }: Constraint) =>
  [...situations, ...objectives].some((item) => item.sensitive);

/** Impact and priority. The style sheet shows them where the constraint is or was there, with or without JavaScript. */
function Weight({
  constraint,
  sheet,
  dispatch,
}: {
  constraint: Constraint;
  sheet: Sheet;
  dispatch: Dispatch<SheetAct>;
}) {
  const state = answerOf(sheet, constraint);
  const impactId = `${itemKey(constraint)}-impact`;
  return (
    <div className={styles.weight}>
      <span id={impactId}>Impact sur le retour à l’emploi</span>
      <Segments
        name={impactField(constraint)}
        options={IMPACTS}
        value={state.impact ?? NO_IMPACT}
        muted={NO_IMPACT}
        labelledBy={impactId}
        onChoose={(value) =>
          dispatch({
            act: 'choose',
            item: constraint,
            change: { impact: value === NO_IMPACT ? null : (value as Impact) },
          })
        }
      />
      <div className={styles.priority}>
        <Choice
          id={priorityField(constraint)}
          type="checkbox"
          name={priorityField(constraint)}
          value="oui"
          label="Prioritaire"
          checked={state.priority}
          onChange={(event) =>
            dispatch({ act: 'choose', item: constraint, change: { priority: event.currentTarget.checked } })
          }
        />
      </div>
    </div>
  );
}

function Contradiction({ constraint, sheet }: { constraint: Constraint; sheet: Sheet }) {
  const answerTo: ValueOf = (ref) => answerOf(sheet, ref).value;
  if (!contradicts(constraint, answerTo)) return null;
  const value = valueLabel('constraint', answerTo(constraint)).toLowerCase();
  return (
    <p className={styles.hint}>
      {`Une situation est relevée alors que la contrainte est « ${value} » : à vérifier avec la personne.`}
    </p>
  );
}

/** « 4 situations, dont 1 relevée · 6 objectifs, dont 2 en cours » */
function belowWords({ situations, objectives }: Constraint, answerTo: ValueOf): string {
  const count = (all: readonly Item[], value: AnswerValue) =>
    all.filter((item) => answerTo(item) === value).length;
  const there = count(situations, 'OUI');
  const going = count(objectives, 'EN_COURS');
  const done = count(objectives, 'REALISE');
  const parts = [
    plural(situations.length, 'situation') + (there > 0 ? `, dont ${plural(there, 'relevée')}` : ''),
    plural(objectives.length, 'objectif') +
      (going > 0 ? `, dont ${going} en cours` : '') +
      (done > 0 ? `, ${plural(done, 'réalisé')}` : ''),
  ];
  return parts.join(' · ');
}
