import { readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, SeatEnded } from '../../platform/access/errors.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from './facts.ts';
import { fillWorld } from './fill.ts';
import { differences } from './judge.ts';
import { canInsert } from './judge-writes.ts';
import { buildCast, type Cast } from './matrix.ts';
import { matrixLines } from './matrix-lines.ts';

const db = useDatabase({ clock: fixedClock(Temporal.Instant.from(worldInstant)) });
const document = 'docs/developers/access-matrix.md';

const actorOf = ({ oracle, professional }: Cast['actors'][number]): Actor => {
  if (oracle.kind === 'person') return { kind: 'person', personId: oracle.person };
  if (oracle.kind === 'preparing') return { kind: 'preparing', personId: oracle.person };
  if (!professional) return { kind: 'anonymous' };
  return {
    kind: 'professional',
    professionalId: professional.professional,
    seat: professional.id,
    organisationId: professional.organisation,
  };
};

class RollBack extends Error {}

const isCheck = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23514';

/** « W » when the actor could change the row, « R » when they read it, « – » when for them it does not exist. */
async function cell(actor: Actor, personId: string, line: (typeof matrixLines)[number]): Promise<string> {
  let result = '–';
  try {
    await boundTransaction(db.runtime, actor, async (bound) => {
      await bound.open([personId]);
      const where = sql`person_id = ${personId} AND ${sql.raw(line.where)}`;
      const read = await sql`SELECT person_id FROM ${sql.raw(line.table)} WHERE ${where}`.execute(bound.tx);
      if (read.rows.length > 0) result = 'R';
      if (line.column) {
        const written =
          await sql`UPDATE ${sql.table(line.table)} SET ${sql.ref(line.column)} = ${sql.ref(line.column)}
          WHERE ${where}`.execute(bound.tx);
        if (written.numAffectedRows) result = 'W';
      }
      throw new RollBack();
    });
  } catch (error) {
    if (
      !(
        error instanceof RollBack ||
        error instanceof SeatEnded ||
        error instanceof NotFound ||
        isCheck(error)
      )
    )
      throw error;
  }
  return result;
}

async function grid(): Promise<string> {
  const open = buildCast();
  const shielded = buildCast({ protected: true });
  await withOwner(db.ownerUrl, (owner) => fillWorld(owner, open.facts));
  const header = `| | ${matrixLines.map((l) => l.label).join(' | ')} |\n|---|${matrixLines.map(() => '---|').join('')}`;
  const rows: string[] = [];
  const cells = new Map<string, string[]>();
  for (const { name, ...rest } of open.actors) {
    cells.set(name, []);
    for (const line of matrixLines.filter((l) => !l.protected)) {
      cells.get(name)?.push(await cell(actorOf({ name, ...rest }), open.person.id, line));
    }
  }
  await withOwner(db.ownerUrl, async (owner) => {
    const people = shielded.facts.people.map((p) => p.id);
    await owner.query('UPDATE person SET protected = true WHERE person_id = ANY ($1)', [people]);
    await owner.query('UPDATE person_address SET protected = true WHERE person_id = ANY ($1)', [people]);
  });
  for (const { name, ...rest } of open.actors) {
    for (const line of matrixLines.filter((l) => l.protected)) {
      cells.get(name)?.push(await cell(actorOf({ name, ...rest }), open.person.id, line));
    }
    rows.push(`| ${name} | ${cells.get(name)?.join(' | ')} |`);
  }
  return `${header}\n${rows.join('\n')}\n`;
}

test('the grid of rights that the database enforces is the one that the documentation freezes', async () => {
  const found = await grid();
  const page = readFileSync(document, 'utf8');
  const start = page.indexOf('| | ');
  if (process.env.UPDATE_MATRIX) writeFileSync(document, `${page.slice(0, start)}${found}`);
  else expect(page.slice(start)).toBe(found);
});

test('the oracle agrees on the same cast', async () => {
  const cast = buildCast({ protected: true });
  expect(await differences(db.runtime, cast.facts)).toEqual([]);
});

test('nobody writes themselves into a circle, whatever they may read', async () => {
  const cast = buildCast();
  const seatOf = (actor: Actor) => (actor.kind === 'professional' ? actor.seat : newId());
  const orgOf = (actor: Actor) => (actor.kind === 'professional' ? actor.organisationId : newId());
  const pid = cast.person.id;
  for (const entry of cast.actors) {
    const actor = actorOf(entry);
    const attempts = [
      `INSERT INTO circle_member (person_id, circle_member_id, seat, organisation_id, professional_name, organisation_name, function,
         role, since, joined_how, discreet) VALUES ('${pid}', '${newId()}', '${seatOf(actor)}', '${orgOf(actor)}', 'x', 'x', 'x',
         'accompagnateur', now(), 'invitation', false)`,
      `INSERT INTO lead_period (person_id, lead_period_id, seat, organisation_id, professional_name, organisation_name, from_at)
         VALUES ('${pid}', '${newId()}', '${seatOf(actor)}', '${orgOf(actor)}', 'x', 'x', now())`,
      `INSERT INTO access_grant (person_id, access_grant_id, seat, level, from_on, until_on, why, for_name, granted_by)
         VALUES ('${pid}', '${newId()}', '${seatOf(actor)}', 'lead', '2026-01-01', '2026-12-31', 'remplacement', 'x', 'x')`,
      `UPDATE person SET seats = seats || '${seatOf(actor)}'::uuid WHERE person_id = '${pid}'`,
      `UPDATE person_list SET seats = seats || '${seatOf(actor)}'::uuid WHERE person_id = '${pid}'`,
      `INSERT INTO circle_invitation (person_id, circle_invitation_id, direction, seat, organisation_id, professional_name,
         organisation_name, role, by_seat, by_name, by_organisation_name, person_label, reason, created_at, discreet)
         VALUES ('${pid}', '${newId()}', 'invitation', '${seatOf(actor)}', '${orgOf(actor)}', 'x', 'x', 'accompagnateur',
         '${seatOf(actor)}', 'x', 'x', 'x', 'x', now(), false)`,
    ];
    for (const statement of attempts) {
      expect(
        await canInsert(db.runtime, actor, pid, statement).catch(endedSeat),
        `${entry.name}: ${statement}`,
      ).toBe(false);
    }
  }
});

function endedSeat(error: unknown): false {
  if (error instanceof SeatEnded) return false;
  throw error;
}
