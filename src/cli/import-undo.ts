import { z } from 'zod';
import { refusalMessage } from '../domain/import/flow-messages.ts';
import { importPage } from '../domain/import/import-page.query.server.ts';
import { type ImportState, importActs, importStates } from '../domain/import/states.ts';
import { takeBackImport, takeBackPreview } from '../domain/import/take-back.server.ts';
import { NotFound, Refused } from '../platform/access/errors.ts';
import { run } from '../platform/access/run.ts';
import { importer, wordAfter, worked, wrong } from './imports-door.ts';
import type { Verb } from './verb.ts';

export const importUndo: Verb = {
  name: 'import undo',
  usage: '<identifiant de l’import> [--as <compte>] [--organisation <nom>] [--dry-run]',
  summary:
    'Annule tout un import, dans les 24 heures de sa fin : les personnes qu’il a fait entrer sont retirées et ce qu’il a changé ' +
    'revient à sa valeur, sauf ce que quelqu’un d’autre a écrit depuis. L’identifiant est la fin de l’adresse de sa page. ' +
    'Avec --dry-run, dit ce qui serait annulé et n’écrit rien.',
  async run({ args, open, tell }) {
    const asked = readArguments(args);
    const { runtime } = await open();
    const actor = await importer(runtime, asked);
    const { importId } = asked;
    if (asked.dryRun) {
      const { removed, restored, kept } = await found(run(runtime, takeBackPreview, actor, { importId }));
      const counts = { removed, restored, kept };
      return { json: counts, lines: describe('Ce qui serait annulé (rien n’est écrit) :', counts) };
    }
    const { state } = await found(run(runtime, importPage, actor, { importId }));
    if (!TAKEN_BACK_FROM.includes(state))
      throw wrong(
        'import-state',
        `Cet import ne peut pas être annulé : ${importStates[state].label.toLowerCase()}.`,
      );
    // Asked again after a cut, the verb goes on with what was begun.
    if (state !== 'taking-back') await found(run(runtime, takeBackImport, actor, { importId }));
    tell('Annulation…');
    const { takenBack } = await worked({ runtime, actor, tell }, importId);
    return { json: takenBack, lines: describe('Import annulé :', takenBack) };
  },
};

const TAKEN_BACK_FROM: readonly ImportState[] = [...importActs.takeBack, 'taking-back'];

function readArguments(args: readonly string[]) {
  const asked = {
    importId: '',
    account: undefined as string | undefined,
    organisation: undefined as string | undefined,
    dryRun: false,
  };
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--dry-run') asked.dryRun = true;
    else if (word === '--as') asked.account = wordAfter(word, rest);
    else if (word === '--organisation') asked.organisation = wordAfter(word, rest);
    else if (word.startsWith('--')) throw wrong('option-unknown', `Option inconnue : ${word}`);
    else asked.importId = word;
  }
  if (!z.uuid().safeParse(asked.importId).success)
    throw wrong(
      'import-missing',
      'Dites quel import annuler : import undo <identifiant>, la fin de l’adresse de sa page.',
    );
  return asked;
}

async function found<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Refused) throw wrong(error.code, refusalMessage(error.code));
    if (error instanceof NotFound)
      throw wrong(
        'import-unknown',
        'Aucun import de l’organisation de ce compte ne porte cet identifiant, ou un collègue le mène.',
      );
    throw error;
  }
}

const describe = (
  title: string,
  { removed, restored, kept }: Record<'removed' | 'restored' | 'kept', number>,
) => [
  title,
  `  Personnes retirées : ${removed}`,
  `  Revenues à leur valeur : ${restored}`,
  `  À voir, quelque chose reste : ${kept}`,
];
