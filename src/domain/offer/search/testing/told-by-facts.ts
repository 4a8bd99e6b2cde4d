import type { ClientBase } from 'pg';
import { DEFAULT_RADIUS, type SearchCriteria, type ServiceAddress } from '../criteria.ts';
import { toldOpen } from './told-hours.ts';
import { geodesic } from './vincenty.ts';

/** A service as its record says it, and what is known beside. */
interface Fact {
  readonly serviceId: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly score: number;
  readonly preferred: boolean;
  readonly restricted: boolean;
  /** Opening hours of its structure. */
  readonly structureHours: string | null;
  readonly placesFree: number | null;
  /** 'YYYY-MM-DD', of its places and of its waiting time. */
  readonly roomSaidOn: string | null;
}

export async function readFacts(owner: ClientBase): Promise<Fact[]> {
  const { rows } = await owner.query<Fact>(`
    SELECT s.service_id AS "serviceId", s.record, s.score, st.preferred, src.restricted,
      st.record ->> 'horaires_accueil' AS "structureHours", s.places_free AS "placesFree", s.room_said_on::text AS "roomSaidOn"
    FROM offer_service s JOIN offer_structure st USING (structure_id) JOIN offer_source src ON src.source = s.source
    WHERE s.state = 'published' AND st.state = 'published' ORDER BY s.service_id COLLATE "C"`);
  return rows;
}

/**
 * Which services a search must find, and how far: the rules of data·inclusion read from the records, with the geodesic of the
 * ellipsoid. Slow, and sharing nothing with what it judges.
 */
export function toldByFacts(
  facts: readonly Fact[],
  criteria: SearchCriteria,
): { serviceId: string; km: number | null }[] {
  return facts.flatMap((fact) => {
    if (!keeps(fact, criteria)) return [];
    const { record } = fact;
    const modes = (record.modes_accueil ?? []) as string[];
    const onSite = modes.includes('en-presentiel');
    if (!criteria.place)
      return criteria.onSiteOnly && !onSite ? [] : [{ serviceId: fact.serviceId, km: null }];
    const { zones, point } = criteria.place;
    const zone = record.zone_eligibilite as string[] | null;
    if (zones && zone && !zone.some((code) => code === 'france' || code === '99100' || zones.includes(code)))
      return [];
    const metres =
      point && record.longitude !== null
        ? geodesic(point, { longitude: record.longitude as number, latitude: record.latitude as number })
        : Number.POSITIVE_INFINITY;
    const { within: area } = criteria.place;
    const within = area ? isIn(area, record) : metres <= (criteria.radius ?? DEFAULT_RADIUS);
    if (criteria.onSiteOnly ? !(within && onSite) : !(within || modes.includes('a-distance'))) return [];
    return [{ serviceId: fact.serviceId, km: !area && within && onSite ? Math.round(metres / 1000) : null }];
  });
}

function keeps(
  { record, score, preferred, restricted, structureHours, placesFree, roomSaidOn }: Fact,
  criteria: SearchCriteria,
): boolean {
  const overlaps = (asked: readonly string[] | undefined, had: unknown) =>
    !asked || [had ?? []].flat().some((value) => asked.includes(value as string));
  const themes = criteria.thematiques?.flatMap((asked) => [asked, `${asked}--`]);
  const publics = criteria.publics?.includes('tous-publics')
    ? undefined
    : criteria.publics && [...criteria.publics, 'tous-publics'];
  return (
    (!themes ||
      ((record.thematiques ?? []) as string[]).some((theme) =>
        themes.some((asked) => theme === asked || (asked.endsWith('--') && theme.startsWith(asked))),
      )) &&
    overlaps(publics, record.publics) &&
    overlaps(criteria.types, record.type) &&
    overlaps(criteria.frais, record.frais) &&
    overlaps(criteria.modesAccueil, record.modes_accueil) &&
    overlaps(criteria.mobilisablePar, record.mobilisable_par) &&
    overlaps(criteria.sources, record.source) &&
    (criteria.openAt === undefined ||
      toldOpen(((record.horaires_accueil as string | null) ?? structureHours) || '', criteria.openAt) ===
        true) &&
    (criteria.placesSince === undefined ||
      ((placesFree ?? 0) > 0 && roomSaidOn !== null && roomSaidOn >= criteria.placesSince)) &&
    score >= (criteria.minimalScore ?? 0) &&
    (preferred || !criteria.withoutDoubles) &&
    (!restricted || criteria.restricted === true)
  );
}

/** By the record's INSEE code, which begins with that of its département. */
function isIn({ communes, departements }: ServiceAddress, record: Fact['record']): boolean {
  const code = record.code_insee as string | null;
  if (code === null) return false;
  const departement = code.slice(0, /^9[78]/.test(code) ? 3 : 2);
  return (communes?.includes(code) ?? true) && (departements?.includes(departement) ?? true);
}
