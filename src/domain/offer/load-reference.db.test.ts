import { expect, test } from 'vitest';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { loadOfferReference } from './load-reference.server.ts';
import { offerValues } from './reference/values.ts';

const db = useDatabase();

test('every word of the schema is there once with a bit of its own, which it keeps when others come before it', async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    const bits = async () =>
      new Map(
        (await owner.query(`SELECT kind || ' ' || value AS word, bit FROM offer_value`)).rows.map((row) => [
          row.word as string,
          row.bit as number,
        ]),
      );
    const before = await bits();
    expect(before.size).toBe(Object.values(offerValues).flat().length);
    expect(await loadOfferReference(owner)).toBe('unchanged');

    await owner.query(
      `DELETE FROM offer_value WHERE (kind, value) IN (('public', 'actifs'), ('public', 'etudiants'))`,
    );
    await owner.query(`DELETE FROM relais_meta.setting WHERE key = 'reference:offer'`);
    expect(await loadOfferReference(owner)).toBe('loaded');
    const after = await bits();
    const moved = [...after].filter(([word, bit]) => before.get(word) !== bit).map(([word]) => word);
    expect(moved.sort()).toEqual(['public actifs', 'public etudiants']);
    const publics = [...after].filter(([word]) => word.startsWith('public ')).map(([, bit]) => bit);
    expect(new Set(publics).size).toBe(publics.length);
  });
});

test('what may be read here and not copied says so', async () => {
  const { rows } = await withOwner(db.ownerUrl, (owner) =>
    owner.query('SELECT source FROM offer_source WHERE restricted'),
  );
  expect(rows).toEqual([{ source: 'soliguide' }]);
});
