import { data } from 'react-router';

/** Where a form of one question per page stands: what was answered so far travels in the page, never in an address. */
export interface Asked {
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
  readonly error: string | undefined;
}

type Check = (value: string) => string | undefined;

/**
 * Takes one answer: the same question again when it does not stand, the next one when it does, the one before when asked to go
 * back. Once the last is answered, does the act; what the act refuses is shown at the last question, with nothing lost.
 */
export async function oneByOne(
  form: FormData,
  questions: readonly (readonly [name: string, check: Check])[],
  act: (values: Readonly<Record<string, string>>) => Promise<Response | string>,
) {
  const values = Object.fromEntries(questions.map(([name]) => [name, String(form.get(name) ?? '')]));
  const last = questions.length - 1;
  const at = Math.min(Math.max(Number(form.get('question')) || 0, 0), last);
  const show = (next: number, error?: string, status = 200) =>
    data({ at: next, values, error } satisfies Asked, { status });
  if (form.has('retour')) return show(Math.max(at - 1, 0));
  // Every question up to this one: a page that was kept open long may send an answer that no longer stands.
  for (const [index, [name, check]] of questions.slice(0, at + 1).entries()) {
    const error = check(values[name] ?? '');
    if (error) return show(index, error, 422);
  }
  if (at < last) return show(at + 1);
  const done = await act(values);
  return typeof done === 'string' ? show(last, done, 422) : done;
}
