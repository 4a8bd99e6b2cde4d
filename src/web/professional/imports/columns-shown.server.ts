import type { Column } from '../../../domain/import/columns.ts';
import { type Field, fieldKeys, fields } from '../../../domain/import/fields.ts';
import { columnName } from '../../../domain/import/messages.ts';
import type { ColumnShown } from './columns-form.tsx';

export const columnOptions = () => [
  { value: '', label: 'Non utilisée' },
  ...fieldKeys.map((field) => ({ value: field as string, label: fields[field].label })),
];

const NOT_RECORDED = 'Lu, mais pas enregistré par cet import.';
const NOBODY_NAMED = 'Pas enregistré\u00a0: un import ne nomme aucun référent.';

/** Columns that help nobody yet, or that only serve to recognise people. */
const notes: Partial<Record<Field, string>> = {
  referentName: NOBODY_NAMED,
  referentEmail: NOBODY_NAMED,
  referentBody: NOBODY_NAMED,
  allocataireNumber: 'Enregistré pour une CAF ou une MSA\u202f; lu seulement pour les autres organisations.',
  franceTravailNumber: 'Enregistré pour France Travail\u202f; lu seulement pour les autres organisations.',
  nir: 'Remplacé par une empreinte dès la lecture du fichier.',
};

const UNRECORDED: ReadonlySet<Field> = new Set<Field>(['referentName', 'referentEmail', 'referentBody']);

export const showColumns = (columns: readonly Column[], samples: readonly string[][]): ColumnShown[] =>
  columns.map(({ index, header, field, doubtful, holdsNir }) => ({
    index,
    header,
    letter: columnName(index),
    field: field ?? '',
    samples: samples[index] ?? [],
    doubtful,
    note: noteOf(field, holdsNir),
    recorded: field !== null && !UNRECORDED.has(field),
  }));

function noteOf(field: Field | null, holdsNir: boolean): string | null {
  if (field === null) return holdsNir ? (notes.nir ?? NOT_RECORDED) : null;
  return notes[field] ?? null;
}
