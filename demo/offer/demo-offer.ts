import { offerValues } from '../../src/domain/offer/reference/values.ts';
import { offerReader, type ServiceRecord, type StructureRecord } from '../../src/domain/offer/schema.ts';
import { Dice } from '../../src/platform/random/dice.ts';
import { hours, streets } from './closings.ts';
import { communesOfCher, drawCommune, type OfferCommune } from './communes.ts';
import { draftService } from './draft-service.ts';
import { atPlace, namedAs, slug } from './names.ts';
import { nationalKinds, type StructureKind, structureKinds } from './structure-kinds.ts';

export interface DemoOffer {
  readonly structures: readonly StructureRecord[];
  readonly services: readonly ServiceRecord[];
  /** Records of two sources that are one structure: id of the record, id of its cluster. */
  readonly clusters: ReadonlyMap<string, string>;
}

export interface DemoSource {
  readonly source: string;
  readonly name: string;
  readonly description: string;
  readonly restricted: boolean;
}

/** Who is said to publish: none of them exists. */
export const demoSources = [
  {
    source: 'annuaire-du-cher',
    name: 'Annuaire de l’insertion du Cher',
    description: 'Ce que les structures du département disent de leurs services.',
    restricted: false,
  },
  {
    source: 'guide-solidaire',
    name: 'Guide solidaire',
    description: 'Un guide tenu par des associations, réservé aux professionnels.',
    restricted: true,
  },
  {
    source: 'reseaux-nationaux',
    name: 'Réseaux nationaux',
    description: 'Les services que des réseaux nationaux proposent partout.',
    restricted: false,
  },
] as const satisfies readonly DemoSource[];

const SEED = 18_069;
const DOUBLES = 14;
const PARIS: OfferCommune = {
  code: '75056',
  name: 'Paris',
  postalCode: '75010',
  epci: null,
  population: 2_100_000,
  longitude: 2.3622,
  latitude: 48.8762,
};

interface Draft {
  readonly structure: StructureRecord;
  readonly services: readonly ServiceRecord[];
}

/** The offer of the Cher in the demonstration: about 350 structures and 900 services, invented, in real communes; the same each time. */
export function demoOffer(today: string): DemoOffer {
  const dice = new Dice(SEED);
  const communes = communesOfCher();
  const drafts: Draft[] = [];
  const clusters = new Map<string, string>();
  for (const kind of structureKinds) {
    const themes = themesOf(kind.themes);
    const places = communes.filter(({ population }) => population >= kind.from);
    let turn = 0;
    for (let n = 0; n < kind.count; n++) {
      const commune = kind.institution ? places[n % places.length]! : drawCommune(places, dice);
      const wanted = Math.min(themes.length, 1 + dice.below(4));
      const own = Array.from({ length: wanted }, () => themes[turn++ % themes.length]!);
      drafts.push(draft(kind, own, commune, n, drafts.length, today, dice));
    }
  }
  for (const kind of nationalKinds) {
    const whole = { ...kind, networks: [], from: 0, count: 1 };
    drafts.push(draft(whole, themesOf(kind.themes), PARIS, 0, drafts.length, today, dice));
  }
  const twice = drafts.filter(({ structure }) => structure.source === 'annuaire-du-cher' && structure.siret);
  for (let n = 0; n < DOUBLES; n++) {
    const first = twice[(n * 17) % twice.length]!;
    const second = double(first);
    clusters.set(first.structure.id, first.structure.id).set(second.structure.id, first.structure.id);
    drafts.push(second);
  }
  const read = offerReader(today);
  return {
    structures: drafts.map(({ structure }) => right(read.structure(structure))),
    services: drafts.flatMap(({ services }) => services.map((service) => right(read.service(service)))),
    clusters,
  };
}

function right<Record>({
  record,
  errors,
  warnings,
}: {
  record: Record | null;
  errors: unknown;
  warnings: readonly unknown[];
}): Record {
  if (!record || warnings.length > 0)
    throw new Error(`a record of the demonstration is wrong: ${JSON.stringify({ errors, warnings })}`);
  return record;
}

