import type { Tx } from '../src/platform/access/bound-transaction.ts';
import { systemDb } from '../src/platform/access/system-db.ts';
import type { Dice } from '../src/platform/random/dice.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import type { Zone } from './cast.ts';
import '../src/domain/territory/geography-tables.ts';

export interface Place {
  readonly communeCode: string;
  readonly postalCode: string;
  readonly zone: Zone;
}

const towns: Readonly<Record<Zone, string>> = { bourges: '18033', vierzon: '18279', 'saint-amand': '18197' };

/** Real communes of the Cher, drawn as often as people live there, each in the zone of its nearest town. */
export class Places {
  private readonly places: readonly (Place & { upTo: number })[];
  private readonly inhabitants: number;

  private constructor(communes: Awaited<ReturnType<typeof readCommunes>>) {
    const at = (code: string) => communes.find((commune) => commune.code === code);
    const nearest = (from: (typeof communes)[number]): Zone => {
      const away = (code: string) => {
        const town = at(code);
        // Degrees of longitude are a third shorter than those of latitude here.
        return town
          ? Math.hypot(
              ((town.longitude ?? 0) - (from.longitude ?? 0)) * 0.68,
              (town.latitude ?? 0) - (from.latitude ?? 0),
            )
          : Number.POSITIVE_INFINITY;
      };
      return (Object.keys(towns) as Zone[]).reduce((a, b) => (away(towns[b]) < away(towns[a]) ? b : a));
    };
    let upTo = 0;
    this.places = communes.map((commune) => {
      upTo += commune.population ?? 0;
      return {
        communeCode: commune.code,
        postalCode: commune.postal_codes[0] ?? '18000',
        zone: nearest(commune),
        upTo,
      };
    });
    this.inhabitants = upTo;
  }

  static async of(runtime: Runtime): Promise<Places> {
    return new Places(await systemDb(runtime, 'communes of a departement', readCommunes));
  }

  draw(dice: Dice): Place {
    const n = dice.below(this.inhabitants);
    const place = this.places.find(({ upTo }) => n < upTo);
    if (!place) throw new Error('no commune of the Cher');
    return place;
  }
}

const readCommunes = (tx: Tx) =>
  tx
    .selectFrom('commune')
    .select(['code', 'postal_codes', 'population', 'longitude', 'latitude'])
    .where('departement_code', '=', '18')
    .where('current', '=', true)
    .orderBy('code')
    .execute();
