import { data } from 'react-router';
import { planMessages } from '../../../../domain/plan/messages.ts';
import { Conflict, Invalid, Refused } from '../../../../platform/access/errors.ts';
import type { SummaryError } from '../../../ui/error-summary.tsx';
import { fieldMessages } from './plan-messages.ts';

/** What a form that was not recorded shows again: what was typed, and what is to be corrected. */
export interface Rejected {
  /** Which form of the page: its « acte ». */
  readonly act: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly (SummaryError & { readonly message: string })[];
  /** Somebody wrote first: the page around the form shows what stands now. */
  readonly conflict: boolean;
}

/** Does the act; what the domain refuses becomes the 422 (or 409) page of the form, with all that was typed. */
export async function submitted(form: FormData, work: () => Promise<Response>) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Conflict) return rejected(form, [{ message: CONFLICT }], 409);
    if (error instanceof Refused) {
      const sentence = planMessages[error.code];
      if (sentence) return rejected(form, [{ message: sentence(error.params) }], 422);
    }
    if (error instanceof Invalid) {
      const errors = error.error.issues.map((issue) => ({
        field: String(issue.path[0] ?? ''),
        message: fieldMessages[issue.message] ?? '',
      }));
      // A field that our forms cannot leave wrong: it names nothing that exists.
      if (errors.every(({ message }) => message)) return rejected(form, errors, 422);
    }
    throw error;
  }
}

const CONFLICT =
  'Quelqu’un d’autre vient de changer la même chose. Ce qui est enregistré est affiché ci-dessous ; ce que vous avez écrit est encore dans le formulaire. Enregistrez de nouveau pour le garder.';

function rejected(form: FormData, errors: Rejected['errors'], status: number) {
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const body: Rejected = { act: String(form.get('acte') ?? ''), values, errors, conflict: status === 409 };
  return data(body, { status });
}
