import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Account, accountFor, canReach } from './embedded-account.ts';
import { type Binaries, reachableBinaries } from './embedded-binaries.ts';
import { makeFolder } from './make-folder.ts';

export interface PlaceOptions {
  dataDir: string;
  /** Where the data was put at first, when that is outside the data folder. */
  recorded: string | undefined;
  binaries: Binaries;
  sharedDir: string;
  tell: (sentence: string) => void;
}

export interface Place {
  folder: string;
  /** Root of the binaries. */
  root: string;
  account: Account | null;
}

/** Where the data and the binaries are, and who runs them. Once chosen, the place of the data does not move. */
export function place({ dataDir, recorded, binaries, sharedDir, tell }: PlaceOptions): Place {
  const inside = path.join(dataDir, 'postgres');
  const chosen = recorded ?? inside;
  const existing = existsSync(chosen) ? chosen : null;
  const account = accountFor(existing, tell);
  if (account === null) return { folder: chosen, root: binaries.root, account };
  const root = reachableBinaries(binaries, account, sharedDir);
  if (root !== binaries.root && existing === null) {
    tell(`Root est seul à pouvoir lire ce dossier : les programmes de PostgreSQL sont copiés dans ${root}.`);
  }
  if (existing || recorded) return { folder: chosen, root, account };
  if (canReach(account, '-x', dataDir)) return { folder: inside, root, account };
  makeFolder(sharedDir, 0o755);
  // A name of its own: another clone that once stood at this path may have left its data there.
  const home = makeFolder(path.join(sharedDir, randomBytes(6).toString('hex')), 0o711);
  const folder = path.join(home, 'postgres');
  tell(
    `L’utilisateur « ${account.name} » ne peut pas entrer dans ${dataDir} : la base est tenue dans ${folder}.`,
  );
  return { folder, root, account };
}
