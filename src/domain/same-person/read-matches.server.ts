import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Levels } from '../../platform/access/actor.ts';
import type { Context } from '../../platform/access/run.ts';
import { type CivilDate, civilDateAt } from '../../platform/clock/clock.ts';
import { nameKey } from '../person/identity-key.ts';
import '../person/tables.ts';
import { compareTraits, familyKeys, type Nir, type Traits } from './compare.ts';
import './tables.ts';
import type { MatchSide, PossibleMatch, Word } from './views.ts';

export interface Pair {
  readonly person_id: string;
  readonly other_id: string;
  readonly nir: Nir;
}

type Reading = Pick<Context, 'tx' | 'clock' | 'open'>;

/** These pairs as the bound orientation service may read them, without those that do not look alike after all. */
export async function readMatches(context: Reading, pairs: readonly Pair[]): Promise<PossibleMatch[]> {
  const { tx, clock, open } = context;
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flatMap((pair) => [pair.person_id, pair.other_id]))];
  const levels = await open(ids);
  const known = ids.filter((id) => knows(levels.get(id)));
  const own = await ownSides(context, known);
  const noted = await tx
    .selectFrom('possible_match')
    .select(['person_id', 'other_id', 'noted_at', 'answer', 'answered_by', 'answered_at'])
    .select(['said_at', 'said_by', 'said_keeps', 'other_said_at', 'other_said_by', 'other_said_keeps'])
    .where('person_id', 'in', ids)
    .execute();
  const on = (at: Temporal.Instant | null) => at && civilDateAt(at, clock);
  const word = (at: Temporal.Instant | null, by: string | null, keeps: string | null): Word | null =>
    at && by !== null ? { on: civilDateAt(at, clock), by, keeps } : null;
  const matches: PossibleMatch[] = [];
  for (const { person_id: id, other_id: otherId, nir } of pairs) {
    const row = noted.find((match) => match.person_id === id && match.other_id === otherId);
    if (!row) continue;
    const one = own.get(id) ?? (await foreignSide(context, otherId, id));
    const other = own.get(otherId) ?? (await foreignSide(context, id, otherId));
    if (!one || !other) continue;
    const likeness = compareTraits(traitsOf(one), traitsOf(other), nir);
    if (likeness.kind === 'other' && row.answer === null) continue;
    matches.push({
      one,
      other,
      reasons: likeness.kind === 'other' ? [] : likeness.reasons,
      answer: row.answer,
      answeredBy: row.answered_by,
      answeredOn: on(row.answered_at),
      notedOn: civilDateAt(row.noted_at, clock),
      words: {
        one: word(row.said_at, row.said_by, row.said_keeps),
        other: word(row.other_said_at, row.other_said_by, row.other_said_keeps),
      },
    });
  }
  return matches;
}

/** The one pair, when it is the reader’s. */
export async function readPair(
  context: Reading,
  personId: string,
  otherId: string,
): Promise<PossibleMatch | undefined> {
  const { rows } = await sql<Pair>`
    SELECT * FROM access.possible_matches(NULL, ${personId}, ${otherId}, 1)`.execute(context.tx);
  return (await readMatches(context, rows))[0];
}

type OwnRow = Omit<MatchSide, 'own'>;

/** As access.orients_both(): who reads an identity without contributing only. */
const knows = (levels: Levels | undefined): boolean =>
  levels !== undefined && (levels.file || levels.desk || levels.summary);

/** Those whom the reader knows, under the policies of each table. */
async function ownSides({ tx }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, MatchSide>> {
  const { rows } = await sql<OwnRow>`
    SELECT i.person_id AS "personId", i.family_name AS "familyName", i.used_name AS "usedName", i.given_name AS "givenName",
      i.birth_date AS "birthDate", i.civility, c.phone, c.email, l.commune_name AS "communeName", l.lead_name AS "leadName",
      l.lead_organisation AS "leadOrganisation", l.referent_body_name AS "referentBody", o.name AS authority,
      l.entered_on AS "enteredOn"
    FROM person_identity i JOIN person_list l ON l.person_id = i.person_id AND l.person_id = ANY (${ids})
      JOIN organisation o ON o.organisation_id = l.authority_id
      LEFT JOIN person_contact c ON c.person_id = i.person_id AND c.person_id = ANY (${ids})
    WHERE i.person_id = ANY (${ids})`.execute(tx);
  return new Map(rows.map((row) => [row.personId, { ...row, own: true }]));
}

interface ForeignRow {
  family_name: string;
  used_name: string | null;
  given_name: string;
  birth_date: string | null;
  civility: MatchSide['civility'];
  lead_name: string | null;
  lead_organisation: string | null;
  authority_name: string;
}

async function foreignSide({ tx }: Reading, own: string, personId: string): Promise<MatchSide | null> {
  const { rows } = await sql<ForeignRow>`SELECT * FROM access.resembling(${own}, ${personId})`.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const nothing = { phone: null, email: null, communeName: null, referentBody: null, enteredOn: null };
  return {
    personId,
    own: false,
    familyName: row.family_name,
    usedName: row.used_name,
    givenName: row.given_name,
    birthDate: row.birth_date,
    civility: row.civility,
    leadName: row.lead_name,
    leadOrganisation: row.lead_organisation,
    authority: row.authority_name,
    ...nothing,
  };
}

/** Numbers are left out: each is compared within its own organisation only. */
const traitsOf = (side: MatchSide): Traits => ({
  families: familyKeys([side.familyName, side.usedName]),
  given: nameKey(side.givenName),
  birthNameKnown: side.usedName !== null,
  birthDate: side.birthDate as CivilDate | null,
  birthPartial: null,
  civility: side.civility,
  phone: side.phone,
  email: side.email?.toLowerCase() ?? null,
  number: null,
});
