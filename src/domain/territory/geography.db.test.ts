import { describe, expect, it } from 'vitest';
import { type Actor, anonymous } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { systemDb } from '../../platform/access/system-db.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { findCommune, searchCommunes } from './find-commune.query.server.ts';
import { loadGeography } from './load-geography.server.ts';

const db = useDatabase();
const someone: Actor = { kind: 'person', personId: newId() };

const found = (text: string, limit = 3) =>
  systemDb(db.runtime, 'test of communes', async (tx) => {
    const communes = await searchCommunes(tx, text, limit);
    return communes.map(({ code, name, formerName }) =>
      [code, name, ...(formerName ? [formerName] : [])].join(' '),
    );
  });

describe('finding a commune as people write it', () => {
  it.each<[string, string[]]>([
    ['bourges', ['18033 Bourges']],
    ['Bour', ['18033 Bourges', '01053 Bourg-en-Bresse', '38053 Bourgoin-Jallieu']],
    ['ST AMAND MONT', ['18197 Saint-Amand-Montrond']],
    ['saint amand montrond', ['18197 Saint-Amand-Montrond']],
    ['18200', ['18197 Saint-Amand-Montrond']],
    ['18 200 saint-am', ['18197 Saint-Amand-Montrond']],
    ['mehun s/ yevre', ['18141 Mehun-sur-Yèvre']],
    ['havre', ['76351 Le Havre']],
    ['Paris 11e', ['75111 Paris 11e Arrondissement']],
    ['75011', ['75056 Paris', '75111 Paris 11e Arrondissement']],
    ['Arbignieu', ['01015 Arboys en Bugey Arbignieu']],
    ['fort-de-france', ['97209 Fort-de-France']],
    ['l haÿ les roses', ["94038 L'Haÿ-les-Roses"]],
    ['zzzz', []],
    ['', []],
    ["'; DROP TABLE commune; --", []],
  ])('%s', async (text, expected) => {
    expect(await found(text, Math.max(1, expected.length))).toEqual(expected);
  });

  it('puts the exact name first, then the most populated', async () => {
    const [first, ...others] = await found('saint-denis', 10);
    expect(first).toBe('97411 Saint-Denis');
    expect(others[0]).toBe('93066 Saint-Denis');
    expect((await found('vierzon', 1))[0]).toBe('18279 Vierzon');
  });

  it('says where the commune is', async () => {
    const [bourges] = await systemDb(db.runtime, 'test of communes', (tx) =>
      searchCommunes(tx, 'Bourges 18', 1),
    );
    expect(bourges).toMatchObject({
      kind: 'commune',
      departementName: 'Cher',
      epciName: 'CA Bourges Plus',
      postalCodes: ['18000'],
    });
    expect(bourges!.latitude).toBeCloseTo(47.07, 1);
    expect(bourges!.longitude).toBeCloseTo(2.4, 1);
  });

  it('is open to whoever is signed in, and to nobody else', async () => {
    await expect(run(db.runtime, findCommune, anonymous, { text: 'bourges' })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, findCommune, someone, { text: 'bourges' })).rejects.toThrow();
  });
});

describe('the geography of the product', () => {
  it('is not readable outside a bound transaction', async () => {
    const client = await db.runtime.database.pool.connect();
    try {
      await expect(client.query('SELECT count(*) FROM commune')).rejects.toThrow(/permission denied/);
      await client.query('BEGIN; SET LOCAL ROLE relais_app');
      const { rows } = await client.query('SELECT count(*)::int AS n FROM commune');
      expect(rows).toEqual([{ n: 0 }]);
      await expect(client.query("UPDATE commune SET name = 'x'")).rejects.toThrow(/permission denied/);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('is loaded once, and repaired when its content changed', async () => {
    await withOwner(db.ownerUrl, async (owner) => {
      expect(await loadGeography(owner)).toBe('unchanged');
      await owner.query("UPDATE commune SET name = 'Autre', postal_codes = '{}' WHERE code = '18033'");
      await owner.query("INSERT INTO epci VALUES ('000000000', 'Disparue', 'CC')");
      await owner.query("DELETE FROM relais_meta.setting WHERE key = 'reference:geography'");
      expect(await loadGeography(owner)).toBe('loaded');
      const { rows } = await owner.query(
        "SELECT (SELECT name FROM commune WHERE code = '18033'), (SELECT count(*)::int FROM epci WHERE code = '000000000') AS gone",
      );
      expect(rows).toEqual([{ name: 'Bourges', gone: 0 }]);
    });
  });

  it('answers a search by prefix from an index, policies included', async () => {
    const client = await db.runtime.database.pool.connect();
    try {
      await client.query("BEGIN; SET LOCAL ROLE relais_app; SET LOCAL app.bound = 'yes'");
      for (const search of [
        "commune WHERE search_name ^@ 'saint am'",
        "commune_postal_code WHERE postal_code ^@ '182'",
      ]) {
        const { rows } = await client.query(`EXPLAIN SELECT * FROM ${search}`);
        expect(rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')).toMatch(/Index/);
      }
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});
