import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import styles from './table.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The cell that names the row; one per table. */
  rowHeader?: boolean | undefined;
  align?: 'end' | undefined;
  /** Where sorting by this column leads, and how it is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined };
}

export interface TableProps<Row> {
  caption: ReactNode;
  captionDetail?: ReactNode;
  /** When a heading just above already says it. */
  hideCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Said instead of the table when there is no row: what to do, not only that it is empty. */
  empty?: ReactNode;
}

/** Written out because browsers drop the roles of a table that is no longer displayed as one. */
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
};

/** Where its place is narrower than 40 rem, each row becomes a block, each cell a line with its label: nothing is hidden. */
export function Table<Row>({
  caption,
  captionDetail,
  hideCaption,
  columns,
  rows,
  rowKey,
  empty,
}: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className={styles.frame}>
      <table className={styles.table} {...as.table}>
        <caption className={styles.caption}>
          {hideCaption ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}
          {captionDetail && <span className={styles.captionDetail}>{captionDetail}</span>}
        </caption>
        <thead className={styles.head} {...as.rowgroup}>
          <tr {...as.row}>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup}>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={styles.row} {...as.row}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column: { header, align, sort } }: { column: Column<Row> }) {
  return (
    <th
      className={classes(styles.header, align === 'end' && styles.end, sort && styles.sortable)}
      scope="col"
      {...as.columnheader}
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
    >
      {sort ? (
        <Link className={styles.sort} to={sort.href}>
          <VisuallyHidden>Trier par </VisuallyHidden>
          {header}
          <span className={classes(styles.arrow, sort.direction && styles[sort.direction])}>
            <Icon name="chevron-down" />
          </span>
        </Link>
      ) : (
        header
      )}
    </th>
  );
}

function Cell<Row>({ column: { header, cell, rowHeader, align }, row }: { column: Column<Row>; row: Row }) {
  const className = classes(styles.cell, align === 'end' && styles.end, rowHeader && styles.rowHeader);
  const content = (
    <>
      {!rowHeader && (
        <span className={styles.label} aria-hidden="true">
          {header}
        </span>
      )}
      <div>{cell(row)}</div>
    </>
  );
  return rowHeader ? (
    <th className={className} scope="row" {...as.rowheader}>
      {content}
    </th>
  ) : (
    <td className={className} {...as.cell}>
      {content}
    </td>
  );
}
