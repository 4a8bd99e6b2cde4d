import type { z } from 'zod';
import type { CivilDate } from '../../platform/clock/clock.ts';
import type { newPersonInput } from '../person/enter-person.server.ts';
import { namesToRecord, type RowValues } from './row-values.ts';

export type NewPersonInput = z.input<typeof newPersonInput>;

/** What entering by hand would have been given. Importing makes nobody a circle member, and informs nobody by itself. */
export function newPersonOf(
  values: RowValues,
  { territoryId, number, day }: { territoryId: string; number: string | undefined; day: CivilDate },
): NewPersonInput {
  const from = values.statusFrom ?? values.enteredOn ?? day;
  return {
    territoryId,
    identity: {
      ...namesToRecord(values),
      givenName: values.givenName ?? '',
      birthDate: values.birthDate ?? null,
      civility: values.civility ?? null,
    },
    contact: { phone: values.phone ?? null, email: values.email ?? null },
    address: {
      line: values.addressLine?.slice(0, 200) ?? null,
      postalCode: values.postalCode ?? null,
      communeCode: values.communeCode ?? null,
    },
    statuses: (values.statuses ?? []).map((kind) => listedStatus(kind, from, values)),
    informedOn: values.informedOn ?? null,
    enteredOn: values.enteredOn ?? null,
    lastContactOn: values.lastContactOn ?? null,
    listedDates: listedDatesOf(values),
    externalNumber: number ?? null,
    nirHash: values.nirHash ?? null,
  };
}

/** The dates that a list keeps of somebody. */
function listedDatesOf(values: RowValues): NonNullable<NewPersonInput['listedDates']> {
  const { nextMeetingOn, nextMeetingTime, nextMeetingWith, contractUntil, dueOn } = values;
  return [
    ...(nextMeetingOn
      ? [
          {
            kind: 'rendez-vous' as const,
            on: nextMeetingOn,
            time: nextMeetingTime ?? null,
            withWhom: nextMeetingWith ?? null,
          },
        ]
      : []),
    ...(contractUntil ? [{ kind: 'contrat' as const, on: contractUntil }] : []),
    ...(dueOn ? [{ kind: 'echeance' as const, on: dueOn }] : []),
  ];
}

/** A status as a list tells it; an end before its beginning is a typing error, and says nothing. */
export function listedStatus<Kind extends string>(
  kind: Kind,
  from: CivilDate,
  { statusUntil }: Pick<RowValues, 'statusUntil'>,
) {
  const expectedUntil = statusUntil !== undefined && statusUntil >= from ? statusUntil : null;
  return { kind, from, expectedUntil, source: 'fichier' as const };
}
