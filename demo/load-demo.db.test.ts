import { expect, test } from 'vitest';
import { withOwner } from '../src/platform/database/connect.ts';
import { useDatabase } from '../src/platform/database/testing/use-database.ts';
import { loadDemo } from './load-demo.ts';

const db = useDatabase();

test('the demonstration tells itself with the real acts, and leaves people in every state it shows', async () => {
  await loadDemo(db.runtime);
  const counts = await withOwner(
    db.ownerUrl,
    async (owner) =>
      (
        await owner.query<Record<string, number>>(`SELECT count(*)::int AS people,
          (count(*) FILTER (WHERE lead_seat IS NULL AND referent_body_id IS NULL))::int AS to_orient,
          (count(*) FILTER (WHERE lead_seat IS NULL AND referent_body_id IS NOT NULL))::int AS to_appoint,
          (count(*) FILTER (WHERE protected))::int AS protected,
          (SELECT count(*)::int FROM step) AS steps, (SELECT count(*)::int FROM diagnosis_answer WHERE sensitive) AS sensitive,
          (SELECT count(*)::int FROM circle_invitation WHERE state = 'ouverte') AS waiting,
          (SELECT count(*)::int FROM mail_message) AS mails
          FROM person`)
      ).rows[0],
  );
  expect(counts).toMatchObject({ people: 60, protected: 1, waiting: 2, mails: 0 });
  for (const state of ['to_orient', 'to_appoint', 'steps', 'sensitive'] as const) {
    expect(counts?.[state], state).toBeGreaterThan(0);
  }
}, 120_000);
