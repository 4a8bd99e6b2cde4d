import { z } from 'zod';
import { oneStructure } from '../../domain/offer/reading/one-structure.query.server.ts';
import { sameCommune } from '../../domain/offer/reading/same-commune.query.server.ts';
import {
  countStructures,
  listStructures,
  type StructureCriteria,
} from '../../domain/offer/reading/structure-list.query.server.ts';
import { structurePayloads } from '../../domain/offer/search/payloads.server.ts';
import { cursorText, readCursor, writeCursor } from '../cursor.ts';
import { reachablePage, writePage } from '../page.ts';
import { route } from '../route.ts';
import { listedStructures, namedAreas } from './parameters.ts';
import { DetailedStructure, ListedStructure, pageOf } from './schemas.ts';

export const structures = route({
  path: '/structures',
  operationId: 'listStructures',
  tag: 'Données',
  summary: 'Lister les structures',
  description: 'Dans l’ordre de leur identifiant.',
  access: 'offer',
  parameters: listedStructures,
  answer: pageOf('Page_ListedStructure_', ListedStructure),
  kept: 'offer',
  async answerTo({ runtime, values, restricted }) {
    const { openPool } = runtime.database;
    const { page, size, curseur } = values;
    const criteria: StructureCriteria = {
      ...namedAreas(values),
      sources: values.sources,
      networks: values.reseaux_porteurs,
      communes: values.code_commune === null ? [] : await sameCommune(openPool, values.code_commune),
      withoutDoubles: values.exclure_doublons,
      restricted,
    };
    const after = curseur === null ? undefined : readCursor(curseur, z.tuple([cursorText]))?.[0];
    const [total, listed] = await Promise.all([
      countStructures(openPool, criteria),
      listStructures(
        openPool,
        criteria,
        size,
        after === undefined ? { offset: (reachablePage(page, size) - 1) * size } : { after },
      ),
    ]);
    const last = listed.length < size ? undefined : listed.at(-1);
    return writePage(
      {
        keys: listed.map(({ id }) => id),
        total,
        page,
        size,
        ...(curseur !== null && { more: { curseur_suivant: last ? writeCursor([last.key]) : null } }),
      },
      async (ids) => {
        const payloads = await structurePayloads(openPool, ids, { restricted });
        return ids.flatMap((id) => payloads.get(id) ?? []);
      },
    );
  },
});

export const structure = route({
  path: '/structures/{id}',
  operationId: 'readStructure',
  tag: 'Données',
  summary: 'Lire une structure, ses services et ses doublons',
  access: 'offer',
  parameters: {},
  answer: DetailedStructure,
  kept: 'offer',
  answerTo: ({ runtime, id, restricted }) => oneStructure(runtime.database.openPool, id, { restricted }),
});
