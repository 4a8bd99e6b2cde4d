import { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { HTTPValidationError, namedSchemas, Refusal } from './named-schema.ts';
import type { JsonSchema } from './parameters/parameter.ts';
import type { Route } from './route.ts';

/** One API: where it is, and what it answers. */
export interface Api {
  readonly title: string;
  readonly description: string;
  /** Path before those of its routes. */
  readonly base: string;
  /** Path of its document. */
  readonly document: string;
  readonly routes: readonly Route[];
}

/** OpenAPI 3.1, from the objects that answer: it cannot say anything else than they do. */
export function openApiDocument(api: Api, publicUrl: string): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: api.title,
      description: api.description,
      version: packageJson.version,
    },
    servers: [{ url: publicUrl }],
    paths: Object.fromEntries(
      api.routes.map((route) => [`${api.base}${route.path}`, { get: operation(route) }]),
    ),
    components: {
      securitySchemes: { jeton: { type: 'http', scheme: 'bearer' } },
      schemas: componentsOf(api.routes),
    },
  };
}

function operation({
  operationId,
  tag,
  summary,
  description,
  access,
  parameters,
  path,
  answer,
}: Route): JsonSchema {
  const closed = access === 'offer';
  const inPath = path.includes('{id}')
    ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
    : [];
  const inQuery = Object.entries(parameters).map(([name, { schema, description: says }]) => ({
    name,
    in: 'query',
    required: false,
    description: says,
    schema,
    ...(schema.type === 'array' && { style: 'form', explode: true }),
  }));
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: closed ? [{ jeton: [] }] : [],
    parameters: [...inPath, ...inQuery],
    responses: {
      200: { description: 'Ce qui est demandé', content: json(schemaOf(answer)) },
      ...(closed && {
        401: {
          description: 'Sans jeton, ou avec un jeton inconnu ou révoqué',
          content: json(schemaOf(Refusal)),
        },
        403: { description: 'Ce jeton n’ouvre pas l’offre', content: json(schemaOf(Refusal)) },
      }),
      ...(inPath.length > 0 && {
        404: { description: 'Rien sous cet identifiant', content: json(schemaOf(Refusal)) },
      }),
      ...(inQuery.length > 0 && {
        422: {
          description: 'Un paramètre ne peut pas être lu',
          content: json(schemaOf(HTTPValidationError)),
        },
      }),
    },
  };
}

function json(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } };
}

const refTo = (id: string): string => `#/components/schemas/${id}`;

/** A name when it has one, what it is otherwise: a list of named things. */
function schemaOf(type: z.ZodType): JsonSchema {
  const id = namedSchemas.get(type)?.id;
  if (id) return { $ref: refTo(id) };
  if (type instanceof z.ZodArray) return { type: 'array', items: schemaOf(type.element as z.ZodType) };
  throw new Error('An answer that the document cannot name.');
}

/** Every named shape that these routes lead to, and no other. */
function componentsOf(routes: readonly Route[]): JsonSchema {
  const { schemas } = z.toJSONSchema(namedSchemas, { uri: refTo });
  const wanted = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, id = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (wanted.has(id)) continue;
      wanted.add(id);
      follow(schemas[id]);
    }
  };
  follow(routes.map(operation));
  return Object.fromEntries(
    [...wanted].sort().map((id) => {
      const { $schema: _, $id: __, ...schema } = schemas[id] as JsonSchema;
      return [id, schema];
    }),
  );
}
