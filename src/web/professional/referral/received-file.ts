import { receivedReferralFile } from '../../../domain/referral/read-file.server.ts';
import { run } from '../../../platform/access/run.ts';
import { fileAnswer } from '../../referral/file-answer.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import type { Route } from './+types/received-file.ts';

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return fileAnswer(runtime, await run(runtime, receivedReferralFile, actor, args.params));
}
