import { data } from 'react-router';
import {
  type EnteredField,
  type EnteredService,
  enteredFrom,
  mergeEntered,
} from '../../../../domain/offer/own/entered-service.ts';
import type { WrittenSince } from '../../../../domain/offer/own/written-since.server.ts';
import { Conflict } from '../../../../platform/access/errors.ts';
import type { Rejected } from '../../circle/rejected.ts';
import { submitted } from '../../circle/submitted.server.ts';

export const enteredForm = (form: FormData): EnteredService =>
  enteredFrom((field) => form.getAll(field).map(String));

/** Somebody saved first: the form with what only they changed, and what both wrote. */
export interface ServiceConflict {
  readonly version: number;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly entered: EnteredService;
  readonly both: readonly { readonly field: EnteredField; readonly recorded: string | readonly string[] }[];
}

export interface ServiceAnswer {
  readonly rejected: Rejected | null;
  readonly entered: EnteredService;
  readonly conflict: ServiceConflict | null;
}

/** Does what the form asks; refused or overtaken, nothing that was typed is lost. */
export async function submittedService(form: FormData, work: () => Promise<Response>) {
  try {
    const done = await submitted(form, work);
    if (done instanceof Response) return done;
    const answer: ServiceAnswer = { rejected: done.data, entered: enteredForm(form), conflict: null };
    return data(answer, { status: 422 });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const { version, by, at, base, current } = error.current as WrittenSince;
    const { merged, both } = mergeEntered(base, current, enteredForm(form));
    const conflict: ServiceConflict = {
      version,
      by,
      at: at.epochMilliseconds,
      entered: merged,
      both: both.map((field) => ({ field, recorded: current[field] })),
    };
    const answer: ServiceAnswer = { rejected: null, entered: merged, conflict };
    return data(answer, { status: 409 });
  }
}
