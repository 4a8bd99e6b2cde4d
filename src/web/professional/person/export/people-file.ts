import { redirect } from 'react-router';
import { beginPeopleExport, peopleOf } from '../../../../domain/person/export-people.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { today } from '../../../../platform/clock/clock.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { formatIn, tableAnswer } from '../../../table-answer.server.ts';
import { exportHref } from '../paths.ts';
import { savedHref } from '../people-view.ts';
import { SCOPES } from '../people-words.ts';
import type { Route } from './+types/people-file.ts';
import { confirmExport } from './confirm-export.server.ts';
import { exportColumns, exportRows } from './people-columns.ts';

/** The list as a file. By POST: no page fetches it ahead, no address repeats it. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const address = String(form.get('liste') ?? '').slice(0, 500);
  const named = String(form.get('named') ?? '').trim();
  try {
    const begun = await run(runtime, beginPeopleExport, actor, { address, named });
    const columns = exportColumns(begun.filters, begun.view.filters);
    return tableAnswer(runtime, `personnes-${today(runtime.clock)}`, formatIn(form.get('format')), {
      title: SCOPES[begun.view.scope].tab,
      headers: columns.map(({ header }) => header),
      rows: exportRows(columns, peopleOf(runtime, actor, begun)),
    });
  } catch (error) {
    // A name does not go through an address: the list asks for it again.
    confirmExport(error, named ? nameAgainHref(address) : `${exportHref}?${address}`);
  }
}

const nameAgainHref = (address: string) => `${savedHref(address)}&fait=a-exporter`;

/** Its own address, opened by hand, leads to the page that chooses. */
export const loader = () => redirect(exportHref);
