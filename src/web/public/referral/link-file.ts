import { referralFileByLink } from '../../../domain/referral/read-file.server.ts';
import { anonymous } from '../../../platform/access/actor.ts';
import { run } from '../../../platform/access/run.ts';
import { fileAnswer } from '../../referral/file-answer.server.ts';
import type { Route } from './+types/link-file.ts';
import { linkOf } from './link-of.server.ts';

/** Its address is on the page that the holder asked to see, and nowhere else. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, linkId } = linkOf(args);
  return fileAnswer(
    runtime,
    await run(runtime, referralFileByLink, anonymous, { linkId, fileId: args.params.fileId }),
  );
}
