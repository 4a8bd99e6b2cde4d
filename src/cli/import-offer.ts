import { createWriteStream, readdirSync, statSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { importOffer } from '../domain/offer/import/import-offer.server.ts';
import { fileSentence, problemSentence } from '../domain/offer/import/messages.ts';
import type { LineProblem, OfferCounts, OfferReport } from '../domain/offer/import/report.ts';
import { OfferFileError } from '../files/offer/file-error.ts';
import { readLinesOf } from '../files/offer/read-offer.server.ts';
import { writeCsv } from '../files/spreadsheet/write-csv.ts';
import { StartRefused } from '../platform/start-refused.ts';
import type { Verb } from './verb.ts';

/** How many problems are said one by one; all of them are in the file of --rejets. */
const SAID = 20;

interface Asked {
  files: string[];
  replace: boolean;
  dryRun: boolean;
  rejects: string | undefined;
}

export const importOfferVerb: Verb = {
  name: 'import offer',
  usage: '<fichiers ou dossier> [--replace] [--dry-run] [--rejets <fichier.csv>]',
  summary:
    'Importe des structures et des services au schéma data·inclusion v1 (JSON, NDJSON, CSV, Parquet ; gzip compris), dans n’importe ' +
    'quel ordre. Ce qui n’a pas changé n’est pas réécrit. Avec --replace, ce que les sources de ces fichiers ne disent plus est retiré. ' +
    'Les lignes refusées n’arrêtent pas les autres.',
  async run({ args, open, tell }) {
    const { files, replace, dryRun, rejects } = readArguments(args);
    const { runtime } = await open();
    const problems = problemLog(rejects);
    try {
      const report = await importOffer(runtime, {
        read: readLinesOf(files),
        fileNames: files.map((file) => path.basename(file)),
        replace,
        dryRun,
        onProblem: problems.take,
        tell,
      });
      if (report === 'taken')
        throw new StartRefused(
          'import-running',
          'Un autre import de l’offre est en cours : attendez qu’il finisse.',
        );
      return { json: report, lines: [...describe(report, dryRun), ...problems.said()] };
    } catch (error) {
      if (!(error instanceof OfferFileError)) throw error;
      throw new StartRefused(error.code, fileSentence(error.code, error.file));
    } finally {
      await problems.close();
    }
  },
};

function readArguments(args: readonly string[]): Asked {
  const options = {
    replace: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    rejets: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const files = positionals.flatMap((word) => filesAt(here(word)));
    if (files.length === 0)
      throw new StartRefused(
        'file-missing',
        'Dites quels fichiers importer : import offer structures.json services.json',
      );
    return {
      files,
      replace: values.replace ?? false,
      dryRun: values['dry-run'] ?? false,
      rejects: values.rejets === undefined ? undefined : here(values.rejets),
    };
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(
      'option-unknown',
      'Options comprises : --replace, --dry-run, --rejets <fichier.csv>',
    );
  }
}

/** Relative to where the operator is, which npm has left. */
const here = (word: string) => path.resolve(process.env.INIT_CWD ?? '.', word);

const OFFER_FILE = /\.(json|ndjson|jsonl|csv|parquet)(\.gz)?$/i;

/** A folder stands for the files of the offer that are in it. */
function filesAt(place: string): string[] {
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [place];
  return readdirSync(place)
    .filter((name) => OFFER_FILE.test(name))
    .sort()
    .map((name) => path.join(place, name));
}

const HEADERS = ['fichier', 'ligne', 'nature', 'id', 'champ', 'code', 'refusée', 'explication'];

function problemLog(rejects: string | undefined) {
  const stream: WriteStream | undefined =
    rejects === undefined ? undefined : createWriteStream(rejects, { mode: 0o600 });
  stream?.write(writeCsv(HEADERS, []));
  const said: string[] = [];
  let unsaid = 0;
  return {
    take(problem: LineProblem) {
      stream?.write(csvLine(problem));
      if (!problem.refused) return;
      if (said.length < SAID) said.push(`  ${problemSentence(problem)}`);
      else unsaid++;
    },
    said: () => [
      ...said,
      ...(unsaid > 0 ? [`  … et ${unsaid} autres : --rejets <fichier.csv> les donne toutes.`] : []),
    ],
    async close() {
      stream?.end();
      if (stream) await finished(stream);
    },
  };
}

function csvLine(problem: LineProblem): string {
  const { file, line, kind, id, field, code, refused } = problem;
  const cells = [
    file,
    String(line),
    kind,
    id ?? '',
    field ?? '',
    code,
    refused ? 'oui' : 'non',
    problemSentence(problem),
  ];
  return writeCsv(cells, []).replace(/^\uFEFF/, '');
}

function describe({ structures, services, corrected, seconds }: OfferReport, dryRun: boolean): string[] {
  const line = (label: string, { created, updated, unchanged, removed, refused }: OfferCounts) =>
    `  ${label} : ${created} nouvelles fiches, ${updated} changées, ${unchanged} inchangées, ${removed} retirées, ${refused} lignes refusées`;
  return [
    dryRun ? 'Ce que ferait cet import (rien n’est écrit) :' : `Offre importée en ${seconds} s :`,
    line('structures', structures),
    line('services', services),
    ...(corrected > 0 ? [`  ${corrected} valeurs corrigées ou laissées de côté`] : []),
  ];
}
