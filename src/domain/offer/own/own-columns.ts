import { factsOf } from '../import/read-row.ts';
import { OWN_SOURCE } from '../reference/sources.ts';
import type { ServiceRecord, StructureRecord } from '../schema.ts';

/** A record written here, with all that its row repeats of it. */
export function ownColumns(record: ServiceRecord, today: string) {
  const facts = factsOf(record, {}, today);
  return {
    source: OWN_SOURCE,
    name: facts.name,
    record: facts.record,
    hash: facts.hash,
    updated_on: facts.updatedOn,
    score: facts.score,
    score_sum: facts.scoreSum,
    score_terms: facts.scoreTerms,
    score_ages: facts.scoreAges,
    given_score: null,
  };
}

/** The same of a structure; the database reads the rest of its row from the record. */
export function structureColumns(record: StructureRecord, today: string) {
  const { name, record: text, hash, updatedOn } = factsOf(record, {}, today);
  return { source: OWN_SOURCE, name, record: text, hash, updated_on: updatedOn };
}

type Addressed = Pick<ServiceRecord, 'adresse' | 'code_insee'>;

/** What was certified of an address holds for that address alone. */
export const certifiedStill = (before: Addressed, after: Addressed) =>
  before.adresse === after.adresse && before.code_insee === after.code_insee
    ? {}
    : { address_certified: false };

/** The same record under our own source: what is written here is never under another's name. */
export const ownRecord = (record: ServiceRecord): ServiceRecord => ({ ...record, source: OWN_SOURCE });

/** Confirmed today by its structure. */
export const confirmedToday = (record: ServiceRecord, today: string): ServiceRecord => ({
  ...ownRecord(record),
  date_maj: today,
});
