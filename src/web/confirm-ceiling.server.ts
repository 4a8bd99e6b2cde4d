import { stepUp } from '../platform/auth/step-up.server.ts';
import { sessionCookie } from './public/sign-in/cookies.server.ts';
import { codeProblem } from './public/sign-in/messages.ts';
import { refusal } from './public/sign-in/waiting.server.ts';
import type { Signed } from './require-professional.server.ts';

interface Confirmed {
  error: string | null;
  /** To send with whatever is answered: the session has a new token. */
  headers: Record<string, string>;
}

/** The code that a form carries for going once beyond a ceiling. */
export async function confirmCeiling({ runtime, session }: Signed, form: FormData): Promise<Confirmed> {
  const answer = await stepUp(runtime, session, String(form.get('code') ?? ''));
  if (answer.outcome !== 'done') return { error: codeProblem(refusal(runtime.clock, answer)), headers: {} };
  return {
    error: null,
    headers: answer.token ? { 'set-cookie': sessionCookie(runtime, answer.token) } : {},
  };
}
