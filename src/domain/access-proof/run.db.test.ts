import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { onPerson, prepared } from '../../platform/access/access-rule.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { command, query, run } from '../../platform/access/run.ts';
import { systemDb, systemDbCounts } from '../../platform/access/system-db.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from './facts.ts';
import { fillWorld } from './fill.ts';
import { judgedTables } from './judge.ts';
import { buildCast } from './matrix.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = buildCast();
const personId = cast.person.id;

const actor = (name: string): Actor => {
  const found = cast.actors.find((a) => a.name === name)?.professional;
  if (!found) throw new Error(`nobody is « ${name} »`);
  return {
    kind: 'professional',
    professionalId: found.professional,
    seat: found.id,
    organisationId: found.organisation,
  };
};
const lead = actor('référent');
const outsider = actor('collègue hors du cercle');

const lines = (where: string) =>
  withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit.line WHERE ${where}`,
    );
    return rows[0]?.n ?? 0;
  });

beforeAll(() => withOwner(db.ownerUrl, (owner) => fillWorld(owner, cast.facts)));

test('the read line is committed before the data is read', async () => {
  let seen = -1;
  const look = query({
    name: 'a-look',
    input: z.object({ personId: z.uuid() }),
    access: onPerson('file'),
    reads: 'file',
    handle: async () => {
      seen = await lines(`act = 'a-look' AND person_id = '${personId}'`); // by another connection: only what is committed
      throw new Error('and the reading fails');
    },
  });
  await expect(run(db.runtime, look, lead, { personId })).rejects.toThrow('and the reading fails');
  expect(seen).toBe(1);
});

test('without a line, no data: when the log cannot be written no file opens', async () => {
  let opened = false;
  const look = query({
    name: 'another-look',
    input: z.object({ personId: z.uuid() }),
    access: onPerson('file'),
    reads: 'file',
    handle: async () => {
      opened = true;
    },
  });
  await withOwner(db.ownerUrl, (owner) => owner.query('REVOKE INSERT ON audit.line FROM relais_audit'));
  await expect(run(db.runtime, look, lead, { personId })).rejects.toThrow();
  await withOwner(db.ownerUrl, (owner) => owner.query('GRANT INSERT ON audit.line TO relais_audit'));
  expect(opened).toBe(false);
});

test('a command that fails leaves nothing, a command that succeeds leaves its line', async () => {
  const touch = (fails: boolean) =>
    command({
      name: 'touch',
      input: z.object({ personId: z.uuid() }),
      access: onPerson('lead'),
      handle: async ({ tx }) => {
        await sql`UPDATE person_contact SET interpreter = 'arabe' WHERE person_id = ${personId}`.execute(tx);
        if (fails) throw new Refused('no');
      },
    });
  await expect(run(db.runtime, touch(true), lead, { personId })).rejects.toThrow(Refused);
  expect(await lines(`act = 'touch' AND kind = 'write'`)).toBe(0);
  await run(db.runtime, touch(false), lead, { personId });
  expect(await lines(`act = 'touch' AND kind = 'write' AND person_id = '${personId}'`)).toBe(1);
});

test('a random person, a forbidden one and another territory’s are the same refusal, and are logged as refused', async () => {
  const look = query({
    name: 'forbidden-look',
    input: z.object({ personId: z.uuid() }),
    access: onPerson('file'),
    reads: 'file',
    handle: async () => 'read',
  });
  const answers = await Promise.all(
    [
      run(db.runtime, look, outsider, { personId }),
      run(db.runtime, look, outsider, { personId: newId() }),
      run(db.runtime, look, actor('professionnel d’un autre territoire'), { personId }),
    ].map((answer) => answer.catch((error: unknown) => error)),
  );
  for (const answer of answers) {
    expect(answer).toBeInstanceOf(NotFound);
    expect(String(answer)).toBe(String(answers[0]));
  }
  expect(await lines(`act = 'forbidden-look' AND kind = 'refused' AND person_id IS NULL`)).toBe(3);
});

test('the eighty-first file of an hour does not open; one of the eighty still does', async () => {
  const look = query({
    name: 'pace',
    input: z.object({ personId: z.uuid() }),
    access: onPerson('file'),
    reads: 'file',
    handle: async () => 'read',
  });
  if (lead.kind !== 'professional') throw new Error('not a professional');
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO audit.line (line_id, at, kind, act, seat, person_id)
       SELECT gen_random_uuid(), $1::timestamptz - interval '30 minutes', 'read', 'pace', $2, gen_random_uuid()
       FROM generate_series(1, 80)`,
      [worldInstant, lead.seat],
    ),
  );
  await expect(run(db.runtime, look, lead, { personId })).rejects.toThrow('files_per_hour');
});

test('system work names its reason, is counted, and reads no table about a person', async () => {
  const before = systemDbCounts().get('a test') ?? 0;
  await expect(
    systemDb(db.runtime, 'a test', (tx) => sql`SELECT * FROM person_identity`.execute(tx)),
  ).rejects.toThrow(NotFound);
  expect(systemDbCounts().get('a test')).toBe(before + 1);
  await expect(systemDb(db.runtime, '', async () => 'never')).rejects.toThrow('not a reason');
});

test('under a paper code no table is read, no level is held, and only an act that asks for it is handled', async () => {
  const bearer: Actor = { kind: 'preparing', personId };
  const read = await boundTransaction(db.runtime, bearer, async (bound) => {
    expect([...(await bound.open([personId]))]).toEqual([]);
    const counts: string[] = [];
    for (const { table } of judgedTables) {
      const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.raw(table)}`.execute(
        bound.tx,
      );
      if (rows[0]?.n) counts.push(table);
    }
    return counts;
  });
  expect(read).toEqual([]);
  const act = (name: string, access: typeof toRead) =>
    command({
      name,
      input: z.object({ personId: z.uuid() }),
      access,
      handle: async ({ levels }) => levels.self,
    });
  const toRead = onPerson<{ personId: string }>('self');
  const toPrepare = prepared<{ personId: string }>();
  const self: Actor = { kind: 'person', personId };
  expect(await run(db.runtime, act('prepare', toPrepare), bearer, { personId })).toBe(false);
  expect(await run(db.runtime, act('prepare', toPrepare), self, { personId })).toBe(true);
  await expect(run(db.runtime, act('read-self', toRead), bearer, { personId })).rejects.toThrow(NotFound);
  for (const other of [lead, { ...bearer, personId: newId() }, { kind: 'anonymous' } as const]) {
    await expect(run(db.runtime, act('prepare', toPrepare), other, { personId })).rejects.toThrow();
  }
  expect(await lines(`act = 'prepare' AND kind = 'write' AND function = 'personne, code sur papier'`)).toBe(
    1,
  );
});
