import type { OfferKind } from './report.ts';

/** One line of a file, ready to be laid down in offer.staged. Without `facts` it was refused: what is known under its id stays. */
export interface StagedRow {
  kind: OfferKind;
  /** Rank of its file in the import. */
  file: number;
  line: number;
  id: string;
  source: string | null;
  facts: StagedFacts | null;
}

export interface StagedFacts {
  structureId: string | null;
  name: string;
  /** The record as JSON, in the order of its fields. */
  record: string;
  hash: Buffer;
  updatedOn: string;
  /** The source says that it has closed: it goes, with its services. */
  closed: boolean;
  communeCode: string | null;
  siret: string | null;
  networks: readonly string[];
  addressCertified: boolean;
  /** Square of the map, to write neighbours side by side. */
  cell: number;
  score: number;
  scoreSum: number;
  scoreTerms: number;
  scoreAges: boolean;
  givenScore: number | null;
  givenCluster: string | null;
}

/** The columns of `copyLine`, in its order. */
export const STAGED_COLUMNS =
  'place, kind, file, line, id, source, structure_id, name, record, hash, updated_on, closed, code_insee, siret, networks, ' +
  'address_certified, cell, score, score_sum, score_terms, score_ages, given_score, given_cluster';

const NULL = '\\N';
const NO_FACTS = `\t${NULL}`.repeat(17);

/** One line of COPY's text format. */
export function copyLine(place: number, { kind, file, line, id, source, facts }: StagedRow): string {
  const head = `${place}\t${kind}\t${file}\t${line}\t${text(id)}\t${text(source)}`;
  if (!facts) return `${head}${NO_FACTS}\n`;
  const cells = [
    text(facts.structureId),
    text(facts.name),
    text(facts.record),
    `\\\\x${facts.hash.toString('hex')}`,
    facts.updatedOn,
    facts.closed ? 't' : 'f',
    text(facts.communeCode),
    text(facts.siret),
    text(`{${facts.networks.map((network) => JSON.stringify(network)).join(',')}}`),
    facts.addressCertified ? 't' : 'f',
    facts.cell,
    facts.score,
    facts.scoreSum,
    facts.scoreTerms,
    facts.scoreAges ? 't' : 'f',
    facts.givenScore ?? NULL,
    text(facts.givenCluster),
  ];
  return `${head}\t${cells.join('\t')}\n`;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function text(value: string | null): string {
  return value === null ? NULL : value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
