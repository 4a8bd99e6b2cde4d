import { data } from 'react-router';
import type { WrittenSince } from '../../../../domain/offer/own/written-since.server.ts';
import { Conflict } from '../../../../platform/access/errors.ts';
import type { Rejected } from '../../circle/rejected.ts';
import { submitted } from '../../circle/submitted.server.ts';

type Values<Field extends string> = Readonly<Record<Field, string | readonly string[]>>;

/** Somebody saved first: the form with what only they changed, and what both wrote. */
export interface EnteredConflict<Field extends string> {
  readonly version: number;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly entered: Values<Field>;
  readonly both: readonly { readonly field: Field; readonly recorded: string | readonly string[] }[];
}

export interface EnteredAnswer<Field extends string> {
  readonly rejected: Rejected | null;
  readonly entered: Values<Field>;
  readonly conflict: EnteredConflict<Field> | null;
}

/** How a form is read, and two of them made one. */
interface Kind<Field extends string, Entered extends Values<Field>> {
  readonly from: (valuesOf: (field: Field) => readonly string[]) => Entered;
  readonly merge: (
    base: Entered,
    first: Entered,
    second: Entered,
  ) => { readonly merged: Entered; readonly both: readonly Field[] };
}

export const enteredIn = <Field extends string, Entered extends Values<Field>>(
  form: FormData,
  { from }: Pick<Kind<Field, Entered>, 'from'>,
): Entered => from((field) => form.getAll(field).map(String));

/** Does what the form asks; refused or overtaken, nothing that was typed is lost. */
export async function submittedEntered<Field extends string, Entered extends Values<Field>>(
  form: FormData,
  kind: Kind<Field, Entered>,
  work: () => Promise<Response>,
) {
  try {
    const done = await submitted(form, work);
    if (done instanceof Response) return done;
    const answer: EnteredAnswer<Field> = {
      rejected: done.data,
      entered: enteredIn(form, kind),
      conflict: null,
    };
    return data(answer, { status: 422 });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const { version, by, at, base, current } = error.current as WrittenSince<Entered>;
    const { merged, both } = kind.merge(base, current, enteredIn(form, kind));
    const conflict: EnteredConflict<Field> = {
      version,
      by,
      at: at.epochMilliseconds,
      entered: merged,
      both: both.map((field) => ({ field, recorded: current[field] })),
    };
    const answer: EnteredAnswer<Field> = { rejected: null, entered: merged, conflict };
    return data(answer, { status: 409 });
  }
}
