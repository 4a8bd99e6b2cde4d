import { ownReferralFile } from '../../../domain/referral/read-file.server.ts';
import { run } from '../../../platform/access/run.ts';
import { fileAnswer } from '../../referral/file-answer.server.ts';
import { requirePerson } from '../../require-person.server.ts';
import type { Route } from './+types/own-file.ts';

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { personId } = actor;
  return fileAnswer(runtime, await run(runtime, ownReferralFile, actor, { personId, ...args.params }));
}
