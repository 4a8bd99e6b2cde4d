import { describe, expect, test } from 'vitest';
import { searchedServices } from '../data-inclusion/parameters.ts';
import { readParameters } from './parameter.ts';

const read = (query: string) => readParameters(searchedServices, new URLSearchParams(query));
const problems = (query: string) => {
  const result = read(query);
  return 'problems' in result ? result.problems : [];
};
const values = (query: string) => {
  const result = read(query);
  return 'values' in result ? result.values : null;
};

describe('parameters of an address', () => {
  test('have the values of the reference when they are absent', () => {
    expect(values('')).toEqual({
      page: 1,
      size: 5000,
      sources: [],
      code_commune: null,
      lat: null,
      lon: null,
      thematiques: [],
      frais: [],
      modes_accueil: [],
      publics: [],
      recherche_public: null,
      types: [],
      score_qualite_minimum: null,
      exclure_doublons: false,
      rayon: null,
      presentiel_seulement: false,
      places_libres: false,
      curseur: null,
      facettes: false,
    });
  });

  test.each([
    ['page=1&page=2', 'page', 2],
    ['page=1.0', 'page', 1],
    ['page=%201', 'page', 1],
    ['page=1_0', 'page', 10],
    ['size=10000', 'size', 10_000],
    ['lat=%204', 'lat', 4],
    ['lat=-21.1', 'lat', -21.1],
    ['exclure_doublons=on', 'exclure_doublons', true],
    ['exclure_doublons=Yes', 'exclure_doublons', true],
    ['exclure_doublons=0', 'exclure_doublons', false],
    ['frais=gratuit&frais=payant', 'frais', ['gratuit', 'payant']],
    ['thematiques=mobilite&thematiques=sante--addictions', 'thematiques', ['mobilite', 'sante--addictions']],
    ['sources=a&sources=b%00', 'sources', ['a', 'b']],
    ['code_commune=2A004', 'code_commune', '2A004'],
    ['recherche_public=', 'recherche_public', ''],
  ] as const)('%s is read as FastAPI reads it', (query, name, value) => {
    expect(values(query)?.[name]).toEqual(value);
  });

  // Bodies seen from FastAPI 0.142 and pydantic 2.13.
  test.each([
    [
      'page=0',
      '[{"type":"greater_than_equal","loc":["query","page"],"msg":"Input should be greater than or equal to 1","input":"0","ctx":{"ge":1}}]',
    ],
    [
      'page=a',
      '[{"type":"int_parsing","loc":["query","page"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"a"}]',
    ],
    [
      'size=10001',
      '[{"type":"less_than_equal","loc":["query","size"],"msg":"Input should be less than or equal to 10000","input":"10001","ctx":{"le":10000}}]',
    ],
    [
      'frais=gratuit,payant',
      `[{"type":"enum","loc":["query","frais",0],"msg":"Input should be 'gratuit' or 'payant'","input":"gratuit,payant","ctx":{"expected":"'gratuit' or 'payant'"}}]`,
    ],
    [
      'frais=gratuit&frais=',
      `[{"type":"enum","loc":["query","frais",1],"msg":"Input should be 'gratuit' or 'payant'","input":"","ctx":{"expected":"'gratuit' or 'payant'"}}]`,
    ],
    [
      'types=x',
      `[{"type":"enum","loc":["query","types",0],"msg":"Input should be 'accompagnement', 'aide-financiere', 'aide-materielle', 'atelier', 'formation' or 'information'","input":"x","ctx":{"expected":"'accompagnement', 'aide-financiere', 'aide-materielle', 'atelier', 'formation' or 'information'"}}]`,
    ],
    [
      'code_commune=1',
      '[{"type":"string_too_short","loc":["query","code_commune"],"msg":"String should have at least 5 characters","input":"1","ctx":{"min_length":5}}]',
    ],
    [
      'code_commune=123456',
      '[{"type":"string_too_long","loc":["query","code_commune"],"msg":"String should have at most 5 characters","input":"123456","ctx":{"max_length":5}}]',
    ],
    [
      'code_commune=1234-',
      `[{"type":"string_pattern_mismatch","loc":["query","code_commune"],"msg":"String should match pattern '^\\\\w{5}$'","input":"1234-","ctx":{"pattern":"^\\\\w{5}$"}}]`,
    ],
    [
      'lat=',
      '[{"type":"float_parsing","loc":["query","lat"],"msg":"Input should be a valid number, unable to parse string as a number","input":""}]',
    ],
    [
      'exclure_doublons=x',
      '[{"type":"bool_parsing","loc":["query","exclure_doublons"],"msg":"Input should be a valid boolean, unable to interpret input","input":"x"}]',
    ],
  ])('%s is refused in the words of FastAPI', (query, body) => {
    expect(JSON.stringify(problems(query))).toBe(body);
  });

  test('a word that is neither a thématique nor a category is refused as each of them', () => {
    const refused = problems('thematiques=mobilite&thematiques=x');
    expect(refused.map(({ loc }) => loc)).toEqual([
      ['query', 'thematiques', 1, 'str-enum[Thematique]'],
      ['query', 'thematiques', 1, 'str-enum[Categorie]'],
    ]);
    expect(refused[1]?.msg).toMatch(/^Input should be 'choisir-un-metier', .* or 'trouver-un-emploi'$/);
  });

  test('all that is wrong is told at once, in the order of the document', () => {
    expect(problems('lat=x&size=0&page=0').map(({ loc }) => loc[1])).toEqual(['page', 'size', 'lat']);
  });

  test.each(['lat=nan', 'lat=1e400', 'lon=200', 'page=99999999999999999999', 'rayon=0', 'rayon=201'])(
    '%s, on which the reference fails or which means nothing, is refused',
    (query) => {
      expect(problems(query)).toHaveLength(1);
    },
  );
});
