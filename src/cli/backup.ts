import path from 'node:path';
import { filesPlace } from '../composition/open-files.ts';
import { openExisting } from '../composition/open-server.ts';
import { rowsIn } from '../platform/backup/manifest.ts';
import { writeBackup } from '../platform/backup/write-backup.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb } from './verb.ts';

export const backup: Verb = {
  name: 'backup',
  usage: '<dossier>',
  summary:
    'Sauvegarde toute la base dans un dossier neuf, pendant que Relais tourne ou non : un fichier par table et leurs empreintes. ' +
    'Se restaure sur tout PostgreSQL de 15 à 18. La clé (SECRET_KEY ou secret.key) n’y est pas : gardez-la à part. Les documents (DATA_DIR/files, ou le bucket) non plus : copiez-les après.',
  async run({ args, options, tell }) {
    const folder = folderOf(args);
    const opening = options();
    const server = await openExisting(opening);
    try {
      const { ownerUrl } = server;
      const manifest = await writeBackup({ ownerUrl, folder, clock: systemClock, tell });
      const rows = rowsIn(manifest.tables);
      const { contentSha256: content, tables, server: version } = manifest;
      const key =
        opening.config.secretKey === undefined ? path.join(opening.config.dataDir, 'secret.key') : null;
      const documents = filesPlace(opening.config);
      return {
        json: { folder, documents, tables: tables.length, rows, content, server: version },
        lines: [
          `Sauvegarde terminée : ${rows.toLocaleString('fr-FR')} lignes de ${tables.length} tables, dans ${folder}.`,
          `Empreinte du contenu : ${content}`,
          key === null
            ? 'Elle ne s’ouvre qu’avec la SECRET_KEY de cette installation, qui n’y est pas : gardez-la ailleurs.'
            : `Elle ne s’ouvre qu’avec la clé de cette installation, qui n’y est pas : gardez une copie de ${key} ailleurs.`,
          `Les documents joints aux demandes n’y sont pas : copiez aussi ${documents}.`,
        ],
      };
    } finally {
      await server.stop();
    }
  },
};

/** Relative to where the operator is, which npm has left. */
export function folderOf(args: readonly string[]): string {
  const [folder, ...others] = args;
  if (folder && !folder.startsWith('--') && others.length === 0)
    return path.resolve(process.env.INIT_CWD ?? '.', folder);
  throw new StartRefused(
    'folder-missing',
    'Dites quel dossier, et lui seul : /sauvegardes/relais-2026-11-30',
  );
}
