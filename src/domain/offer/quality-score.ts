import type { ServiceRecord } from './schema.ts';

const HALF_YEAR = 180;
const TWO_YEARS = 730;
/** Their producers give no day of update of each service: its age says nothing. */
const WITHOUT_AGE: readonly string[] = ['agefiph', 'france-travail'];

/** What the record alone decides of its score: kept beside it, so that a day that passes is worked out without reading it again. */
export interface ScoreParts {
  /** Sum of its criteria, in hundredths. */
  readonly sum: number;
  readonly terms: number;
  /** Its age is one more criterion. */
  readonly ages: boolean;
}

/**
 * `score_qualite` of data·inclusion's schema v1: the mean of the criteria that apply, from 0 to 1, to the hundredth. It falls as the record
 * ages, so it is that of a day. The reference gives 0 to a record of exactly 180 days, and 1 on the day before: here it is 1.
 */
export const qualityScore = (service: ServiceRecord, today: string): number =>
  scoreOn(today, service.date_maj, scoreParts(service));

export function scoreParts(service: ServiceRecord): ScoreParts {
  const criteria = [
    ...(has(service.modes_accueil, 'en-presentiel') || has(service.modes_mobilisation, 'se-presenter')
      ? [given(service.adresse)]
      : []),
    (given(service.modes_mobilisation) + given(service.mobilisable_par)) / 2,
    given(service.publics),
    given(service.thematiques),
    Math.max(given(service.courriel), given(service.lien_mobilisation), given(service.telephone)),
    ...(has(service.modes_mobilisation, 'envoyer-un-courriel') ? [given(service.courriel)] : []),
    fees(service),
    descriptionLength(Array.from(service.description).length),
    ...(has(service.modes_mobilisation, 'telephoner') ? [given(service.telephone)] : []),
  ];
  const sum = criteria.reduce((all, one) => all + one, 0);
  return { sum: sum * 100, terms: criteria.length, ages: !WITHOUT_AGE.includes(service.source) };
}

export function scoreOn(today: string, updatedOn: string, { sum, terms, ages }: ScoreParts): number {
  if (!ages) return toHundredth(sum / 100 / terms);
  return toHundredth((sum / 100 + freshness(ageInDays(updatedOn, today))) / (terms + 1));
}

/** Of a structure: the mean of its services'; nothing to show is 0. */
export const structureScore = (scores: readonly number[]): number => (scores.length === 0 ? 0 : mean(scores));

const has = (values: readonly string[] | null, value: string) => values?.includes(value) ?? false;
const given = (value: string | readonly string[] | null) => (value && value.length > 0 ? 1 : 0);

function fees({ frais, frais_precisions }: ServiceRecord): number {
  if (!frais) return 0;
  return frais === 'gratuit' || frais_precisions ? 1 : 0.5;
}

function descriptionLength(characters: number): number {
  if (characters < 50) return 0;
  return characters >= 200 && characters < 2000 ? 1 : 0.5;
}

function freshness(days: number): number {
  if (days <= HALF_YEAR) return 1;
  return days >= TWO_YEARS ? 0 : toHundredth((TWO_YEARS - days) / (TWO_YEARS - HALF_YEAR));
}

const ageInDays = (day: string, today: string) => (Date.parse(today) - Date.parse(day)) / 86_400_000;

const mean = (values: readonly number[]) =>
  toHundredth(values.reduce((sum, value) => sum + value, 0) / values.length);

/** As Python rounds: a number that is exactly between two hundredths (an odd eighth) goes to the even one. */
function toHundredth(value: number): number {
  return (value * 8) % 4 === 1 ? Math.floor(value * 100) / 100 : Number(value.toFixed(2));
}
