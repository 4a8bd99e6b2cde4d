import { beforeAll, describe, expect, it } from 'vitest';
import { withOwner } from '../../../platform/database/connect.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { readDictionary } from './dictionary.server.ts';
import { KeptWords } from './kept-words.server.ts';
import { createOfferSearch, offerSearch } from './offer-search.server.ts';
import { questionOf } from './question.ts';
import { searchInSql } from './search-sql.server.ts';
import { writeServices } from './testing/written-services.ts';

const db = useDatabase();
const search = () => offerSearch(db.runtime);

beforeAll(() =>
  withOwner(db.ownerUrl, (owner) =>
    writeServices(owner, [
      {
        id: 'permis',
        name: 'Passer son permis de conduire',
        description: 'Apprendre à conduire une voiture',
        at: '18033',
      },
      {
        id: 'microcredit',
        name: 'Microcrédit personnel',
        description: 'Un prêt pour réparer sa voiture',
        at: '18033',
      },
      {
        id: 'micro-credit',
        name: 'Micro-crédit accompagné',
        description: 'Emprunter une petite somme',
        at: '18033',
      },
      {
        id: 'hebergement',
        name: 'Hébergement d’urgence',
        description: 'Dormir à l’abri ; logements de passage',
        at: '75056',
      },
      { id: 'cv', name: 'Faire son CV', description: 'Écrire son curriculum et sa lettre', at: '18033' },
      {
        id: 'en-ligne',
        name: 'Un permis à distance',
        description: 'Code de la route en ligne',
        at: '13055',
        remote: true,
      },
      {
        id: 'reserve',
        name: 'Permis pour ceux du Var',
        description: 'En ligne',
        at: '83137',
        remote: true,
        zone: ['83'],
      },
    ]),
  ),
);

const ids = async (words: string, code = '18033', more = {}) => {
  const place = (await search().place(code)) ?? undefined;
  const { hits } = await search().search({ place, words, order: 'relevance', size: 50, ...more });
  return hits.map(({ serviceId }) => serviceId);
};

describe('words and a place', () => {
  it.each<[string, string[]]>([
    ['permis', ['permis', 'en-ligne']],
    ['PERMIS DE CONDUIRE', ['permis']],
    ['le permi', ['permis', 'en-ligne']],
    ['prémis', ['permis', 'en-ligne']],
    ['conduir voitur', ['permis']],
    ['microcrédit', ['microcredit', 'micro-credit']],
    ['micro credit', ['microcredit', 'micro-credit']],
    ['micro-crédit', ['microcredit', 'micro-credit']],
    ['cv', ['cv']],
    ['zzzzqqq', []],
    ["l'école ) & | ! <-> '", []],
  ])('« %s » finds what is meant', async (words, expected) => {
    expect((await ids(words)).toSorted()).toEqual(expected.toSorted());
  });

  it('looks where the place reaches, and everywhere without a place', async () => {
    expect(await ids('hebergement', '18033')).toEqual([]);
    expect(await ids('hébergements', '75111')).toEqual(['hebergement']);
    expect(await ids('permis', '83137')).toEqual(expect.arrayContaining(['reserve', 'en-ligne']));
    const whole = await search().search({ words: 'permis', size: 10 });
    expect(whole.hits.map(({ serviceId }) => serviceId)).toEqual(['en-ligne', 'permis', 'reserve']);
  });

  it('takes some of the words when no service says all of them, and says so', async () => {
    const place = (await search().place('18033')) ?? undefined;
    const { hits, loosened } = await search().search({
      place,
      words: 'permis hébergement',
      order: 'relevance',
      size: 5,
    });
    expect(loosened).toBe(true);
    expect(hits.map(({ serviceId }) => serviceId)).toEqual(['permis', 'en-ligne']);
  });

  it('searches without words when those typed say nothing', async () => {
    expect(await ids('pour de la')).toHaveLength(5);
  });

  it('filters too', async () => {
    expect(await ids('permis', '18033', { modesAccueil: ['a-distance'] })).toEqual(['en-ligne']);
    expect(await ids('permis', '18033', { onSiteOnly: true })).toEqual(['permis']);
  });

  it('answers the same from memory, in the same order', async () => {
    const index = createOfferSearch(db.runtime.database);
    await index.warm();
    const { openPool } = db.runtime.database;
    const dictionary = await readDictionary(openPool);
    const place = (await index.place('18033')) ?? undefined;
    for (const words of ['permis', 'microcrédit', 'voiture', 'faire'])
      for (const order of ['relevance', 'distance', 'freshness'] as const) {
        const criteria = { place, words, order, size: 20 };
        const question = questionOf(criteria, dictionary);
        const said = await new KeptWords().saying(openPool, words, 'all');
        const { hits, total } = await searchInSql(openPool, { ...question, said });
        expect(await index.search(criteria)).toMatchObject({ hits, total });
      }
    await index.close();
  });

  it('knows the words of a service that was just written', async () => {
    await withOwner(db.ownerUrl, (owner) =>
      writeServices(owner, [{ id: 'neuf', name: 'Hippothérapie', description: 'Des chevaux', at: '18033' }]),
    );
    await expect.poll(() => ids('hipotherapie'), { timeout: 1_500 }).toEqual(['neuf']);
  });

  it('counts its vocabulary again, and forgets words that no service uses', async () => {
    await withOwner(db.ownerUrl, async (owner) => {
      const words = () =>
        owner.query('SELECT * FROM offer_vocabulary ORDER BY word').then(({ rows }) => rows);
      const learnt = await words();
      await owner.query(`INSERT INTO offer_vocabulary (word, stem, services) VALUES ('zebre', 'zebr', 4)`);
      await owner.query('SELECT offer.refresh_vocabulary()');
      const counted = await words();
      expect(counted.map(({ word }) => word)).toEqual(learnt.map(({ word }) => word));
      expect(counted).toContainEqual({ word: 'permis', stem: 'perm', services: 3 });
    });
  });

  it('follows what services say of a word that was searched before', async () => {
    expect(await ids('hippothérapie')).toEqual(['neuf']);
    await withOwner(db.ownerUrl, async (owner) => {
      await owner.query(`DELETE FROM offer_service WHERE service_id = 'neuf'`);
      await writeServices(owner, [
        { id: 'neuf', name: 'Jardinage', description: 'Des fleurs', at: '18033' },
        { id: 'autre', name: 'Hippothérapie à la ferme', description: 'Des poneys', at: '18033' },
      ]);
    });
    await expect.poll(() => ids('hippothérapie'), { timeout: 1_500 }).toEqual(['autre']);
    expect(await ids('jardinage')).toEqual(['neuf']);
  });

  it('knows the words of an import once it has counted them', async () => {
    await withOwner(db.ownerUrl, (owner) =>
      writeServices(
        owner,
        Array.from({ length: 201 }, (_, n) => ({
          id: `import-${n}`,
          name: 'Maraîchage',
          description: 'Des légumes',
          at: '18033',
        })),
      ),
    );
    await expect.poll(() => ids('maraîchage'), { timeout: 1_500 }).toHaveLength(50);
    expect(await ids('marraichage')).toEqual([]);
    await withOwner(db.ownerUrl, (owner) => owner.query('SELECT offer.refresh_vocabulary()'));
    await expect.poll(() => ids('marraichage'), { timeout: 1_500 }).toHaveLength(50);
  });
});
