import { filesPlace } from '../composition/open-files.ts';
import { DATABASE, openServer, type Server } from '../composition/open-server.ts';
import { prepareDatabase } from '../composition/prepare-database.ts';
import { keysOf } from '../platform/auth/keys.ts';
import { type Manifest, rowsIn } from '../platform/backup/manifest.ts';
import { differencesOf, readManifest, refuseNewer } from '../platform/backup/read-backup.ts';
import { markRestoring, restoreBackup } from '../platform/backup/restore-backup.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { hasSecret, readSecret } from '../platform/config/secret.ts';
import { createFilled } from '../platform/database/create-filled.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { folderOf } from './backup.ts';
import type { Verb, VerbResult } from './verb.ts';

const VERIFY = '--verifier';

export const restore: Verb = {
  name: 'restore',
  usage: `<dossier> [${VERIFY}]`,
  summary:
    'Remet une sauvegarde dans une base vide (DATABASE_URL) ou un DATA_DIR neuf, relit tout et compare les empreintes. Une ' +
    `sauvegarde d’une version plus ancienne est mise à niveau. Avec ${VERIFY}, relit la sauvegarde et n’écrit rien.`,
  async run({ args, options, tell }) {
    const folder = folderOf(args.filter((word) => word !== VERIFY));
    const manifest = readManifest(folder);
    await refuseNewer(manifest);
    tell(`Vérification de ${manifest.tables.length} fichiers…`);
    const differences = await differencesOf(folder, manifest);
    if (args.includes(VERIFY)) return verified(manifest, differences);
    if (differences.length > 0) {
      throw new StartRefused(
        'backup-damaged',
        `Cette sauvegarde n’est plus celle qui a été écrite, elle n’est pas restaurée : ${differences.join(', ')}.`,
      );
    }
    const opening = options();
    refuseOtherKey(opening.config, manifest);
    const server = await openServer({ ...opening, beside: false });
    try {
      await makeReady(server);
      tell(`Chargement de ${rowsIn(manifest.tables).toLocaleString('fr-FR')} lignes…`);
      await restoreBackup({ ownerUrl: server.ownerUrl, folder, manifest });
      const { databaseAppUrl } = opening.config;
      const { migrations } = await prepareDatabase(server.ownerUrl, { givenAppUrl: databaseAppUrl });
      return restored(manifest, migrations, filesPlace(opening.config));
    } finally {
      await server.stop();
    }
  },
};

function verified({ contentSha256: content, madeAt, tables }: Manifest, differences: string[]): VerbResult {
  const ok = differences.length === 0;
  return {
    json: { ok, madeAt, content, differences },
    lines: ok
      ? [`Sauvegarde entière, du ${madeAt} : ${tables.length} tables.`, `Empreinte du contenu : ${content}`]
      : differences,
    ok,
  };
}

function restored(
  { contentSha256: content, tables }: Manifest,
  migrations: string[],
  documents: string,
): VerbResult {
  const rows = rowsIn(tables);
  return {
    json: { tables: tables.length, rows, content, migrations },
    lines: [
      `Restauration terminée : ${rows.toLocaleString('fr-FR')} lignes de ${tables.length} tables, relues et identiques.`,
      `Empreinte du contenu : ${content}`,
      ...(migrations.length === 0 ? [] : [`Mise à niveau ensuite : ${migrations.join(', ')}.`]),
      `Les documents joints aux demandes se lisent dans ${documents} : remettez-y ceux qui ont été copiés avec la sauvegarde.`,
      'Vérifiez avec « relais check », puis démarrez Relais.',
    ],
  };
}

/** Before anything is made: with another key, no Relais would start on what is restored. */
function refuseOtherKey(config: Config, { keyFingerprint }: Manifest): void {
  if (keyFingerprint === null) return;
  if (!hasSecret(config)) {
    throw new StartRefused(
      'key-missing',
      'Cette sauvegarde ne s’ouvre qu’avec la clé de son installation : donnez sa SECRET_KEY, ou copiez son fichier secret.key dans ' +
        `${config.dataDir}, puis recommencez.`,
    );
  }
  if (keysOf({ secret: readSecret(config) }).fingerprint.toString('hex') === keyFingerprint) return;
  throw new StartRefused(
    'other-secret',
    `SECRET_KEY (ou le fichier secret.key de ${config.dataDir}) n’est pas la clé de l’installation sauvegardée : remettez celle-ci.`,
  );
}

/** An empty database with the mark of a restoration under way; on our own server it appears with it. */
async function makeReady({ ownerUrl, startedUrl }: Server): Promise<void> {
  const since = systemClock.now().toString({ smallestUnit: 'second' });
  if (startedUrl !== null) await createFilled(startedUrl, DATABASE, (draft) => markRestoring(draft, since));
  await markRestoring(ownerUrl, since);
}
