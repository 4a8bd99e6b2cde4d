import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const FILES = ['regions', 'departements', 'epcis', 'communes', 'former-names'] as const;
type GeographyFile = (typeof FILES)[number];

/** Cells of one file by column name, in file order; an empty cell is null. */
export type Columns = Record<string, (string | null)[]>;

export interface GeographyFiles {
  /** Changes when any of the files changes. */
  contentHash: string;
  read(file: GeographyFile): Columns;
}

/** The geography that comes with the product, written by scripts/build-geography.ts. */
export function openGeographyFiles(): GeographyFiles {
  const folder = dataFolder();
  const bytes = new Map(FILES.map((name) => [name, readFileSync(join(folder, `${name}.tsv.gz`))]));
  const hash = createHash('sha256');
  for (const content of bytes.values()) hash.update(content);
  return {
    contentHash: hash.digest('hex'),
    read: (file) => parse(gunzipSync(bytes.get(file)!).toString('utf8')),
  };
}

/** Beside this file when run from source; found from the project's folder when bundled into build/server. */
function dataFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    for (const inside of ['data', 'src/domain/territory/data']) {
      if (existsSync(join(folder, inside, 'communes.tsv.gz'))) return join(folder, inside);
    }
  }
  throw new Error('The geography files (src/domain/territory/data) are not part of this installation.');
}

function parse(tsv: string): Columns {
  const [header = '', ...lines] = tsv.trimEnd().split('\n');
  const names = header.split('\t');
  const columns: Columns = Object.fromEntries(names.map((name) => [name, []]));
  for (const line of lines) {
    const cells = line.split('\t');
    for (const [index, name] of names.entries()) columns[name]!.push(cells[index] || null);
  }
  return columns;
}
