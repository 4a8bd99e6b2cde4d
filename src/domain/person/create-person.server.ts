import { seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { enterPerson, newPersonInput } from './enter-person.server.ts';
import { standsSomewhere } from './rules.ts';

export const mayEnterPeople = ({ roles }: { roles: readonly string[] }): boolean =>
  ['member', 'reception', 'manager'].some((role) => roles.includes(role));

export interface CreatedPerson {
  personId: string;
  /** Whether whoever created the person may open their page; otherwise the orientation service takes over alone. */
  opens: boolean;
}

/** Adds a person by hand. */
export const createPerson = command({
  name: 'create-person',
  input: newPersonInput,
  access: seated(mayEnterPeople),
  about: ({ personId }: CreatedPerson) => personId,
  handle: async (context, input): Promise<CreatedPerson> => {
    const personId = await enterPerson(context, input, 'saisie');
    const levels = (await context.open([personId])).get(personId);
    return { personId, opens: levels !== undefined && standsSomewhere(levels) };
  },
});
