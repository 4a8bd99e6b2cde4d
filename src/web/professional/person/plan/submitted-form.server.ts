import { data, redirect } from 'react-router';
import { planMessages } from '../../../../domain/plan/messages.ts';
import { questionFieldMessages, questionMessages } from '../../../../domain/question/messages.ts';
import { Conflict, Invalid, NotFound, Refused } from '../../../../platform/access/errors.ts';
import { type Args, requireProfessional, type Signed } from '../../../require-professional.server.ts';
import type { SummaryError } from '../../../ui/error-summary.tsx';
import { fieldMessages } from './plan-messages.ts';
import { lacksDetails } from './step-input.ts';

/** What a form that was not recorded shows again: what was typed, and what is to be corrected. */
export interface Rejected {
  /** Which form of the page: its « acte ». */
  readonly act: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly (SummaryError & { readonly message: string })[];
  /** Somebody wrote first: the page around the form shows what stands now. */
  readonly conflict: boolean;
  /** Nothing is wrong: the fields of the lever chosen are still to be filled. */
  readonly asks: boolean;
}

/** Does the act; what the domain refuses becomes the 422 (or 409) page of the form, with all that was typed. */
export async function submitted(form: FormData, work: () => Promise<Response>) {
  if (lacksDetails(form)) return rejected(form, [], 200);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Conflict) return rejected(form, [{ message: CONFLICT }], 409);
    if (error instanceof Refused) {
      const sentence = planMessages[error.code] ?? questionMessages[error.code];
      if (sentence) return rejected(form, [{ message: sentence(error.params) }], 422);
    }
    if (error instanceof Invalid) {
      const errors = error.error.issues.map((issue) => ({
        field: String(issue.path[0] ?? ''),
        message: fieldMessages[issue.message] ?? questionFieldMessages[issue.message] ?? '',
      }));
      // A field that our forms cannot leave wrong: it names nothing that exists.
      if (errors.every(({ message }) => message)) return rejected(form, errors, 422);
    }
    throw error;
  }
}

/** The forms of one page, by their « acte »; `done`: what the page after it says. */
export type Acts<About> = Readonly<
  Record<
    string,
    {
      readonly done: string;
      readonly work: (signed: Signed, about: About & { version: string }, form: FormData) => Promise<unknown>;
    }
  >
>;

/** Does the act that the form names, about the version that it shows, then lands where `landing` says. */
export async function submittedAct<About>(
  args: Args,
  acts: Acts<About>,
  about: About,
  landing: (done: string) => string,
) {
  const signed = requireProfessional(args);
  const form = await args.request.formData();
  const name = String(form.get('acte'));
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) throw new NotFound();
  return submitted(form, async () => {
    await act.work(signed, { ...about, version: String(form.get('version')) }, form);
    return redirect(landing(act.done));
  });
}

const CONFLICT =
  'Quelqu’un d’autre vient de changer la même chose. Ce qui est enregistré est affiché ci-dessous ; ce que vous avez écrit est encore dans le formulaire. Enregistrez de nouveau pour le garder.';

function rejected(form: FormData, errors: Rejected['errors'], status: number) {
  const values = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String).join(',')]),
  );
  const body: Rejected = {
    act: String(form.get('acte') ?? ''),
    values,
    errors,
    conflict: status === 409,
    asks: status === 200,
  };
  return data(body, { status });
}
