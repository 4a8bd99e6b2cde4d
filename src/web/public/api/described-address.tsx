import { Disclosure } from '../../ui/disclosure.tsx';
import { Stack } from '../../ui/layout.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import styles from './api-page.module.css';

export interface Address {
  path: string;
  summary: string;
  details: string | undefined;
  /** A token is needed. */
  closed: boolean;
  parameters: Parameter[];
}

interface Parameter {
  name: string;
  meaning: string;
}

export function DescribedAddress({ address }: { address: Address }) {
  const { path, summary, details, closed, parameters } = address;
  return (
    <Disclosure
      summary={
        <span>
          {summary}
          <br />
          <code className={styles.code}>GET {path}</code>
        </span>
      }
    >
      <Stack gap="s">
        <p>{closed ? 'Avec un jeton.' : 'Sans jeton.'}</p>
        {details && <p>{inCode(details)}</p>}
        {parameters.length > 0 && (
          <Table caption="Paramètres" columns={COLUMNS} rows={parameters} rowKey={({ name }) => name} />
        )}
      </Stack>
    </Disclosure>
  );
}

const COLUMNS: readonly Column<Parameter>[] = [
  {
    key: 'name',
    header: 'Nom',
    rowHeader: true,
    cell: ({ name }) => <code className={styles.name}>{name}</code>,
  },
  { key: 'meaning', header: 'Sens', cell: ({ meaning }) => inCode(meaning) },
];

/** Between two graves, what is typed as it is. */
export function inCode(text: string) {
  return text.split('`').map((part, rank) =>
    rank % 2 === 0 ? (
      part
    ) : (
      <code
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, never updated
        key={rank}
        className={styles.code}
      >
        {part}
      </code>
    ),
  );
}
