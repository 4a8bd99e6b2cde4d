import { data } from 'react-router';
import { personMessages } from '../../domain/person/messages.ts';
import { rightsMessages } from '../../domain/rights/messages.ts';
import { Invalid, Refused } from '../../platform/access/errors.ts';
import { type FormProblems, problemsOf } from '../form-problems.server.ts';

/** What a form that was not recorded shows again. */
export interface Attempt extends FormProblems {
  readonly typed: Readonly<Record<string, string>>;
}

/** Does the act; what the domain refuses becomes the page again, with all that was typed. */
export async function attempt(form: FormData, work: () => Promise<Response>) {
  try {
    return await work();
  } catch (error) {
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data<Attempt>({ ...problems(error), typed }, { status: 422 });
  }
}

function problems(error: unknown): FormProblems {
  const sentence = error instanceof Refused ? rightsMessages[error.code] : undefined;
  if (sentence) return { errors: [{ message: sentence() }], byField: {} };
  // Commands of the person's rights say their sentence themselves; those about identity give codes.
  if (error instanceof Invalid && error.error.issues.every(({ message }) => message.endsWith('.'))) {
    const errors = error.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
    return { errors, byField: Object.fromEntries(errors.map(({ field, message }) => [field, message])) };
  }
  return problemsOf(error, { messages: personMessages });
}

export const sent = (form: FormData, name: string): string => String(form.get(name) ?? '');
