import { peopleActProgress } from '../../../domain/people-act/people-act-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/progress.ts';

/** How far an act is, for the page that shows it. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const progress = await run(runtime, peopleActProgress, actor, { actId: args.params.actId });
  return Response.json(progress, { headers: { 'cache-control': 'no-store' } });
}
