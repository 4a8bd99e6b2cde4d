export interface TableRow {
  /** As the spreadsheet shows it: 1 is the first row of the sheet, header and blank rows counted. */
  number: number;
  /** One text a column; what the file left empty is ''. */
  cells: string[];
}

export interface Table {
  format: 'csv' | 'xlsx' | 'xls' | 'ods';
  /** Names of the visible sheets; none for a CSV. */
  sheets: string[];
  /** The sheet that was read. */
  sheet: string | null;
  /** For a CSV: how its bytes and columns were understood. */
  encoding?: 'utf-8' | 'utf-16' | 'windows-1252';
  separator?: ',' | ';' | '\t' | '|';
  /** Row number of the header. */
  headerRow: number;
  headers: string[];
  /** Rows below the header that hold something. */
  rows: TableRow[];
}

/** A sheet before anyone knows where its header is. Blank rows are absent, their numbers are not reused. */
export interface Sheet {
  name: string | null;
  rows: TableRow[];
}
