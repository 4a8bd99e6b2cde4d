import { joinList, pluralWord } from '../../ui/format.ts';
import type { ColumnShown } from './columns-form.tsx';

const named = ({ header, letter }: ColumnShown): string =>
  header === '' ? `colonne ${letter}, sans nom` : `« ${header.replace(/\s+/g, ' ')} »`;

/** Nothing of the file is left aside without a word: which columns were not read, which were read and are recorded nowhere. */
export function ColumnsLeft({ columns }: { columns: readonly ColumnShown[] }) {
  const unused = columns.filter(({ field }) => field === '');
  const unrecorded = columns.filter(({ recorded, field }) => field !== '' && !recorded);
  return (
    <>
      {unused.length > 0 && (
        <p>
          {pluralWord(unused.length, 'Colonne non utilisée', 'Colonnes non utilisées')} :{' '}
          {joinList(unused.map(named))}.
        </p>
      )}
      {unrecorded.length > 0 && (
        <p>
          {pluralWord(
            unrecorded.length,
            'Colonne lue et non enregistrée',
            'Colonnes lues et non enregistrées',
          )}
           : {joinList(unrecorded.map(named))}.
        </p>
      )}
    </>
  );
}
