import { Outlet, redirect } from 'react-router';
import { z } from 'zod';
import { recordThatRemains } from '../../../domain/same-person/record-that-remains.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/one-page.ts';
import { JOINED } from './paths.ts';

/**
 * A person has one page: what is about them and names no row of one record is found on the record that remains, whichever the address
 * names. Links that are about the other record say so (paths.ts, ofJoined).
 */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const url = new URL(args.request.url);
  const personId = z.uuid().safeParse(url.pathname.split('/')[2]);
  if (!personId.success || url.searchParams.get(JOINED.name) === JOINED.value) return null;
  const remains = await run(runtime, recordThatRemains, actor, { personId: personId.data });
  if (remains) throw redirect(`${url.pathname.replace(personId.data, remains)}${url.search}`);
  return null;
}

export default function OnePage() {
  return <Outlet />;
}
