import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { systemDb } from '../../../platform/access/system-db.ts';
import type { PartnerAnswer } from '../../../platform/partners/ask-json.server.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { amendRecord, type GivenRecord, LINKS, type PartnersSay } from './amend-record.ts';
import { cellOf } from './read-row.ts';
import { REASON } from './reason.ts';
import type { RowContext } from './record-fields.ts';
import type { LineProblem, OfferKind } from './report.ts';

/** Lines asked about at once; a batch is written before the next one is asked. */
const AT_ONCE = 6;
const BATCH = 60;
/** The register takes seven questions a second. */
const SECOND_MS = 1_000;
/** Without an answer that many times in a row, a service is asked no more by this import. */
const PATIENCE = 5;

interface Line {
  readonly place: number;
  readonly kind: OfferKind;
  readonly file: number;
  readonly line: number;
  readonly id: string;
  readonly record: GivenRecord;
}

type FoundProblem = Omit<LineProblem, 'file'> & { readonly file: number };

interface Telling {
  readonly tell: (sentence: string) => void;
}

/**
 * What the rules of loading ask of the network, of the lines that are new or changed, when the operator named a service for it. Nothing
 * is asked inside a transaction; a service that does not answer leaves the lines as their source says.
 */
export async function verifyLines(
  runtime: Runtime,
  { communes }: Pick<RowContext, 'communes'>,
  { tell }: Telling,
): Promise<FoundProblem[]> {
  const partners = partnersOf(runtime, communes, { tell });
  if (!partners) return [];
  const problems: FoundProblem[] = [];
  let asked = 0;
  for (let after = 0; ; ) {
    const lines = await readLines(runtime, after);
    const last = lines.at(-1);
    if (!last) return problems;
    after = last.place;
    const amended: (Line & ReturnType<typeof amendRecord>)[] = [];
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      const began = performance.now();
      const some = lines.slice(from, from + AT_ONCE);
      const said = await Promise.all(some.map(({ record }) => partners(record)));
      if (said.every((says) => says === null)) continue;
      amended.push(...some.map((line, n) => ({ ...line, ...amendRecord(line.record, said[n] ?? {}) })));
      if (runtime.companies && some.some(({ record }) => record.siret))
        await setTimeout(SECOND_MS - (performance.now() - began));
    }
    await writeLines(runtime, amended);
    for (const { kind, file, line, id, problems: found } of amended)
      problems.push(
        ...found.map(({ code, field }) => ({ kind, file, line, id, code, field, refused: false })),
      );
    asked += amended.length;
    if (amended.length > 0) tell(`${asked} fiches vérifiées auprès des services du réseau…`);
  }
}

/** Asks whoever was named about one record; null when there is nothing to ask. */
type AskPartners = (record: GivenRecord) => Promise<PartnersSay | null>;

function partnersOf(
  { geocoder, companies, links }: Runtime,
  communes: RowContext['communes'],
  { tell }: Telling,
): AskPartners | null {
  if (!geocoder && !companies && !links) return null;
  const register = patient('Le registre des SIRET', tell);
  const addresses = patient('Le service qui situe les adresses', tell);
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return async (record) => {
    const siret = text(record.siret);
    const street = record.longitude === null ? text(record.adresse) : null;
    const sites = LINKS.flatMap((field) => text(record[field]) ?? []);
    const asks = {
      companies: companies && siret,
      geocoder: geocoder && street,
      links: links && sites.length > 0,
    };
    if (!asks.companies && !asks.geocoder && !asks.links) return null;
    const [establishment, found, alive] = await Promise.all([
      companies && siret ? register(() => companies.stateOf(siret)) : undefined,
      geocoder && street
        ? addresses(() =>
            geocoder.find([street, record.code_postal, record.commune].filter(Boolean).join(' ')),
          )
        : undefined,
      Promise.all(links ? sites.map((site) => links.isAlive(site)) : []),
    ]);
    const address = found && { ...found, communeCode: communes.get(found.communeCode) ?? found.communeCode };
    return { establishment, address, deadLinks: sites.filter((_, n) => alive[n] === false) };
  };
}

/** Gives up on a service that stays silent, and says so once. */
function patient(name: string, tell: Telling['tell']) {
  let failures = 0;
  return async <T>(ask: () => Promise<PartnerAnswer<T>>): Promise<T | undefined> => {
    if (failures >= PATIENCE) return undefined;
    const answer = await ask();
    if (answer.ok) {
      failures = 0;
      return answer.value;
    }
    failures++;
    if (failures === PATIENCE)
      tell(`${name} ne répond pas : la suite est importée comme ses sources le disent.`);
    return undefined;
  };
}

/** The next lines that say something else than the facts, of records that are open. */
async function readLines(runtime: Runtime, after: number): Promise<Line[]> {
  return systemDb(
    runtime,
    REASON,
    async (tx) => {
      const { rows } = await sql<Line>`
        SELECT s.place, s.kind, s.file, s.line, s.id, s.record FROM offer.staged s
          LEFT JOIN offer_structure st ON s.kind = 'structure' AND st.structure_id = s.id
          LEFT JOIN offer_service sv ON s.kind = 'service' AND sv.service_id = s.id
        WHERE s.place > ${after} AND s.record IS NOT NULL AND NOT s.closed AND s.hash IS DISTINCT FROM coalesce(st.hash, sv.hash)
        ORDER BY s.place LIMIT ${BATCH}`.execute(tx);
      return rows;
    },
    { routine: true },
  );
}

async function writeLines(
  runtime: Runtime,
  lines: readonly (Line & ReturnType<typeof amendRecord>)[],
): Promise<void> {
  const rows = lines.map(({ place, record, closed, certified }) => ({
    place,
    record: JSON.stringify(record),
    closed,
    certified,
    cell: cellOf(record as Parameters<typeof cellOf>[0]),
    siret: record.siret ?? null,
    commune: record.code_insee ?? null,
  }));
  await systemDb(
    runtime,
    REASON,
    (tx) =>
      sql`UPDATE offer.staged s SET record = a.record::json, closed = a.closed, siret = a.siret, code_insee = a.commune,
            address_certified = s.address_certified OR a.certified, cell = a.cell
          FROM json_to_recordset(${JSON.stringify(rows)}::json)
            AS a (place int, record text, closed boolean, certified boolean, cell int, siret text, commune text)
          WHERE s.place = a.place`.execute(tx),
    { routine: true },
  );
}
