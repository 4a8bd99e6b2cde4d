import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { ageScores } from './age-scores.server.ts';
import { importOffer } from './import-offer.server.ts';
import { linesOfRecords } from './lines-of-records.ts';

let now = Temporal.Instant.from('2026-03-01T12:00:00Z');
const db = useDatabase({ clock: { now: () => now } });

const structure = { source: 'dora', id: 'dora--s', nom: 'Maison des solidarités', date_maj: '2026-01-01' };
const service = (id: string, more: object = {}) => ({
  source: 'dora',
  structure_id: 'dora--s',
  id,
  nom: 'Aide au permis',
  description: 'Financement d’une partie du permis de conduire pour aller travailler.',
  date_maj: '2026-01-01',
  frais: 'gratuit',
  ...more,
});
const scores = () =>
  withOwner(
    db.ownerUrl,
    async (owner) =>
      (
        await owner.query(`SELECT s.service_id AS id, s.score, h.score AS found, st.score AS mean
          FROM offer_service s JOIN offer_hot h USING (service_id) JOIN offer_structure st ON st.structure_id = s.structure_id ORDER BY 1`)
      ).rows,
  );

test('a score follows the days, those that a source gives do not, and a day without change writes nothing', async () => {
  const records = [
    structure,
    service('dora--a'),
    service('dora--given', { score_qualite: 0.9 }),
    service('france-travail--b', { source: 'france-travail' }),
  ];
  await importOffer(db.runtime, { read: linesOfRecords(records), fileNames: [''] });
  const ageless = { id: 'france-travail--b', score: 25, found: 25 };
  expect(await scores()).toEqual([
    { id: 'dora--a', score: 36, found: 36, mean: 50 },
    { id: 'dora--given', score: 90, found: 90, mean: 50 },
    { ...ageless, mean: 50 },
  ]);
  expect(await ageScores(db.runtime)).toBe(0);

  now = Temporal.Instant.from('2027-01-01T12:00:00Z'); // 365 days: (730 − 365) ÷ 550 = 0.66
  expect(await ageScores(db.runtime)).toBe(1);
  expect(await scores()).toEqual([
    { id: 'dora--a', score: 31, found: 31, mean: 49 },
    { id: 'dora--given', score: 90, found: 90, mean: 49 },
    { ...ageless, mean: 49 },
  ]);
  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query(`SELECT kind, id FROM offer_change ORDER BY change_no DESC LIMIT 2`),
  );
  expect(rows).toEqual([
    { kind: 'structure', id: 'dora--s' },
    { kind: 'service', id: 'dora--a' },
  ]);
  expect(await ageScores(db.runtime)).toBe(0);
});
