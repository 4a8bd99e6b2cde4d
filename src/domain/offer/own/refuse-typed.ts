import { ZodError } from 'zod';
import { Invalid } from '../../../platform/access/errors.ts';
import { problemSentence } from './messages.ts';
import type { EnteredReading } from './read-typed.ts';

/** The record that was read, or a refusal with a sentence beside each field that is wrong. */
export function readOrRefuse<Read>({
  record,
  problems,
}: EnteredReading<Read, Parameters<typeof problemSentence>[0]['field']>): Read {
  if (problems === null) return record;
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
