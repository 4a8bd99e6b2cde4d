import { partOf, purposeOf } from '../../../domain/rights/read-log.ts';
import { whoRead } from '../../../domain/rights/who-read.query.server.ts';
import { writeCsv } from '../../../files/spreadsheet/write-csv.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import type { Route } from './+types/who-read-csv.ts';

const KINDS = { read: 'Lecture', search_hit: 'Recherche par identité', export: 'Copie dans un fichier' };

/** Every look that is kept, one line each. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { looks } = await run(runtime, whoRead, actor, { personId: actor.personId, month: 'tout' });
  const headers = ['Date', 'Organisme', 'Métier', 'Ce qui s’est passé', 'Ce qui a été lu', 'Pourquoi'];
  const rows = looks.map(({ on, organisation, function: job, kind, act, purpose }) => [
    on.split('-').toReversed().join('/'),
    organisation,
    job,
    KINDS[kind],
    partOf(act),
    purposeOf(purpose) ?? '',
  ]);
  return new Response(writeCsv(headers, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="qui-a-regarde-mon-dossier.csv"',
      'cache-control': 'no-store',
    },
  });
}
