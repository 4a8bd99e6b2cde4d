import { sql } from 'kysely';
import type { Levels } from '../../platform/access/actor.ts';
import type { Context } from '../../platform/access/run.ts';
import type { CivilDate } from '../../platform/clock/clock.ts';
import '../person/tables.ts';
import type { ListedDateKind } from '../listed-date/codes.ts';
import type { ListedField } from './changes.ts';
import { rowKeys } from './identity.ts';
import type { KnownPerson } from './match.ts';
import type { RowValues } from './row-values.ts';

/** A person as the acting seat reads them, with what an update needs to be conditional. */
export interface ReadablePerson {
  known: KnownPerson;
  levels: Levels;
  isProtected: boolean;
  /** Absent when the seat does not read that block. */
  identityVersion: number;
  contact: {
    version: number;
    phoneAcceptsSms: boolean;
    preferred: string | null;
    interpreter: string | null;
  } | null;
  addressVersion: number | null;
}

export interface Traits {
  values: RowValues;
  number: string | undefined;
}

export interface Found {
  people: ReadablePerson[];
  /** For each NIR hash of the rows, the readable people who have it. */
  sameNir: Map<string, string[]>;
}

type Reading = Pick<Context, 'tx' | 'open'>;

/** Whom these rows may be about, among those the acting seat may read, and the people named besides. */
export async function findPeople(
  context: Reading,
  rows: readonly Traits[],
  besides: readonly string[],
): Promise<Found> {
  const keys = rows.map(({ values }) => rowKeys(values));
  const pairs = keys.flatMap(({ families, given }) => families.map((family) => ({ family, given })));
  const nirs = present(rows.map(({ values }) => values.nirHash));
  const { rows: candidates } = await sql<{ person_id: string; has_nir: boolean; same_nir: Buffer | null }>`
    SELECT * FROM access.import_candidates(
      ${present(rows.flatMap(({ values }) => bothReadings(values.birthDate)))}::date[],
      ${pairs.map(({ family }) => family)}::text[], ${pairs.map(({ given }) => given)}::text[],
      ${present(rows.map(({ number }) => number))}::text[], ${present(rows.map(({ values }) => values.phone))}::text[],
      ${present(rows.map(({ values }) => values.email))}::text[], ${nirs.map((hash) => Buffer.from(hash, 'hex'))}::bytea[],
      ${besides}::uuid[])`.execute(context.tx);
  const hasNir = new Set(candidates.filter((one) => one.has_nir).map((one) => one.person_id));
  const people = await readPeople(
    context,
    candidates.map((one) => one.person_id),
    hasNir,
  );
  const readable = new Set(people.map(({ known }) => known.personId));
  const sameNir = new Map<string, string[]>();
  for (const { person_id, same_nir } of candidates) {
    if (!same_nir || !readable.has(person_id)) continue;
    const hash = same_nir.toString('hex');
    sameNir.set(hash, [...(sameNir.get(hash) ?? []), person_id]);
  }
  return { people, sameNir };
}

const present = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text !== undefined)),
];

/** The date, and the one that it would be had day and month been swapped. */
function bothReadings(date: CivilDate | undefined): string[] {
  if (date === undefined) return [];
  const [year, month, day] = date.split('-');
  return Number(day) <= 12 ? [date, `${year}-${day}-${month}`] : [date];
}

/** Each policy reads the list of opened people again for each row: four short lists cost a quarter of a long one. */
const AT_ONCE = 50;

