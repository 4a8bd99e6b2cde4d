import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './columns-form.module.css';
import { DiscardForm } from './discard-form.tsx';

export interface ColumnShown {
  index: number;
  header: string;
  /** As the spreadsheet names it: A, B… */
  letter: string;
  field: string;
  samples: string[];
  doubtful: boolean;
  /** What becomes of it, when it is not simply recorded. */
  note: string | null;
}

/** Each column of the file with what it was taken for; nothing is read from one that is not used. */
export function ColumnsForm({
  columns,
  options,
  rowsTotal,
  place,
}: {
  columns: readonly ColumnShown[];
  options: readonly { value: string; label: string }[];
  rowsTotal: number;
  place: string;
}) {
  const unused = columns.filter(({ field }) => field === '').length;
  return (
    <Card title="Les colonnes" detail={`${plural(rowsTotal, 'ligne')}, ${place}`}>
      {unused > 0 && (
        <Notice tone="info">
          <p>
            {plural(unused, 'colonne')} {unused > 1 ? 'ne sont pas utilisées' : 'n’est pas utilisée'} :
            indiquez ce qu’elles contiennent, ou laissez-les ainsi.
          </p>
        </Notice>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="acte" value="colonnes" />
        <Table
          caption="Colonnes du fichier"
          hideCaption
          columns={[
            {
              key: 'header',
              header: 'Colonne du fichier',
              rowHeader: true,
              cell: ({ header, letter, doubtful }) => (
                <span className={styles.header}>
                  {header === '' ? `Colonne ${letter}, sans nom` : header}
                  {doubtful && <Tag tone="warn">À vérifier</Tag>}
                </span>
              ),
            },
            {
              key: 'samples',
              header: 'Premières valeurs',
              cell: ({ samples }) =>
                samples.length > 0 ? <span className={styles.samples}>{samples.join(' · ')}</span> : 'vide',
            },
            {
              key: 'field',
              header: 'Ce qu’elle contient',
              cell: ({ index, header, letter, field, note }) => (
                <SelectField
                  name={`colonne-${index}`}
                  label={`Contenu de la colonne ${header || letter}`}
                  defaultValue={field}
                  options={options}
                  hint={note ?? undefined}
                />
              ),
            },
          ]}
          rows={columns}
          rowKey={({ index }) => String(index)}
        />
        <FormActions>
          <Button>Préparer l’aperçu</Button>
        </FormActions>
      </form>
      <DiscardForm />
    </Card>
  );
}
