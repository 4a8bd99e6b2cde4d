import { dutyLabels, type Speciality, specialityLabels } from '../../../domain/organisation/codes.ts';
import { directory } from '../../../domain/organisation/directory.query.server.ts';
import type { DirectoryEntry } from '../../../domain/organisation/directory-views.ts';
import type { Cell } from '../../../files/spreadsheet/table-formats.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { formatIn, tableAnswer } from '../../table-answer.server.ts';
import { formatDate } from '../../ui/format.ts';
import type { Route } from './+types/directory-file.ts';
import { type DirectoryView, viewOf } from './paths.ts';

const columns: Record<string, (entry: DirectoryEntry) => Cell> = {
  Nom: ({ name }) => name,
  Fonction: (entry) => entry.function,
  Spécialité: ({ speciality }) => specialityLabels[speciality],
  Organisation: ({ organisation }) => organisation,
  Type: ({ kind }) => kind,
  'Adresse e-mail': ({ email }) => email,
  Téléphone: ({ phone }) => phone,
  'Ce que je fais': ({ about }) => about,
  Langues: ({ languages }) => languages,
  Missions: ({ duties }) => duties.map((duty) => dutyLabels[duty]).join(', '),
  Communes: ({ communes }) => communes.join(', '),
  'Absent jusqu’au': ({ awayUntil }) => awayUntil && { date: awayUntil },
  'En son absence': ({ standIns }) =>
    standIns.map(({ name, until }) => `${name} (jusqu’au ${formatDate(until)})`).join(', '),
};

/** Professionals as the directory shows them, filtered as the page is. It tells of nobody who is accompanied. */
export async function loader(args: Route.LoaderArgs) {
  const signed = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const rows = rowsOf(signed, viewOf(query));
  const first = await rows.next(); // what is refused is refused before a file begins
  return tableAnswer(
    signed.runtime,
    `annuaire-${today(signed.runtime.clock)}`,
    formatIn(query.get('format')),
    {
      title: 'Annuaire',
      headers: Object.keys(columns),
      rows: (async function* () {
        if (!first.done) yield first.value;
        yield* rows;
      })(),
    },
  );
}

async function* rowsOf({ runtime, actor }: Signed, view: DirectoryView): AsyncGenerator<Cell[]> {
  let after: string | undefined;
  do {
    const { entries, hasNext } = await run(runtime, directory, actor, {
      kind: view.kind || undefined,
      organisationId: view.organisation || undefined,
      speciality: (view.speciality || undefined) as Speciality | undefined,
      communeCode: view.commune || undefined,
      after,
    });
    for (const entry of entries) yield Object.values(columns).map((cell) => cell(entry));
    after = hasNext ? entries.at(-1)?.seat : undefined;
  } while (after !== undefined);
}
