import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { offerReader } from '../domain/offer/schema.ts';
import { withOwner } from '../platform/database/connect.ts';
import { useDatabase } from '../platform/database/testing/use-database.ts';
import { APIS } from './apis.ts';
import { serviceFields, structureFields } from './data-inclusion/record-schemas.ts';
import { asker, giveToken } from './testing/ask.ts';
import { tellOffer } from './testing/small-offer.ts';

interface Operation {
  operationId: string;
  security: unknown[];
  parameters: { name: string; in: string; schema: { type: string; enum?: string[]; default?: unknown } }[];
  responses: Record<string, { content: { 'application/json': { schema: object } } }>;
}
interface Document {
  openapi: string;
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, object> };
}

const db = useDatabase();
let ask: ReturnType<typeof asker>;

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await giveToken(owner, 'open', ['offer']);
    await tellOffer(owner, {
      structures: [
        { id: 'dora--a', record: { reseaux_porteurs: ['adie'] }, cluster: 'c', score: 51 },
        { id: 'cd18--b', cluster: 'c' },
      ],
      services: [
        {
          id: 'dora--s',
          structure: 'dora--a',
          score: 100,
          record: {
            type: 'atelier',
            frais: 'gratuit',
            publics: ['jeunes'],
            modes_accueil: ['en-presentiel'],
            thematiques: ['mobilite--preparer-un-permis'],
            zone_eligibilite: ['18'],
            longitude: 2.4,
            latitude: 47.1,
            volume_horaire_hebdomadaire: 2.5,
            nombre_semaines: 3,
          },
        },
      ],
    });
  });
  ask = asker(db.runtime, 'open');
});

const documentOf = async (path: string): Promise<Document> =>
  JSON.parse(await (await ask(path, { token: null })).text());

/** The schema of the document itself, and all that it refers to, as a judge. */
function judge(document: Document, schema: object): z.ZodType {
  const local = JSON.parse(
    JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
      '#/components/schemas/',
      '#/$defs/',
    ),
  );
  return z.fromJSONSchema(local);
}

const EXAMPLES: Record<string, string> = {
  '/data-inclusion/api/v1/structures/{id}': '/data-inclusion/api/v1/structures/dora--a',
  '/data-inclusion/api/v1/services/{id}': '/data-inclusion/api/v1/services/dora--s',
};

describe.each(APIS.map((api) => [api.document, api] as const))('%s', (path, api) => {
  test('documents every route, and nothing else', async () => {
    const document = await documentOf(path);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(api.routes.map((route) => `${api.base}${route.path}`));
    const ids = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g))
      expect(document.components.schemas, reference).toHaveProperty([reference!.split('/').at(-1)!]);
  });

  test('answers as it says, refusals included', async () => {
    const document = await documentOf(path);
    for (const [route, { get }] of Object.entries(document.paths)) {
      const example = EXAMPLES[route] ?? route;
      const answered = await ask(
        `${example}${get.parameters.some(({ name }) => name === 'facettes') ? '?facettes=1&curseur=' : ''}`,
      );
      expect(answered.status, route).toBe(200);
      const body = JSON.parse(await answered.text());
      judge(document, get.responses[200]!.content['application/json'].schema).parse(body);
      expect(JSON.stringify(body).length, route).toBeGreaterThan(50);
      const stranger = await ask(example, { token: null });
      expect(stranger.status, route).toBe(get.security.length > 0 ? 401 : 200);
      for (const { name, in: place, schema } of get.parameters) {
        if (place !== 'query') continue;
        const refused = await ask(`${example}?${name}=%2F`);
        const readable =
          schema.type === 'string' &&
          schema.enum === undefined &&
          name !== 'code_commune' &&
          name !== 'curseur';
        const anyText = readable || JSON.stringify(schema) === '{"type":"array","items":{"type":"string"}}';
        expect(refused.status, `${route}?${name}=/`).toBe(anyText ? 200 : 422);
        if (anyText) continue;
        judge(document, get.responses[422]!.content['application/json'].schema).parse(
          JSON.parse(await refused.text()),
        );
      }
    }
  });
});

/** The reference's own document of 30 June 2026: what its clients may send, and what they get when they do not. */
const REFERENCE: Record<string, string> = {
  '/structures':
    'page=1 size=5000 sources reseaux_porteurs code_region slug_region code_departement slug_departement code_commune exclure_doublons=false',
  '/structures/{id}': 'id',
  '/services':
    'page=1 size=5000 sources thematiques code_region slug_region code_departement slug_departement code_commune frais publics recherche_public modes_accueil types score_qualite_minimum',
  '/services/{id}': 'id',
  '/search/services':
    'page=1 size=5000 sources code_commune lat lon thematiques frais modes_accueil publics recherche_public types score_qualite_minimum exclure_doublons=false',
  '/search':
    'page=1 size=5000 q sources code_commune code_region slug_region code_departement slug_departement lat lon distance=50 thematiques frais modes_accueil publics types score_qualite_minimum',
  '/sources': '',
  ...Object.fromEntries(
    [
      'frais',
      'modes-accueil',
      'modes-mobilisation',
      'personnes-mobilisatrices',
      'publics',
      'reseaux-porteurs',
      'thematiques',
      'types-services',
    ].map((name) => [`/doc/${name}`, '']),
  ),
};

test('every address and parameter of the reference is there, with its default', async () => {
  const { paths } = await documentOf('/data-inclusion/api/openapi.json');
  for (const [path, parameters] of Object.entries(REFERENCE)) {
    const known = paths[`/data-inclusion/api/v1${path}`]?.get.parameters.map(({ name, schema }) =>
      schema.default === undefined ? name : `${name}=${schema.default}`,
    );
    expect(known, path).toEqual(expect.arrayContaining(parameters.split(' ').filter((name) => name !== '')));
  }
});

test('the documents know the fields of a record that are read and stored, in their order', () => {
  const reader = offerReader('2026-11-30');
  const needed = {
    source: 'dora',
    structure_id: 'dora--a',
    id: 'dora--s',
    nom: 'Nom',
    description: 'Description',
    date_maj: '2026-01-01',
  };
  expect(Object.keys(serviceFields)).toEqual(Object.keys(reader.service(needed).record ?? {}));
  expect(Object.keys(structureFields)).toEqual(Object.keys(reader.structure(needed).record ?? {}));
});
