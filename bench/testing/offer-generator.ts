import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { qualityScore } from '../../src/domain/offer/quality-score.ts';
import { offerValues } from '../../src/domain/offer/reference/values.ts';
import type { ServiceRecord, StructureRecord } from '../../src/domain/offer/schema.ts';
import { Dice } from '../../src/platform/random/dice.ts';
import { type OfferPlace, type OfferPlaces, openOfferPlaces } from './offer-places.ts';
import { drawnText } from './offer-text.ts';

/** What the open data tells besides the schema. */
interface Told {
  readonly adresse_certifiee: boolean;
  readonly score_qualite: number;
}
export type TellingStructure = StructureRecord & Told & { readonly _cluster_id: string | null };
export type TellingService = ServiceRecord & Told;

export interface NationalOffer {
  readonly structures: number;
  readonly services: number;
  readonly today: string;
}

/** As large as the country's offer was when it was measured, with room. */
const nationalOffer: NationalOffer = { structures: 100_000, services: 150_000, today: '2026-11-30' };

/** Shares of the records of each producer, in hundredths; `guide-3` is one that forbids copies. */
const sources = {
  'guide-1': 24,
  'guide-2': 18,
  'guide-3': 13,
  'guide-4': 10,
  'guide-5': 8,
  'guide-6': 6,
  'guide-7': 5,
  'guide-8': 4,
  'guide-9': 3,
  'guide-10': 3,
  'guide-11': 2,
  'guide-12': 2,
  'guide-13': 1,
  'guide-14': 1,
};
const sourceOfHundredth = Object.entries(sources).flatMap(([source, share]) =>
  Array.from({ length: share }, () => source),
);

const IN_CLUSTERS = 0.14;
const WITH_SERVICES = 2 / 3;

/**
 * An invented offer of the whole country, structures then services, always the same: places by population, towns spread wider, 3 % without
 * coordinates, one structure in seven told by two producers, two in three with services.
 */
export class OfferGenerator {
  private readonly offer: NationalOffer;
  private readonly places: OfferPlaces;
  private readonly thematiques = valuesOf('thematique');
  private readonly publics = valuesOf('public').filter((value) => value !== 'tous-publics');
  private readonly networks = valuesOf('reseau');
  private readonly types = valuesOf('type');
  private readonly ways = valuesOf('mode-mobilisation');

  constructor(offer: NationalOffer = nationalOffer) {
    this.offer = offer;
    this.places = openOfferPlaces();
  }

  async *structures(): AsyncGenerator<TellingStructure> {
    for (let n = 0; n < this.offer.structures; n++) yield this.structure(n);
  }

  async *services(): AsyncGenerator<TellingService> {
    const { structures, services } = this.offer;
    const served = Math.max(1, Math.floor(structures * WITH_SERVICES));
    for (let n = 0; n < services; n++) {
      const dice = new Dice(0x5e1 + n * 7919);
      // Those that propose much propose very much: the square gathers services on few structures.
      const which = n < served ? n : Math.floor(dice.next() ** 2 * served);
      yield this.service(n, this.structure(which, false), dice);
    }
  }

  /** Made from its number alone, so that its services find it again without keeping any; they need no description of it. */
  private structure(n: number, described = true): TellingStructure {
    const twin = this.twinOf(n);
    const dice = new Dice(0x0ffe + (twin ?? n) * 104_729);
    const place = this.places.draw(dice);
    const nom = `${drawnText.structureName(dice)} ${place.name}`.slice(0, 150);
    const own = new Dice(0xabc + n * 31);
    const source = own.pick(sourceOfHundredth);
    const id = `${source}--${n.toString(36).padStart(5, '0')}`;
    const certified = own.chance(0.8);
    return {
      source,
      id,
      nom: twin === null ? nom : nom.toUpperCase(),
      date_maj: this.updatedOn(own),
      description: described && own.chance(0.7) ? drawnText.description(own) : null,
      lien_source: own.chance(0.8) ? `https://exemple.fr/${id}` : null,
      siret: dice.chance(0.6) ? String(10_000_000_000_000 + (twin ?? n) * 100_019) : null,
      ...address(place, dice),
      telephone: dice.chance(0.75) ? `+3319900${String(dice.below(10_000)).padStart(4, '0')}` : null,
      courriel: dice.chance(0.65) ? `contact.${twin ?? n}@exemple.fr` : null,
      site_web: own.chance(0.4) ? `https://exemple.fr/site/${n}` : null,
      horaires_accueil: own.chance(0.35) ? 'Mo-Fr 09:00-12:00,14:00-17:00' : null,
      accessibilite_lieu: null,
      reseaux_porteurs: own.chance(0.3) ? [own.pick(this.networks)] : null,
      adresse_certifiee: certified,
      score_qualite: 0,
      _cluster_id: this.clusterOf(n),
    };
  }

  /** The last of them tell again what the first ones are. */
  private twinOf(n: number): number | null {
    const doubles = this.doubles();
    return n >= this.offer.structures - doubles ? n - (this.offer.structures - doubles) : null;
  }
  private clusterOf(n: number): string | null {
    const first = this.twinOf(n) ?? (n < this.doubles() ? n : null);
    return first === null ? null : `cluster-${first}`;
  }
  private doubles(): number {
    return Math.floor((this.offer.structures * IN_CLUSTERS) / 2);
  }

