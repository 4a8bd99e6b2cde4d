/** Why a file cannot be read as a table. The sentences are in domain/import/messages.ts. */
export type TableErrorCode =
  | 'file-empty' // no byte, or no row below the header
  | 'file-too-large' // { limitMb }
  | 'file-wrong-type' // { looksLike } judged by content, whatever the name says
  | 'file-inflates' // { limitMb } a zip that hides far more than its size
  | 'file-password'
  | 'file-corrupt' // { row? } truncated or damaged; the row where a quote never ends
  | 'file-encoding' // text that is neither UTF-8, UTF-16 nor Windows-1252
  | 'file-too-many-columns' // { limit, found }
  | 'file-too-many-rows' // { limit }
  | 'file-no-header' // no row among the first twenty names columns
  | 'file-no-sheet' // { sheet }
  | 'file-too-slow' // { seconds }
  | 'file-too-complex'; // needs more memory than one file may take

export type TableErrorParams = Readonly<Record<string, string | number>>;

export class TableError extends Error {
  override readonly name = 'TableError';
  readonly code: TableErrorCode;
  readonly params: TableErrorParams;
  constructor(code: TableErrorCode, params: TableErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
