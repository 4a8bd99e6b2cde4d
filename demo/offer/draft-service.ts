import { categoryOf, offerValues } from '../../src/domain/offer/reference/values.ts';
import type { ServiceRecord, StructureRecord } from '../../src/domain/offer/schema.ts';
import type { Dice } from '../../src/platform/random/dice.ts';
import { familyNames, givenNames } from '../names.ts';
import { categorySentences, closings, conditions, fees } from './closings.ts';
import type { OfferCommune } from './communes.ts';
import { atPlace } from './names.ts';
import type { StructureKind } from './structure-kinds.ts';
import type { Wording } from './wording.ts';
import { wordingOfLife } from './wording-of-life.ts';
import { wordingOfWork } from './wording-of-work.ts';

/** What can be done by telephone or on the web. */
const FROM_AFAR =
  /^(difficultes|numerique--acceder-a-des|sante--(sante-m|addi)|souvrir|preparer|trouver|creer|se-former)/;
const wordings = { ...wordingOfWork, ...wordingOfLife };

export interface ServiceDraft {
  readonly structure: StructureRecord;
  readonly commune: OfferCommune;
  readonly theme: string;
  readonly kind: Pick<StructureKind, 'publics' | 'themes'>;
  /** Its place among the services of the structure. */
  readonly n: number;
  readonly national: boolean;
  readonly updatedOn: string;
}

/** A service that this structure proposes: everything in it follows from its thématique, its place and chance. */
export function draftService(draft: ServiceDraft, dice: Dice): ServiceRecord {
  const { structure, commune, theme, national } = draft;
  const wording = wordings[theme];
  if (!wording) throw new Error(`no words for ${theme}`);
  const variant = dice.below(wording.names.length);
  const remote = national || (FROM_AFAR.test(theme) && dice.chance(0.11));
  const paid = wording.type !== 'information' && dice.chance(0.18);
  const ways = waysToAsk(remote, structure.courriel !== null, dice);
  return {
    source: structure.source,
    structure_id: structure.id,
    id: `${structure.id}-${draft.n + 1}`,
    nom: wording.names[variant]!,
    description: described(wording, variant, theme, remote ? null : commune.name, dice),
    lien_source: structure.lien_source && `${structure.lien_source}/${draft.n + 1}`,
    date_maj: draft.updatedOn,
    type: wording.type,
    thematiques: [theme, ...(dice.chance(0.25) ? near(theme, dice) : [])],
    frais: paid ? 'payant' : dice.chance(0.85) ? 'gratuit' : null,
    frais_precisions: paid && dice.chance(0.8) ? dice.pick(fees) : null,
    publics: publicsOf(wording, draft.kind.publics, dice),
    publics_precisions: null,
    conditions_acces: national || dice.chance(0.4) ? null : dice.pick(conditions),
    commune: structure.commune,
    code_postal: structure.code_postal,
    code_insee: structure.code_insee,
    adresse: structure.adresse,
    complement_adresse: structure.complement_adresse,
    longitude: structure.longitude,
    latitude: structure.latitude,
    telephone: structure.telephone,
    courriel: structure.courriel,
    modes_accueil: remote
      ? ['a-distance']
      : dice.chance(0.12)
        ? ['a-distance', 'en-presentiel']
        : ['en-presentiel'],
    zone_eligibilite: national ? ['france'] : zone(commune, dice),
    contact_nom_prenom: dice.chance(0.3) ? person(dice) : null,
    lien_mobilisation: ways.includes('utiliser-lien-mobilisation')
      ? `${structure.lien_source}/demande`
      : null,
    modes_mobilisation: ways,
    mobilisable_par: dice.chance(0.55)
      ? ['usagers', 'professionnels']
      : [dice.pick(['usagers', 'professionnels'])],
    mobilisation_precisions: dice.chance(0.15) ? 'Laissez un message, nous rappelons dans la semaine.' : null,
    volume_horaire_hebdomadaire: lasts(wording) ? 1 + dice.below(12) : null,
    nombre_semaines: lasts(wording) ? 2 + dice.below(20) : null,
    horaires_accueil: null,
  };
}

const lasts = ({ type }: Wording) => type === 'atelier' || type === 'formation';

/** The third name of a wording says the same thing as the second. */
function described(
  wording: Wording,
  variant: number,
  theme: string,
  place: string | null,
  dice: Dice,
): string {
  const text = Math.min(variant, 1);
  const practice = place
    ? [...(dice.chance(0.4) ? [`L’accueil du public se fait ${atPlace(place)}.`] : []), dice.pick(closings)]
    : ['Le service se rend à distance, par téléphone ou en visioconférence.'];
  const sentences = [
    wording.opens[text],
    wording.goes[text],
    dice.pick(categorySentences[categoryOf(theme)] ?? []),
    ...practice,
  ];
  while (sentences.join(' ').length < 200)
    sentences.push(closings.find((closing) => !sentences.includes(closing)));
  return sentences.join(' ');
}

function near(theme: string, dice: Dice): string[] {
  const same = offerValues.thematique
    .map(({ value }) => value)
    .filter((value) => value !== theme && categoryOf(value) === categoryOf(theme));
  return same.length > 0 ? [dice.pick(same)] : [];
}

function publicsOf(wording: Wording, ofKind: readonly string[] | undefined, dice: Dice): string[] | null {
  const own = wording.publics ?? ofKind;
  if (own) return [...own];
  if (dice.chance(0.06)) return null;
  return dice.chance(0.55)
    ? ['tous-publics']
    : dice.pick([
        ['demandeurs-emploi', 'beneficiaires-des-minimas-sociaux'],
        ['beneficiaires-des-minimas-sociaux'],
        ['demandeurs-emploi', 'jeunes'],
        ['residents-qpv-frr', 'demandeurs-emploi'],
      ]);
}

function waysToAsk(remote: boolean, writes: boolean, dice: Dice): string[] {
  const ways = [
    ...(writes && dice.chance(0.7) ? ['envoyer-un-courriel'] : []),
    ...(!remote && dice.chance(0.35) ? ['se-presenter'] : []),
    ...(dice.chance(0.1) ? ['utiliser-lien-mobilisation'] : []),
  ];
  return ways.length === 0 || dice.chance(0.7) ? [...ways, 'telephoner'] : ways;
}

function zone(commune: OfferCommune, dice: Dice): string[] | null {
  const draw = dice.next();
  if (draw < 0.12) return null;
  if (draw < 0.5) return ['18'];
  if (draw < 0.75 && commune.epci) return [commune.epci];
  return draw < 0.92 ? [commune.code] : ['18', '36'];
}

const person = (dice: Dice) =>
  `${dice.pick([...givenNames.madame, ...givenNames.monsieur])} ${dice.pick(familyNames)}`;
