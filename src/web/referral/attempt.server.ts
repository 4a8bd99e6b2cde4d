import { data } from 'react-router';
import { referralMessages } from '../../domain/referral/messages.ts';
import { fileTitle } from '../../domain/referral/rules.ts';
import { Refused } from '../../platform/access/errors.ts';
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
    const problems = withDocumentsToChoose(problemsOf(error, { messages: referralMessages }), form, error);
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data<Attempt>({ ...problems, typed, chosen: form.getAll('reasons').map(String) }, { status: 422 });
  }
}

/** All that was typed is shown again, but no browser shows again the files that were chosen: whatever was refused, their names are said. */
function withDocumentsToChoose(problems: FormProblems, form: FormData, error: unknown): FormProblems {
  const refused = error instanceof Refused ? error : undefined;
  const documents = documentsOf(form);
  if (documents.length === 0 || refused?.code === 'files_late') return problems;
  const names = documents
    .filter(({ name }) => fileTitle(name) !== refused?.params.name)
    .map(({ name }) => `«\u00a0${name}\u00a0»`);
  const which = names.length > 0 ? names.join(', ') : 'un document';
  const toChoose = `Choisissez de nouveau ${which}\u00a0: le navigateur ne garde pas les documents d’un envoi refusé.`;
  const message = [problems.byField.documents, toChoose].filter(Boolean).join(' ');
  return {
    errors: [
      ...problems.errors.filter(({ field }) => field !== 'documents'),
      { field: 'documents', message },
    ],
    byField: { ...problems.byField, documents: message },
  };
}

export const sent = (form: FormData, name: string): string => String(form.get(name) ?? '');
export const sentVersion = (form: FormData): number => Number(form.get('version'));