async function readPeople(
  context: Reading,
  ids: readonly string[],
  hasNir: ReadonlySet<string>,
): Promise<ReadablePerson[]> {
  const people: ReadablePerson[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    people.push(...(await readSome(context, ids.slice(from, from + AT_ONCE), hasNir)));
  return people;
}

interface Row extends Omit<KnownPerson, 'hasNir' | ListedField> {
  listed: Partial<Record<ListedDateKind, string>>;
  isProtected: boolean;
  identityVersion: number;
  contactVersion: number | null;
  phoneAcceptsSms: boolean | null;
  preferred: string | null;
  interpreter: string | null;
  addressVersion: number | null;
}

/** Everything through the policies: a block that the seat does not read is empty, a person without a readable identity absent. */
async function readSome(
  { tx, open }: Reading,
  ids: readonly string[],
  hasNir: ReadonlySet<string>,
): Promise<ReadablePerson[]> {
  const levels = await open(ids);
  // Each table is told the people: joined by equality alone it would be read whole, its policy called for every row.
  const { rows } = await sql<Row>`
    SELECT i.person_id AS "personId", i.family_name AS "familyName", i.used_name AS "usedName", i.given_name AS "givenName",
      i.birth_date AS "birthDate", i.civility, c.phone, c.email, a.line AS "addressLine", a.postal_code AS "postalCode",
      a.commune_code AS "communeCode", x.number AS "externalNumber", p.informed_on AS "informedOn", p.protected AS "isProtected",
      i.version AS "identityVersion", c.version AS "contactVersion", c.phone_accepts_sms AS "phoneAcceptsSms", c.preferred,
      c.interpreter, a.version AS "addressVersion",
      (SELECT k.last_contact_on FROM access.contacts_of(ARRAY[i.person_id]) k) AS "lastContactOn",
      (SELECT coalesce(json_agg(json_build_object('kind', s.kind, 'statusPeriodId', s.status_period_id, 'from', s.from_on,
         'expectedUntil', s.expected_until, 'version', s.version)), '[]')
       FROM status_period s WHERE s.person_id = i.person_id AND s.until_on IS NULL) AS "statusEnds",
      (SELECT coalesce(json_object_agg(d.kind, access.listed_date_text(d)), '{}') FROM listed_date d
       WHERE d.person_id = i.person_id AND d.organisation_id = access.org() AND d.closed_on IS NULL) AS listed,
      array(SELECT d.kind || ' ' || d.on_date FROM listed_date d
        WHERE d.person_id = i.person_id AND d.organisation_id = access.org() AND d.closed_on IS NOT NULL) AS "closedDates",
      array(SELECT DISTINCT s.kind FROM status_period s WHERE s.person_id = i.person_id
            AND (s.until_on IS NULL OR s.until_on >= access.today()) ORDER BY s.kind) AS statuses,
      access.survivor_of(i.person_id) AS "survivorId"
    FROM person_identity i JOIN person p ON p.person_id = i.person_id AND p.person_id = ANY (${ids})
      LEFT JOIN person_contact c ON c.person_id = i.person_id AND c.person_id = ANY (${ids})
      LEFT JOIN person_address a ON a.person_id = i.person_id AND a.person_id = ANY (${ids})
      LEFT JOIN person_external_number x ON x.person_id = i.person_id AND x.person_id = ANY (${ids})
        AND x.organisation_id = access.org()
    WHERE i.person_id = ANY (${ids})`.execute(tx);
  return rows.flatMap((row) => {
    const standing = levels.get(row.personId);
    return standing ? [readableOf(row, standing, hasNir.has(row.personId))] : [];
  });
}

function readableOf(row: Row, levels: Levels, hasNir: boolean): ReadablePerson {
  const { isProtected, identityVersion, contactVersion, addressVersion, phoneAcceptsSms, ...rest } = row;
  const { preferred, interpreter, listed, ...known } = rest;
  return {
    known: {
      ...known,
      hasNir,
      nextMeeting: listed['rendez-vous'] ?? null,
      contractUntil: listed.contrat ?? null,
      dueOn: listed.echeance ?? null,
    },
    levels,
    isProtected,
    identityVersion,
    addressVersion,
    contact:
      contactVersion === null
        ? null
        : { version: contactVersion, phoneAcceptsSms: phoneAcceptsSms ?? false, preferred, interpreter },
  };
}
