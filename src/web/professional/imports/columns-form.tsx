import { Moment } from '../../moment.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
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
  /** What it holds ends up on the person's page. */
  recorded: boolean;
}

interface Mapping {
  name: string;
  savedBy: string;
  savedAt: number;
}

/** Each column of the file with what it was taken for; nothing is read from one that is not used. */
export function ColumnsForm({
  columns,
  options,
  rowsTotal,
  place,
  mapping,
  saveAs,
}: {
  columns: readonly ColumnShown[];
  options: readonly { value: string; label: string }[];
  rowsTotal: number;
  place: string;
  mapping: Mapping | null;
  /** As it was sent, when something was wrong. */
  saveAs: string | null;
}) {
  const unused = columns.filter(({ field }) => field === '').length;
  return (
    <Stack gap="l">
      <Card title="Les colonnes" detail={`${plural(rowsTotal, 'ligne')}, ${place}`}>
        <form method="post" noValidate>
          <Stack gap="m">
            <p>
              Pour chaque colonne du fichier, voici ce que Relais a reconnu. Corrigez ce qui ne l’est pas :
              une colonne « non utilisée » n’est pas lue.
            </p>
            {unused > 0 && (
              <Notice tone="info">
                <p>
                  {unused > 1
                    ? `${unused} colonnes ne sont pas utilisées.`
                    : 'Une colonne n’est pas utilisée.'}
                </p>
              </Notice>
            )}
            {mapping && (
              <Notice tone="success" title={`Colonnes reconnues : ${mapping.name}`}>
                <p>
                  Votre organisation a déjà dit ce que sont ces colonnes ({mapping.savedBy}, le{' '}
                  <Moment at={mapping.savedAt} />
                  ). Vérifiez-les.
                </p>
              </Notice>
            )}
            <input type="hidden" name="acte" value="colonnes" />
            <ul className={styles.columns}>
              {columns.map((column) => (
                <li key={column.index}>
                  <ColumnField column={column} options={options} />
                </li>
              ))}
            </ul>
            <TextField
              name="logiciel"
              label="Retenir ces colonnes sous ce nom"
              hint="Celui du logiciel d’où vient la liste, par exemple. La prochaine liste faite des mêmes colonnes sera reconnue, pour toute votre organisation."
              defaultValue={saveAs ?? mapping?.name ?? ''}
              maxLength={60}
              width="medium"
              optional
            />
            <FormActions>
              <Button>Préparer l’aperçu</Button>
            </FormActions>
          </Stack>
        </form>
      </Card>
      {mapping && (
        <Disclosure summary={`Oublier « ${mapping.name} »`}>
          <Stack gap="s">
            <p>
              Les prochaines listes de ce logiciel ne seront plus reconnues ainsi, pour toute votre
              organisation. Celle-ci garde les colonnes montrées ci-dessus.
            </p>
            <form method="post">
              <input type="hidden" name="acte" value="oublier" />
              <Button variant="quiet">Oublier ces colonnes</Button>
            </form>
          </Stack>
        </Disclosure>
      )}
      <DiscardForm />
    </Stack>
  );
}

function ColumnField({
  column: { index, header, letter, field, samples, doubtful, note },
  options,
}: {
  column: ColumnShown;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <SelectField
      name={`colonne-${index}`}
      label={
        <span className={styles.label}>
          {header === '' ? `Colonne ${letter}, sans nom` : header}
          {doubtful && <Tag tone="warn">À vérifier</Tag>}
        </span>
      }
      hint={
        <span className={styles.hint}>
          {samples.length > 0 ? samples.join(' · ') : 'Colonne vide'}
          {note && <span>{note}</span>}
        </span>
      }
      defaultValue={field}
      options={options}
    />
  );
}
