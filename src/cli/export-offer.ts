import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readWholeOffer } from '../domain/offer/export/exported-offer.query.server.ts';
import { OFFER_FORMATS, type OfferFormat, openOfferFile } from '../files/offer/write-offer.server.ts';
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
    const files = {
      structure: openOfferFile(folder, 'structure', { format, gzip }),
      service: openOfferFile(folder, 'service', { format, gzip }),
    };
    const counts = { structure: 0, service: 0 };
    await readWholeOffer(runtime, async (kind, records) => {
      counts[kind] += records.length;
      await files[kind].write(records.map((record) => ({ ...record })));
    });
    await files.structure.close();
    await files.service.close();
    return {
      json: {
        structures: counts.structure,
        services: counts.service,
        files: [files.structure.file, files.service.file],
      },
      lines: [
        `${counts.structure.toLocaleString('fr-FR')} structures : ${files.structure.file}`,
        `${counts.service.toLocaleString('fr-FR')} services : ${files.service.file}`,
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
