import { importRows } from '../../../domain/import/import-rows.query.server.ts';
import { type ImportState, outcomes, results, takenBacks } from '../../../domain/import/states.ts';
import { run } from '../../../platform/access/run.ts';
import type { Signed } from '../../require-professional.server.ts';
import { outcomeFilters, resultFilters, takenBackFilters } from './paths.ts';
import type { RowsShown } from './preview.tsx';
import { showRow } from './show-row.server.ts';

interface Page {
  importId: string;
  state: ImportState;
  mine: boolean;
  erased: boolean;
}

/** The rows that the address asks for: of the preview by what they would do, of the result by what they did. */
export async function readShownRows(
  { runtime, actor }: Signed,
  { importId, state, mine, erased }: Page,
  query: URLSearchParams,
): Promise<RowsShown> {
  const asked = query.get('voir');
  const after = Math.max(0, Number.parseInt(query.get('apres') ?? '', 10) || 0);
  const outcome = state === 'preview' ? outcomes.find((one) => outcomeFilters[one] === asked) : undefined;
  const result = state === 'done' ? results.find((one) => resultFilters[one] === asked) : undefined;
  const takenBack =
    state === 'taken-back' ? takenBacks.find((one) => takenBackFilters[one] === asked) : undefined;
  const voir = outcome || result || takenBack ? asked : null;
  if (!mine || erased || !SHOWING.includes(state))
    return { rows: [], previous: null, next: null, voir, apres: after };
  const page = await run(runtime, importRows, actor, { importId, outcome, result, takenBack, after });
  return { ...page, rows: page.rows.map(showRow), voir, apres: after };
}

const SHOWING: readonly ImportState[] = ['preview', 'done', 'taken-back'];
