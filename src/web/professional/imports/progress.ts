import { importPage } from '../../../domain/import/import-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/progress.ts';

/** How far a list is, for the page that shows it. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { state, progress, rowsTotal, stoppedWhy } = await run(runtime, importPage, actor, {
    importId: args.params.importId,
  });
  return Response.json(
    { state, progress, rowsTotal, stopped: stoppedWhy !== null },
    { headers: { 'cache-control': 'no-store' } },
  );
}
