import { data } from 'react-router';
import { circleMessages } from '../../../domain/circle/messages.ts';
import { endingMessages } from '../../../domain/ending/messages.ts';
import { ownOfferMessages } from '../../../domain/offer/own/messages.ts';
import { organisationMessages } from '../../../domain/organisation/messages.ts';
import { peopleActMessages } from '../../../domain/people-act/messages.ts';
import { samePersonMessages } from '../../../domain/same-person/messages.ts';
import { stockMessages } from '../../../domain/stock/messages.ts';
import { tagMessages } from '../../../domain/tag/messages.ts';
import { Invalid, Refused } from '../../../platform/access/errors.ts';
import type { Rejected } from './rejected.ts';

type Sentences = Readonly<Record<string, string>>;

/**
 * Does the act; what the domain refuses becomes the 422 page of the form, with all that was typed. `sentences`: by field, for the
 * commands of the platform, which has no sentence for people.
 */
export async function submitted(form: FormData, work: () => Promise<Response>, sentences: Sentences = {}) {
  try {
    return await work();
  } catch (error) {
    const errors = errorsOf(error, sentences);
    if (!errors) throw error;
    const values: Record<string, string[]> = {};
    for (const [name, value] of form) values[name] = [...(values[name] ?? []), String(value)];
    const body: Rejected = {
      act: String(form.get('acte') ?? ''),
      about: String(form.get('sur') ?? ''),
      values,
      errors,
    };
    return data(body, { status: 422 });
  }
}

function errorsOf(error: unknown, sentences: Sentences): Rejected['errors'] | null {
  if (error instanceof Refused) {
    const sentence =
      circleMessages[error.code] ??
      endingMessages[error.code] ??
      organisationMessages[error.code] ??
      ownOfferMessages[error.code] ??
      peopleActMessages[error.code] ??
      samePersonMessages[error.code] ??
      stockMessages[error.code] ??
      tagMessages[error.code];
    return sentence ? [{ message: sentence(error.params) }] : null;
  }
  if (!(error instanceof Invalid)) return null;
  const errors = error.error.issues.map((issue) => {
    const field = String(issue.path.findLast((part) => typeof part === 'string') ?? '');
    return { field, message: sentences[field] ?? issue.message };
  });
  // Our sentences end with a full stop, zod's own do not: those are about fields that our forms cannot leave wrong.
  return errors.every(({ message }) => message.endsWith('.')) ? errors : null;
}

/** What a form sends for one field. */
export const sent = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** The act that the pressed button asks for. A page that has no such act did not send it. */
export function actOf<Acts extends Record<string, unknown>>(form: FormData, acts: Acts): Acts[keyof Acts] {
  const name = sent(form, 'acte');
  if (!Object.hasOwn(acts, name)) throw data(null, { status: 404 });
  return acts[name as keyof Acts];
}
