/** A text, or a civil date that spreadsheets sort as one. */
export type Cell = string | { readonly date: string } | null;

/** Files that a table is written to. */
export const tableFormats = {
  xlsx: {
    label: 'Excel (.xlsx)',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  ods: {
    label: 'LibreOffice (.ods)',
    type: 'application/vnd.oasis.opendocument.spreadsheet',
  },
  csv: { label: 'CSV (pour tout logiciel)', type: 'text/csv; charset=utf-8' },
} as const;
export type TableFormat = keyof typeof tableFormats;
