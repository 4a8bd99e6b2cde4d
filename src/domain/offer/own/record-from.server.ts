import type { Context } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import type { ServiceRecord } from '../schema.ts';
import { type EnteredField, type EnteredService, enteredFrom } from './entered-service.ts';
import { enteredPlace } from './own-record.server.ts';
import { type EnteredContext, readEntered } from './read-entered.ts';
import { readOrRefuse } from './refuse-typed.ts';
import { typedValues } from './typed-values.ts';

/** What a form of services sends. */
export const enteredInput = typedValues.transform((given) =>
  enteredFrom((field: EnteredField) => [given[field] ?? []].flat()),
);

/** The record that was typed, or what is to be corrected, at its field. */
export async function recordFrom(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  typed: EnteredService,
  about: Pick<EnteredContext, 'serviceId' | 'structureId' | 'before'>,
): Promise<ServiceRecord> {
  const place = await enteredPlace(tx, typed.code_insee);
  return readOrRefuse(readEntered(typed, { ...about, place, today: today(clock) }));
}
