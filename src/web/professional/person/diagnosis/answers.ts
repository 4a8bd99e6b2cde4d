import { z } from 'zod';
import type { AnswerInput } from '../../../../domain/diagnosis/answer-input.ts';
import { changesSince } from '../../../../domain/diagnosis/changes-since.query.server.ts';
import { recordAnswers } from '../../../../domain/diagnosis/record-answers.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import type { Route } from './+types/answers.ts';

const Since = z.coerce.number().int().min(0).catch(0);

/** What changed since the page read the diagnosis. */
export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const since = Since.parse(new URL(args.request.url).searchParams.get('depuis'));
  const changes = await run(runtime, changesSince, actor, { personId: args.params.personId, since });
  return Response.json(changes, { headers: { 'cache-control': 'no-store' } });
}

/** Saves what was just chosen. Answers once it is committed. */
export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const body = (await args.request.json().catch(() => null)) as { answers: AnswerInput[] } | null;
  const recorded = await run(runtime, recordAnswers, actor, {
    personId: args.params.personId,
    answers: body?.answers ?? [],
  });
  return Response.json(recorded, { headers: { 'cache-control': 'no-store' } });
}
