import { data, redirect } from 'react-router';
import { personFile } from '../../../domain/person/person-file.query.server.ts';
import { Conflict } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import type { SignedPerson } from '../../require-person.server.ts';
import { type Attempt, attempt } from '../attempt.server.ts';
import { ownDataHref } from '../paths.ts';

export const ownFile = ({ runtime, actor }: SignedPerson) =>
  run(runtime, personFile, actor, { personId: actor.personId });

/** Saves what the person corrects. Somebody else wrote meanwhile: the page says so, and keeps what was typed. */
export async function saveOwn(form: FormData, done: string, save: () => Promise<unknown>) {
  try {
    return await attempt(form, async () => {
      await save();
      return redirect(`${ownDataHref}?fait=${done}`);
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const answer: Attempt = {
      errors: [
        {
          message:
            'Un professionnel vient de changer ces informations. Vérifiez, puis enregistrez de nouveau si c’est exact.',
        },
      ],
      byField: {},
      typed,
    };
    return data(answer, { status: 409 });
  }
}
