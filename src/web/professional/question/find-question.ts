import { redirect } from 'react-router';
import { locateQuestion } from '../../../domain/question/question-page.query.server.ts';
import { Invalid, NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { questionHref } from '../person/plan/paths.ts';
import type { Route } from './+types/find-question.ts';

/** Where the e-mail of a question leads once its reader is signed in: exactly to the answer form. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { questionId } = args.params;
  const found = await run(runtime, locateQuestion, actor, { questionId }).catch((error: unknown) => {
    // Withdrawn since, or not theirs: the same answer, on a page that says what else waits for them.
    if (error instanceof NotFound || error instanceof Invalid) throw redirect('/questions?fait=introuvable');
    throw error;
  });
  // Asked to this professional in another of their organisations.
  if (found === 'other-seat') {
    const here = encodeURIComponent(`/questions/${questionId}`);
    throw redirect(`/choisir-organisation?retour=${here}`);
  }
  throw redirect(questionHref(found.personId, questionId));
}
