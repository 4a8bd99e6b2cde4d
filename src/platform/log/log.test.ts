import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

function databaseError(fields: Record<string, string>) {
  return Object.assign(
    new Error(fields.message ?? 'duplicate key value violates unique constraint "person_pkey"'),
    {
      severity: 'ERROR',
      code: '23505',
      ...fields,
    },
  );
}

test('a database error is logged without the values of its detail, context and query', () => {
  const error = databaseError({
    detail: 'Key (email)=(ines@example.org) already exists.',
    where: 'COPY person, line 3: "Inès"',
    internalQuery: "select 'Inès'",
    constraint: 'person_pkey',
  });
  for (const text of [
    logged((log) => log.error({ err: error }, 'échec')),
    logged((log) => log.error(error)),
  ]) {
    expect(text).toContain('person_pkey');
    expect(text).toContain('23505');
    expect(text).not.toMatch(/Inès|ines@/);
  }
});

test('a value quoted in the message itself is dropped, in the stack and the cause as well', () => {
  const error = databaseError({ code: '22P02', message: 'invalid input syntax for type uuid: "Inès"' });
  expect(logged((log) => log.error(error))).not.toContain('Inès');
  expect(logged((log) => log.error({ err: new Error('import', { cause: error }) }, 'échec'))).not.toContain(
    'Inès',
  );
});
