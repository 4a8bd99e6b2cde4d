import { z } from 'zod';
import { named } from '../named-schema.ts';
import { serviceFields, structureFields } from './record-schemas.ts';

const certified = {
  adresse_certifiee: z.boolean().describe('L’adresse vient de la Base Adresse Nationale'),
};
const score = {
  score_qualite: z.number().min(0).max(1).describe('Ce que la fiche dit de ce qu’elle devrait dire'),
};

const Structure = named('Structure', z.strictObject(structureFields));
const BaseStructure = named('BaseStructure', z.strictObject({ ...structureFields, ...certified }));
const SourceIdDict = named('SourceIdDict', z.strictObject({ source: z.string(), id: z.string() }));

export const Service = named('Service', z.strictObject({ ...serviceFields, ...certified, ...score }));

export const DetailedService = named(
  'DetailedService',
  z.strictObject({ ...serviceFields, ...certified, ...score, structure: BaseStructure }),
);

export const ListedStructure = named(
  'ListedStructure',
  z.strictObject({ ...structureFields, ...certified, ...score, doublons: z.array(SourceIdDict) }),
);

export const DetailedStructure = named(
  'DetailedStructure',
  z.strictObject({
    ...structureFields,
    ...certified,
    ...score,
    doublons: z.array(Structure),
    services: z.array(Service),
  }),
);

const distance = z.int().nullable().describe('Kilomètres ; nul pour ce qui ne se fait pas sur place');

export const ServiceSearchResult = named(
  'ServiceSearchResult',
  z.strictObject({ service: DetailedService, distance }),
);

export const SearchResult = named(
  'SearchResult',
  z.strictObject({ service: DetailedService, distance, score_recherche: z.number().nullable() }),
);

export const Sources = z.array(
  named('Source', z.strictObject({ slug: z.string(), nom: z.string(), description: z.string().nullable() })),
);

export const FrameworkValues = z.array(
  named(
    'FrameworkValue',
    z.strictObject({ value: z.string(), label: z.string(), description: z.string().nullable() }),
  ),
);

const Facettes = named(
  'Facettes',
  z.strictObject({
    thematiques: z.record(z.string(), z.int()),
    publics: z.record(z.string(), z.int()),
    types: z.record(z.string(), z.int()),
    frais: z.record(z.string(), z.int()),
    sources: z.record(z.string(), z.int()),
    modes_accueil: z.record(z.string(), z.int()),
  }),
);

/** The envelope of a list; its last two fields come only when they are asked for. */
export function pageOf(id: string, item: z.ZodType) {
  return named(
    id,
    z.strictObject({
      items: z.array(item),
      total: z.int().describe('De toutes les pages'),
      page: z.int(),
      size: z.int().describe('De cette page'),
      pages: z.int(),
      curseur_suivant: z.string().nullable().optional().describe('Seulement avec `curseur`'),
      facettes: Facettes.optional().describe('Seulement avec `facettes`'),
    }),
  );
}
