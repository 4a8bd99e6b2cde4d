import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { aroundOnePerson } from '../diagnosis/testing/around-one-person.ts';
import { addStatusPeriod } from '../person/add-status-period.server.ts';
import { addObjective } from '../plan/add-objective.server.ts';
import { addStep } from '../plan/add-step.server.ts';
import { sectionCodes } from './codes.ts';
import { summaryText } from './summary-text.query.server.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });
const cast = aroundOnePerson();
const { personId } = cast;

const owned = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);

beforeAll(async () => {
  await cast.fill(db);
  const objective = async (actor: Actor, what: { title?: string; about?: string }) => {
    const objectiveId = newId();
    await run(db.runtime, addObjective, actor, { personId, objectiveId, ...what });
    await run(db.runtime, addStep, actor, {
      personId,
      objectiveId,
      stepId: newId(),
      lever: 'autre',
      title: `Étape de ${what.title ?? what.about}`,
      owner: 'personne',
      dueOn: '2026-03-10',
    });
  };
  await objective(cast.member, { title: 'Devenir boulangère' });
  await objective(cast.member, { about: 'objective.25.31' });
  await objective(cast.discreet, { title: 'Suivi confidentiel' });
  for (const actor of [cast.member, cast.discreet]) {
    await run(db.runtime, noteContact, actor, {
      personId,
      contactId: newId(),
      channel: 'telephone',
      reached: true,
      on: '2026-03-02',
      line: actor === cast.member ? 'Elle hésite' : 'Rien à dire ailleurs',
    });
  }
  for (const kind of ['pacea', 'boeth'] as const) {
    await run(db.runtime, addStatusPeriod, cast.referent, {
      personId,
      kind,
      from: '2025-05-01',
      source: 'professionnel',
    });
  }
});
beforeEach(async () => void (await owned('TRUNCATE audit.line; TRUNCATE audit.read_public')));

const asked = { personId, size: 'tout', sections: [...sectionCodes], sensitive: false } as const;
const read = (actor: Actor, more: Partial<Omit<typeof asked, 'sensitive'> & { sensitive: boolean }> = {}) =>
  run(db.runtime, summaryText, actor, { ...asked, ...more, sections: [...(more.sections ?? sectionCodes)] });

const SENSITIVE = ['BOETH', 'objective.25.31'];

test('the situation, as whoever accompanies reads it', async () => {
  const { text, mayAddSensitive } = await read(cast.member);
  for (const words of ['Prénom Famille0', 'PACEA', 'Référent : nom', 'Devenir boulangère', 'Elle hésite'])
    expect(text).toContain(words);
  for (const words of SENSITIVE) expect(text).not.toContain(words);
  expect(mayAddSensitive).toBe(true);
});

test('sensitive items only by choice, and only those that the reader reads', async () => {
  const mine = (await read(cast.member, { sensitive: true })).text;
  expect(mine).toContain('objective.25.31');
  expect(mine).not.toContain('BOETH'); // the référent wrote it: another accompagnateur does not read it
  expect((await read(cast.referent, { sensitive: true })).text).toContain('BOETH');
});

test('nothing of a discreet organisation, not even for its own member nor by choice', async () => {
  const discreet = cast.discreet.kind === 'professional' ? cast.discreet : null;
  for (const reader of [cast.discreet, cast.referent, cast.member]) {
    const { text } = await read(reader, { sensitive: true });
    for (const words of [
      'confidentiel',
      'Rien à dire ailleurs',
      `nom ${discreet?.seat.slice(0, 4)}`,
      `nom ${discreet?.organisationId.slice(0, 4)}`,
    ]) {
      expect(text).not.toContain(words);
    }
  }
});

test('where a protected person lives stays here', async () => {
  expect((await read(cast.referent)).text).toContain('Vierzon');
  await owned('UPDATE person SET protected = true WHERE person_id = $1', [personId]);
  await owned('UPDATE person_address SET protected = true WHERE person_id = $1', [personId]);
  await owned('SELECT access.recompute($1)', [personId]);
  expect((await read(cast.referent)).text).not.toContain('Vierzon');
});

test('who does not accompany takes nothing out', async () => {
  for (const actor of [
    cast.manager,
    cast.officer,
    cast.contributor,
    cast.reception,
    cast.former,
    cast.outsider,
    cast.person,
  ]) {
    await expect(read(actor)).rejects.toThrow(NotFound);
  }
});

describe('the log', () => {
  const lines = () => owned('SELECT kind, act, person_id, detail FROM audit.line ORDER BY kind');

  test('says what left, before it was read; the person reads it', async () => {
    await read(cast.member, { size: 'tout', sections: ['identite', 'cercle'] as never, sensitive: true });
    expect(await lines()).toEqual([
      {
        kind: 'export',
        act: 'summary-text',
        person_id: personId,
        detail: { size: 'tout', included: ['cercle', 'identite', 'sensible'] },
      },
      { kind: 'read', act: 'person-page', person_id: personId, detail: {} },
    ]);
    expect(
      await owned(`SELECT kind, act, purpose, included FROM audit.read_public WHERE kind = 'export'`),
    ).toEqual([
      {
        kind: 'export',
        act: 'summary-text',
        purpose: 'accompagnement',
        included: ['cercle', 'identite', 'sensible'],
      },
    ]);
  });

  test('the same text again is the same export; another one is not', async () => {
    await read(cast.member);
    await read(cast.member);
    await read(cast.referent);
    expect(await lines()).toHaveLength(4);
    await read(cast.member, { sensitive: true });
    expect((await lines()).filter(({ kind }) => kind === 'export')).toHaveLength(3);
  });

  test('no line, no text', async () => {
    await owned('ALTER TABLE audit.line ADD CONSTRAINT closed CHECK (kind <> $$export$$) NOT VALID');
    await expect(read(cast.member)).rejects.toThrow();
    await owned('ALTER TABLE audit.line DROP CONSTRAINT closed');
  });
});
