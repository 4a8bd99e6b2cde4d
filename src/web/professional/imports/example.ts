import { exampleList } from '../../../../demo/example-list.ts';
import { writeCsv } from '../../../files/spreadsheet/write-csv.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/example.ts';

/** A list of invented people, for whoever discovers imports. Exists in a demonstration only. */
export function loader(args: Route.LoaderArgs) {
  const { runtime } = requireProfessional(args);
  if (!runtime.demo) throw new NotFound();
  const [headers = [], ...rows] = exampleList();
  return new Response(writeCsv(headers, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="personnes-cher.csv"',
    },
  });
}
