import { ownData } from '../../../domain/rights/own-data.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { heldDataAnswer, heldDataJson, heldDataPage } from '../../held-data.tsx';
import { requirePerson } from '../../require-person.server.ts';
import { formatMoment } from '../../ui/format.ts';
import type { Route } from './+types/own-data-file.ts';

/** Everything, as a page to read or as a file for another programme. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const held = await run(runtime, ownData, actor, { personId: actor.personId });
  const data = {
    ...held,
    title: 'Toutes mes données',
    intro: `Tout ce que Relais sait de vous, le ${formatMoment(held.at, held.timeZone)}. Ce fichier est à vous. Il dit des choses personnelles\u00a0: gardez-le là où vous seul pouvez l’ouvrir.`,
  };
  return new URL(args.request.url).pathname.endsWith('.json')
    ? heldDataAnswer('mes-donnees', 'json', heldDataJson('relais-mes-donnees', data))
    : heldDataAnswer('mes-donnees', 'html', heldDataPage(data));
}
