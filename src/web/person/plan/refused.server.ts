import { Conflict, Invalid, Refused } from '../../../platform/access/errors.ts';
import { CONFLICT, REFUSALS } from './words.ts';

/** Does the act, then leads on; what the domain refuses is a sentence for the page. Anything else goes its way. */
export async function orSentence(
  act: () => Promise<unknown>,
  then: () => Response,
): Promise<Response | string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Conflict) return CONFLICT;
    if (error instanceof Refused && REFUSALS[error.code]) return REFUSALS[error.code] as string;
    // The pages check each answer as it is given: what is wrong here names nothing that exists.
    if (error instanceof Invalid)
      return 'Cette réponse n’est pas possible. Recommencez depuis la première question.';
    throw error;
  }
  return then();
}
