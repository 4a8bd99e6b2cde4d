import {
  outcomeWords,
  type RowOutcome,
  type RowResult,
  resultWords,
  type TakenBack,
  takenBackWords,
} from '../../../domain/import/states.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { personHref } from '../person/paths.ts';
import { DecisionForm } from './decision-form.tsx';
import type { RowShown } from './row-shown.ts';
import styles from './rows-table.module.css';

const outcomeTones: Record<RowOutcome, TagTone> = {
  create: 'ok',
  update: 'info',
  unchanged: 'plain',
  decision: 'warn',
  refused: 'danger',
};
const resultTones: Record<RowResult, TagTone> = {
  created: 'ok',
  updated: 'info',
  unchanged: 'plain',
  skipped: 'warn',
  refused: 'danger',
};
const takenBackTones: Record<TakenBack, TagTone> = {
  kept: 'warn',
  removed: 'plain',
  restored: 'plain',
  nothing: 'plain',
};

export function RowsTable({
  rows,
  caption,
  deciding,
  filter,
}: {
  rows: readonly RowShown[];
  caption: string;
  /** Decisions may still be taken. */
  deciding: boolean;
  filter: { voir: string; apres: number };
}) {
  const columns: Column<RowShown>[] = [
    {
      key: 'name',
      header: 'Personne',
      rowHeader: true,
      cell: ({ rowNumber, name, born, personId }) => (
        <span className={styles.name} id={`ligne-${rowNumber}`} tabIndex={-1}>
          {personId ? <TextLink href={personHref(personId)}>{name}</TextLink> : name}
          <span className={styles.soft}>
            ligne {rowNumber}
            {born && `, naissance le ${born}`}
          </span>
        </span>
      ),
    },
    {
      key: 'what',
      header: deciding ? 'Ce que Relais fera' : 'Résultat',
      cell: ({ outcome, result, takenBack, decided }) => (
        <span className={styles.tags}>
          {takenBack ? (
            <Tag tone={takenBackTones[takenBack]}>{takenBackWords[takenBack]}</Tag>
          ) : result ? (
            <Tag tone={resultTones[result]}>{resultWords[result]}</Tag>
          ) : (
            outcome && <Tag tone={outcomeTones[outcome]}>{outcomeWords[outcome]}</Tag>
          )}
          {decided && <Tag tone="plain">{decided}</Tag>}
        </span>
      ),
    },
    {
      key: 'detail',
      header: 'Détail',
      cell: (row) => (
        <div className={styles.detail}>
          <Facts row={row} />
          {deciding && row.outcome === 'decision' && <DecisionForm row={row} filter={filter} />}
        </div>
      ),
    },
  ];
  return (
    <Table caption={caption} columns={columns} rows={rows} rowKey={({ rowNumber }) => String(rowNumber)} />
  );
}

function Facts({ row: { facts, changes, keptBack, problems } }: { row: RowShown }) {
  return (
    <>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change.label}>
              {change.label} : <del className={styles.old}>{change.old ?? 'rien'}</del>{' '}
              <span aria-hidden="true">→</span> <ins className={styles.new}>{change.new}</ins>
            </li>
          ))}
        </ul>
      )}
      {keptBack && (
        <p className={styles.facts}>
          La liste dit autrement, mais ce n’est pas à vous de le changer : {keptBack}.
        </p>
      )}
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </>
  );
}
