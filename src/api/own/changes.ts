import { z } from 'zod';
import {
  changedRecords,
  type OfferChange,
  offerChanges,
} from '../../domain/offer/reading/offer-changes.query.server.ts';
import { ListedStructure, Service } from '../data-inclusion/schemas.ts';
import { named } from '../named-schema.ts';
import { writeList } from '../page.ts';
import { integer } from '../parameters/scalars.ts';
import { route } from '../route.ts';

const LARGEST = 10_000;
const USUAL = 1_000;

const Changement = named(
  'Changement',
  z.strictObject({
    genre: z.enum(['structure', 'service']),
    id: z.string(),
    le: z.iso.datetime(),
    supprime: z.boolean().describe('N’est plus publié : à effacer'),
    fiche: z
      .union([Service, ListedStructure])
      .nullable()
      .describe('La fiche telle qu’elle est maintenant ; nulle quand elle n’est plus publiée'),
  }),
);

const Changements = named(
  'Changements',
  z.strictObject({
    changements: z.array(Changement),
    suivant: z.int().describe('À donner à `apres` la prochaine fois, même quand rien n’a changé'),
    fin: z.boolean().describe('Il n’y a rien de plus pour le moment'),
  }),
);

/** To keep a copy up to date without reading it all again. */
export const changes = route({
  path: '/offre/changements',
  operationId: 'listOfferChanges',
  tag: 'Offre',
  summary: 'Lire ce qui a changé dans l’offre',
  description:
    'Du plus ancien au plus récent, les suppressions comprises, chaque fiche une fois : la dernière chose qui lui est arrivée. Commencez ' +
    'sans `apres` pour tout recevoir, puis donnez chaque fois `suivant`. Une fiche qui change encore revient plus loin : rien ne manque, ' +
    'mais une fiche peut venir deux fois.',
  access: 'offer',
  parameters: {
    apres: integer('Le `suivant` de la réponse précédente.', { minimum: 0, absent: 0 }),
    limite: integer('Combien de changements au plus.', { minimum: 1, maximum: LARGEST, absent: USUAL }),
  },
  answer: Changements,
  kept: 'none',
  async answerTo({ runtime, values: { apres, limite }, restricted }) {
    const { openPool } = runtime.database;
    const found = await offerChanges(openPool, { after: apres, limit: limite, restricted });
    const next = { suivant: found.at(-1)?.number ?? apres, fin: found.length < limite };
    return writeList(
      '{"changements":[',
      found,
      async (some) => {
        const recordOf = await changedRecords(openPool, some, { restricted });
        return some.map((change) => told(change, recordOf(change)));
      },
      () => `],${JSON.stringify(next).slice(1)}`,
    );
  },
});

/** Withdrawn since its change was read, a record is gone; the change that says so comes later. */
function told({ kind, id, at, removed }: OfferChange, record: string | undefined): string {
  const words = JSON.stringify({ genre: kind, id, le: at, supprime: removed || record === undefined });
  return `${words.slice(0, -1)},"fiche":${record ?? 'null'}}`;
}
