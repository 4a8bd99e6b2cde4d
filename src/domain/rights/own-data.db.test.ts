import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { fillWorld } from '../access-proof/fill.ts';
import { buildCast } from '../access-proof/matrix.ts';
import { ownData } from './own-data.query.server.ts';
import { ownSections } from './own-data-sections.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const { facts, person, actors } = buildCast();
const self: Actor = { kind: 'person', personId: person.id };
const owner = <Row extends object>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (client) => (await client.query<Row>(text, values)).rows);

beforeAll(() => withOwner(db.ownerUrl, (client) => fillWorld(client, facts)));

/** Read by nobody who is accompanied, or copied and counted from what is in the file already. */
const LEFT_OUT: Record<string, string> = {
  'audit.line': 'the person reads audit.read_public',
  person_list: 'copies for lists',
  diagnosis_summary: 'counted from the answers',
  plan_summary: 'counted from the plan',
  person_external_number:
    'the number of an organisation’s own software, for its reception: the person asks it there',
  portfolio_move_item: 'work of a team, which the person does not read',
  people_act_item: 'work of a team: what it did is in the pathway',
  person_alias: 'of who reads both records; the person’s space shows the one of their account',
  possible_match: 'for the orientation service alone',
};
/** Identifiers, copies that serve sorting, and marks of who reads, which other sections say in words. */
const TECHNICAL =
  /(_id|_ref|_seat|_seats|_org|_key|_by_professional|^seat|^subject|^held_by|^rank|^change_no|^version|^hidden_from|discreet|^second_professional|^by_professional)$/;

test('every table and column about a person that the application reads is in the file, or is left out for a reason', async () => {
  const readable = await owner<{ name: string; columns: string[] }>(
    `SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('public', 'audit', 'access')
       AND EXISTS (SELECT FROM pg_attribute p WHERE p.attrelid = c.oid AND p.attname = 'person_id')
       AND has_column_privilege('relais_app', c.oid, a.attnum, 'SELECT') GROUP BY 1`,
  );
  const sections = new Map(ownSections.map(({ table, columns }) => [table, Object.keys(columns)]));
  const missing = readable.flatMap(({ name, columns }) => {
    if (Object.hasOwn(LEFT_OUT, name)) return [];
    const said = sections.get(name);
    if (!said) return [`${name}: tell src/domain/rights/own-data-sections.ts, or say here why not`];
    return columns
      .filter((column) => !said.includes(column) && !TECHNICAL.test(column))
      .map((column) => `${name}.${column}`);
  });
  expect(missing).toEqual([]);
  expect(sections.size).toBe(ownSections.length);
});

test('the person gets every row of theirs that they may read, sensitive and confidential ones included', async () => {
  const { sections } = await run(db.runtime, ownData, self, { personId: person.id });
  for (const { section, rows } of sections) {
    const [held] = await owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${section.table} WHERE person_id = $1`,
      [person.id],
    );
    expect(rows, section.code).toHaveLength(held?.n ?? -1);
  }
  const filled = sections.filter(({ rows }) => rows.length > 0).map(({ section }) => section.code);
  expect(filled).toEqual(expect.arrayContaining(['identite', 'cercle', 'diagnostic', 'etapes', 'parcours']));
  expect(
    await owner(`SELECT detail FROM audit.line WHERE kind = 'export' AND person_id = $1`, [person.id]),
  ).toEqual([{ detail: { included: ['tout'] } }]);
});

test('nobody else gets it: neither another person, nor a professional, nor the bearer of a code on paper', async () => {
  const other = facts.people.find(({ id }) => id !== person.id)?.id ?? '';
  const referent = actors.find(({ name }) => name === 'référent')?.professional;
  const strangers: Actor[] = [
    { kind: 'person', personId: other },
    { kind: 'preparing', personId: person.id },
    {
      kind: 'professional',
      professionalId: referent?.professional ?? '',
      seat: referent?.id ?? '',
      organisationId: referent?.organisation ?? '',
    },
  ];
  for (const actor of strangers)
    await expect(run(db.runtime, ownData, actor, { personId: person.id })).rejects.toThrow(NotFound);
});
