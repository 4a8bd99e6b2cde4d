import { PLACES_BELIEVED_DAYS } from '../../domain/offer/freshness.ts';
import { offerValues, thematiqueCategories } from '../../domain/offer/reference/values.ts';
import type { OfferValueKind } from '../../domain/offer/tables.ts';
import { oneOf, someOf, type Words } from '../parameters/choices.ts';
import { communeCode, flag, integer, number, text, texts } from '../parameters/scalars.ts';
import { readAreas } from './areas.ts';

const LARGEST_PAGE = 10_000;
const USUAL_PAGE = 5_000;

/** Of the pages of every list. */
const paging = {
  page: integer('Le numéro de la page, à partir de 1.', { minimum: 1, absent: 1 }),
  size: integer('Combien de résultats au plus dans la page.', {
    minimum: 1,
    maximum: LARGEST_PAGE,
    absent: USUAL_PAGE,
  }),
};

/** Of ours, beside the pages. */
const cursor = {
  curseur: text(
    'Extension de Relais. À la place de `page` : vide pour commencer, puis la valeur de `curseur_suivant` de la réponse ' +
      'précédente, jusqu’à ce qu’elle soit nulle. Rien n’est perdu ni répété quand les données changent entre deux pages.',
  ),
};

const sources = {
  sources: texts(
    'Les identifiants des sources voulues, que donne `/sources`. Une source inconnue ne donne rien.',
  ),
};

const { departements, regions } = readAreas();

/** Where the address lies. */
const areas = {
  code_region: oneOf('Le code INSEE d’une région.', codes(regions)),
  slug_region: oneOf('Le nom d’une région, comme dans une adresse.', slugs(regions)),
  code_departement: oneOf('Le code d’un département.', codes(departements)),
  slug_departement: oneOf('Le nom d’un département, comme dans une adresse.', slugs(departements)),
  code_commune: communeCode(
    'Le code INSEE d’une commune. Une ville et ses arrondissements, une commune et celles qu’elle a absorbées se valent.',
  ),
};

export interface AreaValues {
  readonly code_region: string | null;
  readonly slug_region: string | null;
  readonly code_departement: string | null;
  readonly slug_departement: string | null;
}

/** Codes of the région and of the département that the parameters name, by code or else by slug. */
export function namedAreas(values: AreaValues): { region: string | null; departement: string | null } {
  return {
    region: values.code_region ?? codeOf(regions, values.slug_region),
    departement: values.code_departement ?? codeOf(departements, values.slug_departement),
  };
}

const thematiques = {
  thematiques: someOf(
    'Des thématiques ou des catégories de thématiques, mêlées ou non : au moins l’une d’elles.',
    words('Thematique', 'thematique'),
    { name: 'Categorie', values: thematiqueCategories.map(({ value }) => value) },
  ),
};
const frais = { frais: someOf('Au moins l’un de ces frais.', words('Frais', 'frais')) };
const publics = {
  publics: someOf(
    'Au moins l’un de ces publics, ou tous publics. Demander `tous-publics` ne filtre rien.',
    words('Public', 'public'),
  ),
};
const publicInWords = {
  recherche_public: text('Des mots, cherchés dans les publics et dans leurs précisions.'),
};
const modesAccueil = {
  modes_accueil: someOf('Au moins l’un de ces modes d’accueil.', words('ModeAccueil', 'mode-accueil')),
};
const types = { types: someOf('L’un de ces types de service.', words('TypeService', 'type')) };
const score = {
  score_qualite_minimum: number('Score de qualité minimum, de 0 à 1.'),
};

const networks = {
  reseaux_porteurs: someOf('Au moins l’un de ces réseaux porteurs.', words('ReseauPorteur', 'reseau')),
};

const point = {
  lat: number('Latitude du point de recherche ; `lon` va avec.', { minimum: -90, maximum: 90 }),
  lon: number('Longitude du point de recherche ; `lat` va avec.', { minimum: -180, maximum: 180 }),
};

const facettes = {
  facettes: flag(
    'Extension de Relais. Ajoute à la réponse `facettes` : pour chaque valeur, combien de services on trouverait en la choisissant.',
  ),
};

/** In the order of the reference, which is also that of its refusals. */
export const listedServices = {
  ...paging,
  ...sources,
  ...thematiques,
  ...areas,
  ...frais,
  ...publics,
  ...publicInWords,
  ...modesAccueil,
  ...types,
  ...score,
  ...cursor,
  ...facettes,
};

export const listedStructures = {
  ...paging,
  ...sources,
  ...networks,
  ...areas,
  exclure_doublons: flag(
    'Parmi les fiches de plusieurs sources qui décrivent la même structure, celle dont les services sont le mieux renseignés.',
  ),
  ...cursor,
};

export const searchedServices = {
  ...paging,
  ...sources,
  code_commune: communeCode(
    'Le code INSEE de la commune d’où l’on cherche : ce qui lui est ouvert, à moins de 50 km ou à distance, du plus proche au plus lointain.',
  ),
  ...point,
  ...thematiques,
  ...frais,
  ...modesAccueil,
  ...publics,
  ...publicInWords,
  ...types,
  ...score,
  exclure_doublons: flag(
    'Laisse de côté les services des structures en double, sauf ceux de la fiche préférée.',
  ),
  rayon: number('Extension de Relais. Distance en kilomètres, au lieu de 50.', { minimum: 1, maximum: 200 }),
  presentiel_seulement: flag('Extension de Relais. Laisse de côté ce qui ne se fait qu’à distance.'),
  places_libres: flag(
    `Extension de Relais. Seulement ce dont la structure a dit depuis ${PLACES_BELIEVED_DAYS} jours qu’il a des places libres.`,
  ),
  ...cursor,
  ...facettes,
};

export const searchedInWords = {
  ...paging,
  q: text('Les mots cherchés : fautes de frappe, accents et pluriels sont compris.'),
  ...sources,
  code_commune: communeCode('Le code INSEE d’une commune.'),
  code_region: areas.code_region,
  slug_region: areas.slug_region,
  code_departement: areas.code_departement,
  slug_departement: areas.slug_departement,
  ...point,
  distance: integer('Rayon en kilomètres autour du point `lat`, `lon`. Sans effet sans lui.', {
    minimum: 1,
    absent: 50,
  }),
  ...thematiques,
  ...frais,
  ...modesAccueil,
  ...publics,
  ...types,
  ...score,
  exclure_doublons: flag(
    'Laisse de côté les services des structures en double, sauf ceux de la fiche préférée.',
  ),
};

function words(name: string, kind: OfferValueKind): Words {
  return { name, values: offerValues[kind].map(({ value }) => value) };
}

function codes(known: readonly { code: string }[]): string[] {
  return known.map(({ code }) => code);
}

function slugs(known: readonly { slug: string }[]): string[] {
  return known.map(({ slug }) => slug);
}

function codeOf(known: readonly { code: string; slug: string }[], wanted: string | null): string | null {
  return known.find(({ slug }) => slug === wanted)?.code ?? null;
}
