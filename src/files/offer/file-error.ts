/** A file that cannot be read as a whole: nothing of it is kept. The sentence is the door's. */
export class OfferFileError extends Error {
  readonly code:
    | 'file-not-found'
    | 'file-empty'
    | 'file-truncated'
    | 'file-wrong-type'
    | 'file-unreadable'
    | 'file-other';
  readonly file: string;

  constructor(code: OfferFileError['code'], file: string) {
    super(`${code}: ${file}`);
    this.name = 'OfferFileError';
    this.code = code;
    this.file = file;
  }
}
