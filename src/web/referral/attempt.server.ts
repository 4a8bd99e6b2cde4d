import { data } from 'react-router';
import { referralMessages } from '../../domain/referral/messages.ts';
import { type FormProblems, problemsOf } from '../form-problems.server.ts';

/** What a form about a request shows again when it was refused. */
export interface Attempt extends FormProblems {
  readonly typed: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
}

/** Does the act; what the domain refuses becomes the page again, with all that was typed and where the request stands. */
export async function attempt(form: FormData, work: () => Promise<Response>) {
  try {
    return await work();
  } catch (error) {
    const problems = problemsOf(error, { messages: referralMessages });
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data<Attempt>({ ...problems, typed, chosen: form.getAll('reasons').map(String) }, { status: 422 });
  }
}

export const sent = (form: FormData, name: string): string => String(form.get(name) ?? '');
export const sentVersion = (form: FormData): number => Number(form.get('version'));
