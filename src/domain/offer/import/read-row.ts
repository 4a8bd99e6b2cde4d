import { createHash } from 'node:crypto';
import { fold } from '../../../platform/text/fold.ts';
import { type ScoreParts, scoreOn, scoreParts } from '../quality-score.ts';
import { type OfferProblem, offerReader, type ServiceRecord, type StructureRecord } from '../schema.ts';
import { flag, listOf, number } from './clean-values.ts';
import { type RowContext, serviceFields, structureFields } from './record-fields.ts';
import type { LineProblem, OfferKind } from './report.ts';
import type { StagedFacts, StagedRow } from './staged-row.ts';

type Given = Readonly<Record<string, unknown>>;
type Cleaned = Record<string, unknown>;
type RowProblem = Pick<LineProblem, 'code' | 'field' | 'refused'>;

export interface RowReading {
  kind: OfferKind;
  /** null: not even an identifier. */
  row: Omit<StagedRow, 'file' | 'line'> | null;
  problems: RowProblem[];
}

/** Only services say which structure they belong to. */
const kindOf = (given: Given): OfferKind => ('structure_id' in given ? 'service' : 'structure');

/** Makes the reader of the lines of an import: the rules of loading, each with its problem (messages.ts). */
export function rowReader(context: RowContext): (given: Given) => RowReading {
  const fields = { structure: structureFields(context), service: serviceFields(context) };
  const schema = offerReader(context.today);
  return (given) => {
    const kind = kindOf(given);
    const problems: RowProblem[] = [];
    const cleaned: Cleaned = {};
    for (const [field, clean] of Object.entries(fields[kind])) {
      const { value, wrong } = clean(given[field]);
      cleaned[field] = value;
      if (wrong) problems.push({ code: wrong, field, refused: false });
    }
    repair(kind, cleaned, given, problems);
    const { record, errors } = schema[kind](cleaned);
    if (errors) problems.push(refusal(errors));
    const { id, source } = cleaned;
    if (typeof id !== 'string') return { kind, row: null, problems };
    const facts = record && factsOf(record, given, context.today);
    return { kind, row: { kind, id, source: typeof source === 'string' ? source : null, facts }, problems };
  };
}

/** One line is refused once, by the first of what is wrong with it. */
const refusal = ([first]: readonly OfferProblem[]): RowProblem => ({
  code: first?.code ?? 'wrong-type',
  field: first?.field ?? null,
  refused: true,
});

/** What depends on several fields. */
function repair(kind: OfferKind, record: Cleaned, given: Given, problems: RowProblem[]): void {
  if (
    record.longitude === null ||
    record.latitude === null ||
    (record.longitude === 0 && record.latitude === 0)
  ) {
    if (record.longitude !== null || record.latitude !== null)
      problems.push({ code: 'place-half', field: 'longitude', refused: false });
    record.longitude = null;
    record.latitude = null;
  }
  if (kind === 'structure') {
    if (typeof record.description === 'string' && record.description.length < 5) record.description = null;
    return;
  }
  repairPublics(record, given, problems);
  // The category came after most services of its kind had been described.
  if (/\bvelos?\b/.test(fold(String(record.nom ?? ''))) && !themes(record).includes(GENTLE_MOBILITY))
    record.thematiques = [...themes(record), GENTLE_MOBILITY];
}

const GENTLE_MOBILITY = 'mobilite--mobilite-douce-partagee-collective';
const themes = ({ thematiques }: Cleaned) => (Array.isArray(thematiques) ? (thematiques as string[]) : []);

/** « Tous publics » says all there is to say; two publics of before the schema are conditions. */
function repairPublics(record: Cleaned, given: Given, problems: RowProblem[]): void {
  const publics = record.publics as string[] | null;
  if (publics?.includes('tous-publics') && publics.length > 1) {
    record.publics = ['tous-publics'];
    problems.push({ code: 'not-alone', field: 'publics', refused: false });
  }
  const conditions = listOf(given.publics).flatMap((value) => CONDITIONS[value] ?? []);
  if (conditions.length > 0)
    record.conditions_acces = [record.conditions_acces, ...conditions].filter(Boolean).join(' ');
}

const CONDITIONS: Record<string, string> = {
  locataires: 'Être locataire.',
  proprietaires: 'Être propriétaire.',
};

/** What the open data says of itself beside the schema. */
const share = number(0, 1);
const OURS = /^relais:/;

/** A structure has no criteria of its own: its score is its services'. */
const NO_SCORE: ScoreParts = { sum: 0, terms: 1, ages: false };

/** A record with all that is written beside it; `given`: what its source says besides the schema. */
export function factsOf(record: StructureRecord | ServiceRecord, given: Given, today: string): StagedFacts {
  const service = 'structure_id' in record ? record : null;
  const structure = 'structure_id' in record ? null : record;
  const parts = service ? scoreParts(service) : NO_SCORE;
  const score = Math.round(scoreOn(today, record.date_maj, parts) * 100);
  const said = service ? share(given.score_qualite).value : null;
  const rounded = typeof said === 'number' ? Math.round(said * 100) : null;
  // A score that we would give too goes on changing with the days.
  const givenScore = rounded === score ? null : rounded;
  const cluster = structure ? (given.cluster_id ?? given._cluster_id) : null;
  const givenCluster = typeof cluster === 'string' && cluster !== '' && !OURS.test(cluster) ? cluster : null;
  const addressCertified = flag(given.adresse_certifiee);
  const text = JSON.stringify(record);
  return {
    structureId: service?.structure_id ?? null,
    name: record.nom,
    record: text,
    hash: hashOf(text, [addressCertified, givenScore, givenCluster]),
    updatedOn: record.date_maj,
    closed: structure !== null && flag(given._is_closed),
    communeCode: record.code_insee,
    siret: structure?.siret ?? null,
    networks: structure?.reseaux_porteurs ?? [],
    addressCertified,
    cell: cellOf(record),
    score: givenScore ?? score,
    scoreSum: parts.sum,
    scoreTerms: parts.terms,
    scoreAges: parts.ages,
    givenScore,
    givenCluster,
  };
}

/** Of all that the source says: the same bytes, the same fiche. */
const hashOf = (text: string, beside: readonly unknown[]) =>
  createHash('sha256').update(text).update(JSON.stringify(beside)).digest().subarray(0, 16);

/** As offer.derive numbers the squares of a quarter of a degree. */
export function cellOf({ longitude, latitude }: Pick<ServiceRecord, 'longitude' | 'latitude'>): number {
  if (longitude === null || latitude === null) return 0;
  return Math.floor((latitude + 90) * 4) * 2048 + Math.floor((longitude + 180) * 4);
}
