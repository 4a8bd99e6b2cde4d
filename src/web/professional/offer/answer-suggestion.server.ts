import { answerSuggestion } from '../../../domain/offer/suggestion/suggest.server.ts';
import { run } from '../../../platform/access/run.ts';
import type { Signed } from '../../require-professional.server.ts';
import { sent } from '../circle/submitted.server.ts';

export const answerFrom = ({ runtime, actor }: Signed, form: FormData) =>
  run(runtime, answerSuggestion, actor, {
    suggestionId: sent(form, 'sur'),
    decision: sent(form, 'decision') as 'applied',
    answer: sent(form, 'answer'),
  });
