import type { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import type { CivilDate } from '../../platform/clock/clock.ts';
import { findPeople } from '../import/known-people.server.ts';
import { decide } from '../import/match.ts';
import type { RowValues } from '../import/row-values.ts';
import { mayEnterPeople } from '../person/create-person.server.ts';
import { newPersonInput } from '../person/enter-person.server.ts';
import type { MatchReason } from './reasons.ts';

export interface LookAlike {
  readonly personId: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly reasons: readonly MatchReason[];
}

const input = newPersonInput.pick({ identity: true, contact: true, externalNumber: true });

/** A form asks for the birth name as such, and families share a telephone: asked each time, nobody would read the question any more. */
const tooWeak: readonly MatchReason[] = ['other-family-name', 'same-contact'];

/** Whom somebody about to be added may already be, among those that their author reads; by the judge of lists. */
export const lookAlikes = query({
  name: 'look-alikes',
  input,
  access: seated(mayEnterPeople),
  reads: 'list',
  listed: (found: LookAlike[]) => found.map(({ personId }) => personId),
  handle: async (context, entry): Promise<LookAlike[]> => {
    const row = { values: valuesOf(entry), number: entry.externalNumber ?? undefined };
    const { people } = await findPeople(context, [row], []);
    const outcome = decide(
      row,
      people.map(({ known }) => known),
    );
    if (outcome.kind === 'create') return [];
    const alike = outcome.kind === 'decision' ? outcome.candidates : [outcome];
    return alike
      .filter(({ reasons }) => !reasons.every((reason) => tooWeak.includes(reason)))
      .flatMap((one) => {
        const known = people.find(
          (person) => 'personId' in one && person.known.personId === one.personId,
        )?.known;
        if (!known) return [];
        const { personId, givenName, usedName, familyName, birthDate } = known;
        return [
          { personId, name: `${givenName} ${usedName ?? familyName}`, birthDate, reasons: one.reasons },
        ];
      });
  },
});

function valuesOf({ identity, contact }: z.output<typeof input>): RowValues {
  const { familyName, usedName, givenName, birthDate, civility } = identity;
  return {
    birthName: familyName,
    givenName,
    ...(usedName && { usedName }),
    ...(birthDate && { birthDate: birthDate as CivilDate }),
    ...(civility && { civility }),
    ...(contact.phone && { phone: contact.phone }),
    ...(contact.email && { email: contact.email }),
  };
}
