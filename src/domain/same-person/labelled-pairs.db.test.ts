import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { NotFound } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { fixedClock } from '../../platform/clock/clock.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { worldInstant } from '../access-proof/facts.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { createPerson } from '../person/create-person.server.ts';
import { ownerRows } from '../person/testing/cast.ts';
import { mergePeople, separatePeople } from './merge.server.ts';
import { mergePreview } from './merge-preview.query.server.ts';
import { possibleMatch } from './possible-matches.query.server.ts';
import { contentOf } from './testing/content.ts';
import { type LabelledPair, labelledPairs, type Recorded } from './testing/labelled-pairs.ts';

const db = useDatabase({ clock: fixedClock(worldInstant) });

/** Each way of writing one person twice, once; `npm run proof -- each-person-once` takes them all. */
const COUNT = Number(process.env.LABELLED_PAIRS ?? 38);
const AN_HOUR = 3_600_000;

function enter(
  here: CircleTerritory,
  by: Professional,
  record: Recorded,
  accompany: boolean,
): Promise<string> {
  const { birthName, usedName, givenName, birthDate, civility, phone, email, nir } = record;
  return run(db.runtime, createPerson, by, {
    territoryId: here.territoryId,
    identity: {
      familyName: birthName ?? usedName ?? '',
      usedName: birthName === null ? '' : (usedName ?? ''),
      givenName,
      birthDate: birthDate ?? '',
      civility: civility ?? '',
    },
    contact: { phone: phone ?? '', email: email ?? '' },
    nirHash: nir === null ? null : createHash('sha256').update(nir).digest('hex'),
    accompany,
    informedOn: '2026-01-05',
  }).then(({ personId }) => personId);
}

test(
  'pairs that two teams bring in: proposed as the labels say, never joined by themselves, each merge undone exactly',
  async () => {
    const here = await openCircleTerritory(db.runtime, 'Ici');
    const { officer, reception, shelterColleague } = here.seats;
    const pairs: (LabelledPair & { personId: string; otherId: string })[] = [];
    for (const pair of labelledPairs().slice(0, COUNT)) {
      const otherId = await enter(here, shelterColleague, pair.one, true);
      const personId = await enter(here, reception, pair.other, false);
      pairs.push({ ...pair, personId, otherId });
    }
    expect(await ownerRows(db, 'SELECT FROM person_alias')).toEqual([]);

    const proposed = new Set<LabelledPair>();
    for (const pair of pairs) {
      const found = await run(db.runtime, possibleMatch, officer, pair).catch((error: unknown) => {
        if (error instanceof NotFound) return null;
        throw error;
      });
      if (found) proposed.add(pair);
    }
    const [yes, no] = [pairs.filter(({ same }) => same), pairs.filter(({ same }) => !same)];
    const missed = yes.filter((pair) => !proposed.has(pair)).map(({ how }) => how);
    const wrong = no.filter((pair) => proposed.has(pair)).map(({ how }) => how);
    expect(missed.length / yes.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
    expect(wrong.length / no.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);

    const before = await contentOf(db);
    for (const pair of yes.filter((one) => proposed.has(one))) {
      const { survivorId } = await run(db.runtime, mergePreview, officer, pair);
      await run(db.runtime, mergePeople, officer, { ...pair, survivorId });
      expect(await contentOf(db)).not.toBe(before);
      await run(db.runtime, separatePeople, officer, pair);
      expect(await contentOf(db), pair.how).toBe(before);
    }
    if (process.env.LABELLED_PAIRS)
      console.log(`${yes.length - missed.length}/${yes.length} vraies, ${wrong.length}/${no.length} fausses`);
  },
  AN_HOUR,
);
