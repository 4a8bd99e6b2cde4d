import { importRejects } from '../../../domain/import/rejects.query.server.ts';
import { writeCsv } from '../../../files/spreadsheet/write-csv.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/rejects.ts';

/** The rows left out, to be corrected and imported again. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { headers, rows } = await run(runtime, importRejects, actor, { importId: args.params.importId });
  return new Response(writeCsv(headers, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="rejets.csv"',
      'cache-control': 'no-store',
    },
  });
}
