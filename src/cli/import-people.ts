import path from 'node:path';
import { chooseColumns } from '../domain/import/choose-columns.server.ts';
import { discardImport, launchImport } from '../domain/import/launch-import.server.ts';
import { importMessage } from '../domain/import/messages.ts';
import { startImport } from '../domain/import/start-import.server.ts';
import { type OutcomeCounts, outcomeLabels, outcomes } from '../domain/import/states.ts';
import { readPeopleList } from '../files/people-list/read-people-list.server.ts';
import { TableError } from '../files/spreadsheet/table-error.ts';
import { NotFound } from '../platform/access/errors.ts';
import { run } from '../platform/access/run.ts';
import type { Runtime } from '../platform/runtime.ts';
import { type Door, importer, wordAfter, worked, wrong } from './imports-door.ts';
import type { Verb } from './verb.ts';

interface Asked {
  file: string;
  account: string | undefined;
  organisation: string | undefined;
  sheet: string | undefined;
  dryRun: boolean;
}

export const importPeople: Verb = {
  name: 'import people',
  usage: '<fichier> [--as <compte>] [--organisation <nom>] [--feuille <nom>] [--dry-run]',
  summary:
    'Importe une liste de personnes (CSV, XLSX, ODS, XLS) au nom d’un compte, comme la page « Imports ». ' +
    'Avec --dry-run, dit ce que la liste ferait et n’écrit rien. Ce qui demande une décision n’est jamais écrit ici.',
  async run({ args, open, tell }) {
    const asked = readArguments(args);
    const { runtime } = await open();
    const actor = await importer(runtime, asked);
    const counts = await importFile({ runtime, actor, tell }, asked);
    return { json: counts, lines: describe(counts, asked.dryRun) };
  },
};

function readArguments(args: readonly string[]): Asked {
  const asked: Asked = {
    file: '',
    account: undefined,
    organisation: undefined,
    sheet: undefined,
    dryRun: false,
  };
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--dry-run') asked.dryRun = true;
    else if (word === '--as') asked.account = wordAfter(word, rest);
    else if (word === '--organisation') asked.organisation = wordAfter(word, rest);
    else if (word === '--feuille') asked.sheet = wordAfter(word, rest);
    else if (word.startsWith('--')) throw wrong('option-unknown', `Option inconnue : ${word}`);
    else if (asked.file)
      throw wrong('file-several', `Un seul fichier à la fois : ${asked.file}, puis ${word}.`);
    else asked.file = word;
  }
  if (!asked.file) throw wrong('file-missing', 'Dites quel fichier importer : import people liste.xlsx');
  return asked;
}

async function importFile(door: Door, { file, sheet, dryRun }: Asked): Promise<OutcomeCounts> {
  const { runtime, actor } = door;
  const list = await readFile(runtime, file, sheet);
  const { importId } = await started(run(runtime, startImport, actor, list));
  const problems = await run(runtime, chooseColumns, actor, { importId });
  if (problems.length > 0) {
    await run(runtime, discardImport, actor, { importId });
    const sentences = problems.map((problem) =>
      importMessage(problem.code, 'params' in problem ? problem.params : {}),
    );
    throw wrong(
      'columns',
      `${sentences.join(' ')} Importez ce fichier depuis la page « Imports » pour choisir ses colonnes.`,
    );
  }
  door.tell(`Analyse de ${list.rows.length} lignes…`);
  const { counts } = await worked(door, importId);
  if (dryRun) {
    await run(runtime, discardImport, actor, { importId });
    return counts;
  }
  await run(runtime, launchImport, actor, { importId });
  door.tell('Enregistrement…');
  await worked(door, importId);
  return counts;
}

async function readFile(runtime: Runtime, file: string, sheet: string | undefined) {
  const full = path.resolve(process.env.INIT_CWD ?? '.', file);
  try {
    return await readPeopleList(runtime, { path: full }, { fileName: path.basename(full), sheet });
  } catch (error) {
    if (error instanceof TableError) throw wrong(error.code, importMessage(error.code, error.params));
    if (isMissingFile(error))
      throw wrong('file-not-found', `Ce fichier n’existe pas ou ne peut pas être lu : ${full}`);
    throw error;
  }
}

const isMissingFile = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'EISDIR'].includes(String(error.code));

/** A seat without the right role, or whose organisation's agreement has ended. */
async function started<T>(starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw wrong(
      'account-cannot-import',
      'Ce compte ne peut pas importer : il y faut un rôle d’accueil, de membre ou de responsable, et une convention en cours.',
    );
  }
}

function describe(counts: OutcomeCounts, dryRun: boolean): string[] {
  return [
    dryRun ? 'Ce que ferait cette liste (rien n’est écrit) :' : 'Liste importée :',
    ...outcomes.map((outcome) => `  ${outcomeLabels[outcome]} : ${counts[outcome]}`),
  ];
}
