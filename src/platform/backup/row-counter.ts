import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

const NEWLINE = 10;

/** Lets COPY's rows through, counts and hashes them. A line break inside a value is written \n: every newline ends a row. */
export class RowCounter extends Transform {
  rows = 0;
  readonly #hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void) {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.rows++;
    done(null, chunk);
  }

  /** Once everything has passed. */
  counted(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.#hash.digest('hex') };
  }
}
