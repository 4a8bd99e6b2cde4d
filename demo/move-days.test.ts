import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { MoveDays, weeksSince } from './move-days.ts';

const moved = (rows: string, days: number, chunk = rows.length) => {
  const bytes = Buffer.from(rows);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) =>
    bytes.subarray(n * chunk, (n + 1) * chunk),
  );
  return text(Readable.from(chunks).pipe(new MoveDays(days)));
};

test('days move wherever a row holds them; ids, numbers and words stay', async () => {
  const id = '018dc065-2026-7011-8000-00000000030f';
  expect(
    await moved(
      `${id}\t2026-02-24\t2026-01-05 17:00:00+00\t{2024-02-29,2025-12-31}\t+33655510000\tN’Guessan\n`,
      7,
    ),
  ).toBe(`${id}\t2026-03-03\t2026-01-12 17:00:00+00\t{2024-03-07,2026-01-07}\t+33655510000\tN’Guessan\n`);
  expect(await moved('{"on": "1984-12-31", "at": "2025-01-01T09:00"}\n', -7)).toBe(
    '{"on": "1984-12-24", "at": "2024-12-25T09:00"}\n',
  );
});

test('a day that is cut between two chunks moves as any other', async () => {
  const rows = 'Mélanie\t2026-01-05\n'.repeat(20);
  for (const chunk of [1, 3, 7, 50])
    expect(await moved(rows, 14, chunk)).toBe('Mélanie\t2026-01-19\n'.repeat(20));
});

test('by whole weeks, and never into the future', () => {
  const monday = Temporal.Instant.from('2026-01-05T17:00:00Z');
  const after = (days: number) => weeksSince(monday, monday.add({ hours: 24 * days }));
  expect([0, 6, 7, 73, -1, -7].map(after)).toEqual([0, 0, 7, 70, -7, -7]);
});
