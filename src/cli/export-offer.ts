import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportOffer, OFFER_FORMATS, type OfferFormat } from '../files/offer/write-offer.server.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb } from './verb.ts';

export const exportOfferVerb: Verb = {
  name: 'export offer',
  usage: '<dossier neuf> [--format ndjson|json|csv|parquet] [--gz]',
  summary:
    'Écrit toute l’offre publiée, au schéma data·inclusion, dans structures.… et services.… ; « import offer » la relit telle quelle. ' +
    'Les sources dont la licence interdit la copie n’y sont pas.',
  async run({ args, open }) {
    const { folder, format, gzip } = readArguments(args);
    const { runtime } = await open();
    mkdirSync(folder, { recursive: true });
    const written = await exportOffer(runtime, folder, { format, gzip });
    const [structures, services] = written.files;
    return {
      json: { ...written },
      lines: [
        `${written.structures.toLocaleString('fr-FR')} structures : ${structures}`,
        `${written.services.toLocaleString('fr-FR')} services : ${services}`,
      ],
    };
  },
};

function readArguments(args: readonly string[]): { folder: string; format: OfferFormat; gzip: boolean } {
  const options = { format: { type: 'string' }, gz: { type: 'boolean' } } as const;
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [word, ...others] = positionals;
  const format = OFFER_FORMATS.find((one) => one === (values.format ?? 'ndjson'));
  if (word === undefined || others.length > 0)
    throw new StartRefused('folder-missing', 'Dites dans quel dossier neuf : export offer /donnees/offre');
  if (format === undefined)
    throw new StartRefused('format-unknown', `Formats compris : ${OFFER_FORMATS.join(', ')}.`);
  const gzip = values.gz ?? false;
  if (gzip && format === 'parquet')
    throw new StartRefused('format-compressed', 'Un fichier Parquet est déjà compressé : retirez --gz.');
  const folder = path.resolve(process.env.INIT_CWD ?? '.', word);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StartRefused(
      'folder-not-empty',
      `Ce dossier n’est pas vide, et rien n’y est écrasé : ${folder}`,
    );
  return { folder, format, gzip };
}

function understood<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new StartRefused('option-unknown', 'Options comprises : --format, --gz');
  }
}