  private service(n: number, structure: TellingStructure, dice: Dice): TellingService {
    const moved = dice.chance(0.1);
    const place = moved ? address(this.places.draw(dice), dice) : placeIn(structure);
    const id = `${structure.source}--s${n.toString(36).padStart(5, '0')}`;
    const fee = dice.next();
    const where = dice.next();
    const record: ServiceRecord = {
      source: structure.source,
      structure_id: structure.id,
      id,
      nom: drawnText.serviceName(dice),
      description: drawnText.description(dice),
      lien_source: dice.chance(0.8) ? `https://exemple.fr/${id}` : null,
      date_maj: this.updatedOn(dice),
      type: dice.chance(0.85) ? dice.pick(this.types) : null,
      thematiques: dice.chance(0.03) ? null : several(this.thematiques, [46, 29, 16, 9], dice),
      frais: fee < 0.7 ? 'gratuit' : fee < 0.82 ? 'payant' : null,
      frais_precisions: fee >= 0.7 && fee < 0.78 ? 'Selon le quotient familial' : null,
      publics: this.publicsOf(dice),
      publics_precisions: dice.chance(0.3) ? 'Sur orientation d’un professionnel.' : null,
      conditions_acces: dice.chance(0.4) ? 'Venir avec une pièce d’identité.' : null,
      ...place,
      telephone: structure.telephone,
      courriel: structure.courriel,
      modes_accueil:
        where < 0.59
          ? ['en-presentiel']
          : where < 0.73
            ? ['a-distance', 'en-presentiel']
            : where < 0.87
              ? ['a-distance']
              : null,
      zone_eligibilite: this.zone(place.code_insee, dice),
      contact_nom_prenom: null,
      lien_mobilisation: dice.chance(0.25) ? `https://exemple.fr/${id}/demande` : null,
      modes_mobilisation: dice.chance(0.85) ? several(this.ways, [50, 35, 15], dice) : null,
      mobilisable_par: dice.chance(0.8)
        ? dice.pick([['usagers'], ['professionnels'], ['usagers', 'professionnels']])
        : null,
      mobilisation_precisions: dice.chance(0.2) ? 'Laissez un message, nous rappelons.' : null,
      volume_horaire_hebdomadaire: dice.chance(0.1) ? 1 + dice.below(20) : null,
      nombre_semaines: dice.chance(0.1) ? 1 + dice.below(26) : null,
      horaires_accueil: null,
    };
    return {
      ...record,
      adresse_certifiee: structure.adresse_certifiee,
      score_qualite: qualityScore(record, this.offer.today),
    };
  }

  private publicsOf(dice: Dice): string[] | null {
    const draw = dice.next();
    if (draw < 0.42) return ['tous-publics'];
    return draw < 0.5 ? null : several(this.publics, [55, 30, 15], dice);
  }

  private zone(commune: string | null, dice: Dice): string[] | null {
    const place = this.places.at(commune ?? '');
    const draw = dice.next();
    if (draw < 0.25 || !place) return null;
    if (draw < 0.4) return [place.code];
    if (draw < 0.55 && place.epci) return [place.epci];
    if (draw < 0.85) return [place.departement];
    return draw < 0.9 ? [...place.region] : draw < 0.95 ? ['france'] : [place.code, place.departement];
  }

  private updatedOn(dice: Dice): string {
    const days = Math.floor(dice.next() ** 2 * 1_200);
    return new Date(Date.parse(this.offer.today) - days * 86_400_000).toISOString().slice(0, 10);
  }
}

const valuesOf = (kind: keyof typeof offerValues) => offerValues[kind].map(({ value }) => value);

/** One value, two, three… as often as these shares say, each once. */
function several(values: readonly string[], shares: readonly number[], dice: Dice): string[] {
  let left = dice.below(100);
  const many = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  const chosen = new Set<string>();
  while (chosen.size < many + 1) chosen.add(dice.pick(values));
  return [...chosen];
}

type Address = Pick<
  ServiceRecord,
  'commune' | 'code_postal' | 'code_insee' | 'adresse' | 'complement_adresse' | 'longitude' | 'latitude'
>;

function address(place: OfferPlace, dice: Dice): Address {
  const placed = !dice.chance(0.03);
  const aside = () => (dice.next() + dice.next() - 1) * place.spread;
  return {
    commune: place.name,
    code_postal: place.postalCode,
    code_insee: place.code,
    adresse: dice.chance(0.85) ? `${1 + dice.below(90)} rue de la Gare` : null,
    complement_adresse: null,
    longitude: placed ? Math.round((place.longitude + aside() * 1.4) * 1e5) / 1e5 : null,
    latitude: placed ? Math.round((place.latitude + aside()) * 1e5) / 1e5 : null,
  };
}

const placeIn = (structure: StructureRecord): Address => ({
  commune: structure.commune,
  code_postal: structure.code_postal,
  code_insee: structure.code_insee,
  adresse: structure.adresse,
  complement_adresse: structure.complement_adresse,
  longitude: structure.longitude,
  latitude: structure.latitude,
});

/** Writes structures.ndjson and services.ndjson into that folder and says where they are. */
export async function writeOfferFiles(
  folder: string,
  offer: NationalOffer = nationalOffer,
): Promise<{ structures: string; services: string }> {
  const generator = new OfferGenerator(offer);
  const files = { structures: join(folder, 'structures.ndjson'), services: join(folder, 'services.ndjson') };
  await mkdir(folder, { recursive: true });
  await writeLines(generator.structures(), files.structures);
  await writeLines(generator.services(), files.services);
  return files;
}

const LINES_AT_ONCE = 500;
async function writeLines(records: AsyncIterable<unknown>, file: string): Promise<void> {
  const chunks = async function* () {
    let lines: string[] = [];
    for await (const record of records) {
      lines.push(`${JSON.stringify(record)}\n`);
      if (lines.length === LINES_AT_ONCE) {
        yield lines.join('');
        lines = [];
      }
    }
    if (lines.length > 0) yield lines.join('');
  };
  await pipeline(Readable.from(chunks()), createWriteStream(file));
}