const themesOf = (beginnings: readonly string[]) =>
  beginnings.flatMap((beginning) =>
    offerValues.thematique.map(({ value }) => value).filter((value) => value.startsWith(beginning)),
  );

function draft(
  kind: StructureKind,
  themes: readonly string[],
  commune: OfferCommune,
  turn: number,
  number: number,
  today: string,
  dice: Dice,
): Draft {
  const national = commune === PARIS;
  const nom = namedAs(kind.named[turn % kind.named.length]!, turn + kind.about.length, commune.name);
  const key = slug(nom);
  const source =
    national || dice.chance(0.06)
      ? 'reseaux-nationaux'
      : dice.chance(0.25)
        ? 'guide-solidaire'
        : 'annuaire-du-cher';
  const placed = !dice.chance(0.04);
  const spread = commune.population > 10_000 ? 0.02 : 0.006;
  const structure: StructureRecord = {
    source,
    id: `${source}--${key}-${number}`,
    nom,
    date_maj: updatedOn(today, dice),
    description: national ? kind.about : `${kind.about} L’accueil se fait ${atPlace(commune.name)}.`,
    lien_source: `https://exemple.fr/${source}/${key}-${number}`,
    siret: dice.chance(0.8) ? inventedSiret(number) : null,
    commune: commune.name,
    code_postal: commune.postalCode,
    code_insee: commune.code,
    adresse: `${1 + dice.below(60)} ${dice.pick(streets)}`,
    complement_adresse: dice.chance(0.1) ? 'Au premier étage' : null,
    longitude: placed ? rounded(commune.longitude + (dice.next() - 0.5) * spread) : null,
    latitude: placed ? rounded(commune.latitude + (dice.next() - 0.5) * spread) : null,
    telephone: inventedPhone(national ? '+331990' : '+332619', number),
    courriel: dice.chance(0.85) ? `contact.${key.slice(0, 40).replace(/-$/, '')}.${number}@exemple.fr` : null,
    site_web: dice.chance(0.5) ? `https://exemple.fr/${key}` : null,
    horaires_accueil: dice.chance(0.7) ? dice.pick(hours) : null,
    accessibilite_lieu: null,
    reseaux_porteurs: [...kind.networks],
  };
  const services = themes.map((theme, n) =>
    draftService({ structure, commune, theme, kind, n, national, updatedOn: updatedOn(today, dice) }, dice),
  );
  return { structure, services };
}

/** The same structure as another source tells it: later or earlier, in fewer words. */
function double({ structure, services }: Draft): Draft {
  const source = 'guide-solidaire';
  const renamed = (id: string) => id.replace(structure.source, source);
  const other = {
    ...structure,
    source,
    id: renamed(structure.id),
    lien_source: null,
    nom: structure.nom.toUpperCase(),
    description: null,
    horaires_accueil: null,
  };
  return {
    structure: other,
    services: services.slice(0, 2).map((service) => ({
      ...service,
      source,
      id: renamed(service.id),
      structure_id: other.id,
      lien_source: null,
      conditions_acces: null,
      frais: null,
      frais_precisions: null,
    })),
  };
}

/** Seven in ten within half a year, one in twelve forgotten for more than two years. */
function updatedOn(today: string, dice: Dice): string {
  const draw = dice.next();
  const days = draw < 0.7 ? dice.below(170) : draw < 0.92 ? 180 + dice.below(540) : 740 + dice.below(700);
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers kept for fiction: 01 99 00 and 02 61 91, then four digits. */
const inventedPhone = (beginning: string, number: number) =>
  `${beginning}${beginning === '+331990' ? '0' : '1'}${String(1000 + number * 7).padStart(4, '0')}`;

/** No establishment bears it: the key of its first nine digits is wrong. */
function inventedSiret(number: number): string {
  const siren = String(180_000_000 + number * 1013);
  const sum = [...siren].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  const wrong = sum % 10 === 0 ? siren.slice(0, 8) + ((Number(siren[8]) + 1) % 10) : siren;
  return `${wrong}00010`;
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
