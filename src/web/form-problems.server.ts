import { Invalid, Refused } from '../platform/access/errors.ts';

/** The sentence for a code, and the field that it is about by the name it has in the form. */
export interface Message {
  readonly field?: string;
  readonly text: string | ((params: Readonly<Record<string, string | number>>) => string);
}

export interface FormProblems {
  /** For the summary at the top of the page, each once, in the order of the schema. */
  readonly errors: { field?: string; message: string }[];
  /** For the fields. */
  readonly byField: Readonly<Record<string, string>>;
}

interface Options {
  readonly messages: Readonly<Record<string, Message>>;
  /** Where the form's fields have other names than those of the table: by code or by the last word of the input's path. */
  readonly rename?: Readonly<Record<string, string>>;
}

const FALLBACK = 'Cette valeur n’est pas acceptée. Corrigez-la.';

/** What a form answers when its act refused what it sent; any other error goes on to the page's own answer. */
export function problemsOf(error: unknown, { messages, rename = {} }: Options): FormProblems {
  const found = foundIn(error).map(({ code, params, path }) => {
    const message = messages[code];
    const field = rename[code] ?? message?.field ?? path;
    const text = message?.text ?? FALLBACK;
    return {
      ...(field !== undefined && { field: rename[field] ?? field }),
      message: typeof text === 'string' ? text : text(params),
    };
  });
  const errors = found.filter(
    (one, index) => found.findIndex((o) => o.field === one.field && o.message === one.message) === index,
  );
  const byField: Record<string, string> = {};
  for (const { field, message } of errors) if (field) byField[field] ??= message;
  return { errors, byField };
}

function foundIn(error: unknown): { code: string; params: Refused['params']; path?: string | undefined }[] {
  if (error instanceof Refused) return [{ code: error.code, params: error.params }];
  // An address that is of no shape is no form error: it names nothing that exists.
  if (error instanceof Invalid && !error.error.issues.some(({ path }) => path[0] === 'personId')) {
    return error.error.issues.map((issue) => ({
      code: issue.message,
      params: {},
      path: issue.path.at(-1)?.toString(),
    }));
  }
  throw error;
}
