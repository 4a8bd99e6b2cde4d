import { z } from 'zod';
import { Invalid } from '../../platform/access/errors.ts';
import type { LeverCode } from './codes.ts';
import { datesOf, detailFieldName, parseDetails, type StepDetails } from './lever-details.ts';

/** The details as columns; throws Invalid, with the names that the forms give to the fields. */
export function checkedDetails(
  lever: LeverCode,
  sensitive: boolean,
  sent: Readonly<Record<string, unknown>>,
) {
  const parsed = parseDetails(lever, sensitive, sent);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      ...issue,
      path: [detailFieldName(String(issue.path[0] ?? ''))],
    }));
    throw new Invalid(new z.ZodError(issues));
  }
  const { start, end } = datesOf(lever, parsed.data);
  return {
    values: parsed.data,
    columns: { details: JSON.stringify(parsed.data), starts_on: start, ends_on: end },
  };
}

const stored = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** What the database holds, which a command checked when it was written. */
export const storedDetails = (value: unknown): StepDetails => stored.parse(value);
