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
    statuses: (values.statuses ?? []).map((kind) => ({ kind, from, source: 'fichier' as const })),
    informedOn: values.informedOn ?? null,
    enteredOn: values.enteredOn ?? null,
    externalNumber: number ?? null,
    nirHash: values.nirHash ?? null,
  };
}
