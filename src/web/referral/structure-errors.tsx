import { ErrorSummary } from '../ui/error-summary.tsx';
import type { Attempt } from './attempt.server.ts';

/** The page holds a form for each answer: a field is named by its form. */
export function StructureErrors({ attempt }: { attempt: Attempt | undefined }) {
  if (!attempt) return null;
  const { move } = attempt.typed;
  return (
    <ErrorSummary
      errors={attempt.errors.map(({ field, message }) =>
        field ? { field: `${move}-${field}`, message } : { message },
      )}
    />
  );
}
