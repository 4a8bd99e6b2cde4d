import { peopleToInform, type ToInform } from '../../../domain/import/inform.server.ts';
import { writeCsv } from '../../../files/spreadsheet/write-csv.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/mail-merge.ts';
import { addressee } from './addressee.server.ts';

const HEADERS = ['Nom complet', 'Formule', 'Adresse', 'Code postal et commune', 'E-mail'];

/** Names and addresses of those not told yet, for letters that another tool sends. Read packet by packet, each with its line. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { importId } = args.params;
  const rows: string[][] = [];
  for (let after: number | null = 0; after !== null; ) {
    const packet: ToInform = await run(runtime, peopleToInform, actor, { importId, after });
    for (const { name, greeting, lines, email } of packet.people.map(addressee)) {
      const [street = '', place = ''] = lines.length > 1 ? lines : ['', ...lines];
      rows.push([name, greeting, street, place, email ?? '']);
    }
    after = packet.next;
  }
  return new Response(writeCsv(HEADERS, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="a-informer.csv"',
      'cache-control': 'no-store',
    },
  });
}
