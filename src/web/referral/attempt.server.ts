import { data } from 'react-router';
import { referralMessages } from '../../domain/referral/messages.ts';
import { type FormProblems, problemsOf } from '../form-problems.server.ts';
import { documentsOf } from './documents-in.server.ts';

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
    const problems = withDocumentsToChoose(problemsOf(error, { messages: referralMessages }), form);
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data<Attempt>({ ...problems, typed, chosen: form.getAll('reasons').map(String) }, { status: 422 });
  }
}

/** All that was typed is shown again, but no browser shows again the files that were chosen. */
function withDocumentsToChoose(problems: FormProblems, form: FormData): FormProblems {
  const names = documentsOf(form).map(({ name }) => `«\u00a0${name}\u00a0»`);
  if (names.length === 0 || problems.byField.documents) return problems;
  const message = `Choisissez de nouveau ${names.join(', ')}\u00a0: le navigateur ne garde pas les documents d’un envoi refusé.`;
  return {
    errors: [...problems.errors, { field: 'documents', message }],
    byField: { ...problems.byField, documents: message },
  };
}

export const sent = (form: FormData, name: string): string => String(form.get(name) ?? '');
export const sentVersion = (form: FormData): number => Number(form.get('version'));
