import { keysOf, lookup } from '../../platform/auth/keys.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { certainMarks } from './match-list.ts';
import type { RowValues } from './row-values.ts';

type Secret = Pick<Runtime, 'secret'>;

/** Of the 13 characters of a NIR, in hexadecimal: what person_nir compares. */
export const nirHasher =
  (runtime: Secret) =>
  (nir13: string): string =>
    lookup(keysOf(runtime), 'nir', nir13).toString('hex');

export interface RowMarks {
  /** Everything that an import would write of the row. */
  whole: string;
  /** The identities under which the row certainly names somebody; none when it lacks birth date and number. */
  identities: string[];
}

/** Under what an organisation finds a row of its lists again, in hexadecimal. Each organisation has hashes of its own. */
export function rowMarks(
  runtime: Secret,
  organisationId: string,
  { values, number }: { values: RowValues; number: string | undefined },
): RowMarks {
  const hash = (kind: string, text: string) =>
    lookup(keysOf(runtime), `import-${kind}`, organisationId, text).toString('hex');
  return {
    whole: hash('row', JSON.stringify(written(values, number))),
    identities: certainMarks(values, number).map((mark) => hash('identity', mark)),
  };
}

function written(values: RowValues, number: string | undefined): unknown[] {
  const { birthName, usedName, givenName, birthDate, birthPartial, civility, phone, email, nirHash } = values;
  const { addressLine, postalCode, communeCode, statuses, informedOn } = values;
  const place = [addressLine, postalCode, communeCode];
  const known = [birthName, usedName, givenName, birthDate, birthPartial, civility, phone, email, nirHash];
  const { statusUntil, lastContactOn, nextMeetingOn, nextMeetingTime, nextMeetingWith } = values;
  const meeting = [nextMeetingOn, nextMeetingTime, nextMeetingWith];
  const dates = [statusUntil, lastContactOn, ...meeting, values.contractUntil, values.dueOn];
  // Rows without any have the marks that they had before lists brought dates.
  const listed = dates.some((one) => one !== undefined) ? [dates] : [];
  return [...known, ...place, statuses, informedOn, number, ...listed];
}
