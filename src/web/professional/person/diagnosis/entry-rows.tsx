import { useState } from 'react';
import {
  answerValues,
  type Constraint,
  type Item,
  impacts,
  itemKey,
  untouched,
} from '../../../../domain/diagnosis/codes.ts';
import { detailFields } from '../../../../domain/diagnosis/details.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tag } from '../../../ui/tag.tsx';
import styles from './entry-form.module.css';
import type { Typed } from './entry-form.tsx';
import { Shown } from './item-row.tsx';
import { type Segment, Segments } from './segments.tsx';
import { detailField, impactField, NO_IMPACT, priorityField, valueField } from './sheet-form.ts';
import { answerOf, baseVersionOf, type Sheet } from './sheet-state.ts';

interface Row<Of> {
  readonly sheet: Sheet;
  readonly typed: Typed;
  readonly item: Of;
}

/** Radio buttons that keep their own choice; the form sends them. */
function OwnSegments({
  initial,
  ...segments
}: {
  name: string;
  options: readonly Segment[];
  initial: string;
  muted: string;
  labelledBy: string;
}) {
  const [value, setValue] = useState(initial);
  return <Segments {...segments} value={value} onChoose={setValue} />;
}

export function EntryProfile({ item, sheet, typed }: Row<Item>) {
  const state = answerOf(sheet, item);
  return (
    <div className={styles.line}>
      <SelectField
        name={valueField(item)}
        id={itemKey(item)}
        label={item.label}
        options={answerValues[item.kind]}
        defaultValue={typed(valueField(item), state.value)}
      />
      {detailFields(item.kind).map((field) => (
        <DateField
          key={field.name}
          name={detailField(item, field.name)}
          id={detailField(item, field.name)}
          label={field.label}
          hint=""
          defaultValue={typed(detailField(item, field.name), state.details[field.name] ?? '')}
        />
      ))}
      <Shown item={item} state={state} baseVersion={baseVersionOf(sheet, item)} />
    </div>
  );
}

const NO_WEIGHT = [...impacts, { value: NO_IMPACT, label: 'Non précisé', letter: 'n' }];

export function EntryConstraint({
  constraint,
  sheet,
  typed,
}: Omit<Row<Constraint>, 'item'> & { constraint: Constraint }) {
  const state = answerOf(sheet, constraint);
  const [titleId, impactId] = [`${itemKey(constraint)}-titre`, `${itemKey(constraint)}-poids`];
  return (
    <div className={styles.constraint}>
      <h3 className={styles.title} id={titleId}>
        {constraint.label}{' '}
        {constraint.sensitive && (
          <Tag tone="plain" icon="lock">
            Sensible
          </Tag>
        )}
      </h3>
      <div className={styles.weigh}>
        <OwnSegments
          name={valueField(constraint)}
          options={answerValues.constraint}
          initial={typed(valueField(constraint), state.value)}
          muted={untouched.constraint}
          labelledBy={titleId}
        />
        <span className={styles.soft} id={impactId}>
          Impact
        </span>
        <OwnSegments
          name={impactField(constraint)}
          options={NO_WEIGHT}
          initial={typed(impactField(constraint), state.impact ?? NO_IMPACT)}
          muted={NO_IMPACT}
          labelledBy={`${titleId} ${impactId}`}
        />
        <Choice
          id={priorityField(constraint)}
          type="checkbox"
          name={priorityField(constraint)}
          value="oui"
          label="Prioritaire"
          defaultChecked={typed(priorityField(constraint), state.priority ? 'oui' : '') === 'oui'}
        />
      </div>
      <Shown item={constraint} state={state} baseVersion={baseVersionOf(sheet, constraint)} />
      <div className={styles.situations}>
        {constraint.situations.map((item) => (
          <EntrySituation key={item.code} item={item} sheet={sheet} typed={typed} />
        ))}
      </div>
    </div>
  );
}

/** A box as on the paper. What is there already stays: the diagnosis itself takes it back. */
function EntrySituation({ item, sheet, typed }: Row<Item>) {
  const state = answerOf(sheet, item);
  if (state.value === 'OUI') {
    return (
      <p className={styles.known}>
        <Icon name="check" /> {item.label}, déjà relevée
      </p>
    );
  }
  return (
    <>
      <Choice
        id={valueField(item)}
        type="checkbox"
        name={valueField(item)}
        value="OUI"
        label={item.label}
        defaultChecked={typed(valueField(item), '') === 'OUI'}
      />
      <Shown item={item} state={state} baseVersion={baseVersionOf(sheet, item)} />
    </>
  );
}

export function EntryNeed({ item, sheet, typed }: Row<Item>) {
  const state = answerOf(sheet, item);
  const labelId = `${itemKey(item)}-intitule`;
  return (
    <div className={styles.need}>
      <p id={labelId}>{item.label}</p>
      <OwnSegments
        name={valueField(item)}
        options={answerValues.need}
        initial={typed(valueField(item), state.value)}
        muted={untouched.need}
        labelledBy={labelId}
      />
      <Shown item={item} state={state} baseVersion={baseVersionOf(sheet, item)} />
    </div>
  );
}
