import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { constraints, type Item, itemKey, needThemes } from '../diagnosis/codes.ts';
import { isThere } from '../diagnosis/compare.ts';
import { readFrame } from '../diagnosis/page-frame.server.ts';
import { readAnswers } from '../diagnosis/stored-answers.server.ts';
import '../person/tables.ts';
import { themesOf } from './diagnosis-themes.ts';
import { readFoundServices } from './found-services.server.ts';
import { offerSearch } from './search/offer-search.server.ts';
import type { FoundService } from './views.ts';

const SERVICES_A_NEED = 3;
const RADIUS_KM = 50;

/** A need or a constraint of the diagnosis, and what exists for it near the person. */
export interface Solution {
  readonly code: string;
  readonly title: string;
  readonly priority: boolean;
  /** The answers that lead to these services: « Permis non valide ou suspendu ». */
  readonly because: readonly string[];
  readonly themes: readonly string[];
  readonly total: number;
  readonly services: readonly FoundService[];
}

export interface SolutionsPage {
  readonly personName: string;
  readonly commune: { readonly code: string; readonly name: string } | null;
  readonly radiusKm: number;
  /** May ask one of them for a place. */
  readonly asks: boolean;
  readonly solutions: readonly Solution[];
}

/** What the offer holds for this person, read from the answers that the reader may see: priorities first. */
export const solutionsPage = query({
  name: 'solutions-page',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('file'),
  reads: 'file',
  async handle(context, { personId }): Promise<SolutionsPage> {
    const { tx, actor, runtime, levels, clock } = context;
    const { personName } = await readFrame(context, personId);
    const answers = (await readAnswers(tx, actor, personId)).filter((answer) => isThere(answer.kind, answer));
    const present = new Map(answers.map((answer) => [itemKey(answer), answer]));
    const asked = [...askedOfConstraints(present), ...askedOfNeeds(present)];
    const address = await tx
      .selectFrom('person_address')
      .select('commune_code')
      .where('person_id', '=', personId)
      .executeTakeFirst();
    const search = offerSearch(runtime);
    const place = address?.commune_code ? await search.place(address.commune_code) : null;
    const solutions = await Promise.all(
      asked.map(async (one): Promise<Solution> => {
        const { total, hits } = await search.search({
          ...(place && { place, radius: RADIUS_KM * 1000 }),
          thematiques: one.themes,
          withoutDoubles: true,
          restricted: true,
          size: SERVICES_A_NEED,
        });
        return { ...one, total, services: await readFoundServices(runtime.database.openPool, hits, clock) };
      }),
    );
    return {
      personName,
      commune: place && { code: place.code, name: place.name },
      radiusKm: RADIUS_KM,
      asks: levels.edit,
      solutions,
    };
  },
});

type Asked = Omit<Solution, 'total' | 'services'>;
type Present = ReadonlyMap<string, { readonly priority: boolean }>;

/** Constraints that are there: what is said below them is more precise than they are. */
function askedOfConstraints(present: Present): Asked[] {
  return constraints
    .filter((constraint) => present.has(itemKey(constraint)))
    .map((constraint) => {
      const said = [...constraint.objectives, ...constraint.situations].filter(
        (item) => present.has(itemKey(item)) && themesOf(item).length > 0,
      );
      return askedOf(constraint.title, constraint, said, present.get(itemKey(constraint))?.priority ?? false);
    })
    .sort((one, other) => Number(other.priority) - Number(one.priority));
}

const askedOfNeeds = (present: Present): Asked[] =>
  needThemes
    .flatMap((theme) => theme.needs)
    .filter((need) => present.has(itemKey(need)))
    .map((need) => askedOf(need.label, need, [], false));

function askedOf(title: string, item: Item, said: readonly Item[], priority: boolean): Asked {
  const from = said.length > 0 ? said : [item];
  return {
    code: itemKey(item),
    title,
    priority,
    because: said.map(({ label }) => label),
    themes: [...new Set(from.flatMap(themesOf))],
  };
}
