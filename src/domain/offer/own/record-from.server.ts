import { ZodError, z } from 'zod';
import { Invalid } from '../../../platform/access/errors.ts';
import type { Context } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import type { ServiceRecord } from '../schema.ts';
import { type EnteredField, type EnteredService, enteredFrom } from './entered-service.ts';
import { problemSentence } from './messages.ts';
import { enteredPlace } from './own-record.server.ts';
import { type EnteredContext, readEntered } from './read-entered.ts';

const MOST_CHARACTERS = 12_000;
/** What a form of services sends. */
export const enteredInput = z
  .record(
    z.string(),
    z.union([z.string().max(MOST_CHARACTERS), z.array(z.string().max(300)).max(200).readonly()]),
  )
  .transform((given) => enteredFrom((field: EnteredField) => [given[field] ?? []].flat()));

/** The record that was typed, or what is to be corrected, at its field. */
export async function recordFrom(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  typed: EnteredService,
  about: Pick<EnteredContext, 'serviceId' | 'structureId' | 'before'>,
): Promise<ServiceRecord> {
  const place = await enteredPlace(tx, typed.code_insee);
  const { record, problems } = readEntered(typed, { ...about, place, today: today(clock) });
  if (record) return record;
  throw new Invalid(
    new ZodError(
      problems.map((problem) => ({
        code: 'custom',
        path: [problem.field],
        message: problemSentence(problem),
        input: undefined,
      })),
    ),
  );
}
