import { expect, test } from 'vitest';
import { withOwner } from '../src/platform/database/connect.ts';
import { useDatabase } from '../src/platform/database/testing/use-database.ts';
import { loadSmallDemo } from './load-demo.ts';

const db = useDatabase();

test('the demonstration tells itself with the real acts, and leaves people in every state it shows', async () => {
  await loadSmallDemo(db.runtime);
  const counts = await withOwner(
    db.ownerUrl,
    async (owner) =>
      (
        await owner.query<Record<string, number>>(`SELECT count(*)::int AS people,
          (count(*) FILTER (WHERE lead_seat IS NULL AND referent_body_id IS NULL))::int AS to_orient,
          (count(*) FILTER (WHERE lead_seat IS NULL AND referent_body_id = (
            SELECT organisation_id FROM organisation WHERE name = 'France Travail Vierzon')))::int AS hugo_appoints,
          (count(*) FILTER (WHERE protected))::int AS protected,
          (SELECT count(*)::int FROM person_list WHERE lead_seat IS NOT NULL AND silent_since < current_date - 60) AS silent,
          (SELECT count(*)::int FROM person_list WHERE next_due_on < current_date) AS late,
          (SELECT count(*)::int FROM step) AS steps, (SELECT count(*)::int FROM diagnosis_answer WHERE sensitive) AS sensitive,
          (SELECT count(*)::int FROM circle_invitation WHERE state = 'ouverte') AS waiting,
          (SELECT count(*)::int FROM mail_message) AS mails,
          (SELECT count(*)::int FROM offer_structure) AS structures, (SELECT count(*)::int FROM offer_hot) AS services,
          (SELECT count(DISTINCT state)::int FROM referral) AS requests, (SELECT count(*)::int FROM unmet_need) AS unmet,
          (SELECT count(DISTINCT state)::int FROM offer_service WHERE version > 0) AS own_states,
          (SELECT count(*)::int FROM offer_service_model) AS from_model,
          (SELECT count(*)::int FROM offer_service_model f JOIN offer_model m USING (model_id) WHERE f.version < m.version) AS behind,
          (SELECT count(*)::int FROM offer_suggestion WHERE state = 'waiting') AS suggestions
          FROM person`)
      ).rows[0],
  );
  expect(counts).toMatchObject({
    people: 67,
    protected: 1,
    waiting: 2,
    mails: 0,
    structures: 375,
    services: 890,
    requests: 12,
    unmet: 4,
    own_states: 3,
    from_model: 3,
    behind: 2,
    suggestions: 2,
  });
  for (const state of [
    'to_orient',
    'hugo_appoints',
    'silent',
    'late',
    'steps',
    'sensitive',
    'structures',
    'services',
  ] as const) {
    expect(counts?.[state], state).toBeGreaterThan(0);
  }
}, 120_000);
