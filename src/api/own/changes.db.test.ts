import { beforeAll, expect, test } from 'vitest';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { asker, giveToken } from '../testing/ask.ts';
import { tellOffer } from '../testing/small-offer.ts';

const db = useDatabase();
let ask: ReturnType<typeof asker>;

beforeAll(async () => {
  await withOwner(db.ownerUrl, async (owner) => {
    await giveToken(owner, 'open', ['offer']);
    await giveToken(owner, 'all', ['offer', 'offer-restricted']);
    await tellOffer(owner, {
      structures: [{ id: 'dora--a', score: 50 }, { id: 'soliguide--b' }],
      services: [
        ...Array.from({ length: 250 }, (_, n) => ({ id: `dora--${n}`, structure: 'dora--a' })),
        { id: 'soliguide--s', structure: 'soliguide--b' },
      ],
    });
  });
  ask = asker(db.runtime, 'open');
});

interface Changes {
  changements: { genre: string; id: string; le: string; supprime: boolean; fiche: { id: string } | null }[];
  suivant: number;
  fin: boolean;
}

async function changes(query: string, token = 'open'): Promise<Changes> {
  const response = await ask(`/api/v1/offre/changements?${query}`, { token });
  expect(response.status).toBe(200);
  return JSON.parse(await response.text());
}

async function sinceThen(apres: number): Promise<Changes> {
  return changes(`apres=${apres}`);
}

test('a copy begins with everything, and ends where there is no more', async () => {
  const seen: string[] = [];
  let next = 0;
  for (let end = false; !end; ) {
    const { changements, suivant, fin } = await changes(`apres=${next}&limite=240`);
    for (const { genre, id, supprime, fiche, le } of changements) {
      expect([supprime, fiche?.id]).toEqual([false, id]);
      expect(fiche).toHaveProperty(genre === 'service' ? 'structure_id' : 'doublons');
      expect(Date.parse(le)).toBeGreaterThan(0);
      seen.push(id);
    }
    [next, end] = [suivant, fin];
  }
  expect(seen).toHaveLength(251);
  expect(new Set(seen).size).toBe(251);
  expect(seen.filter((id) => id.startsWith('soliguide'))).toEqual([]);
  expect((await changes('limite=10000', 'all')).changements).toHaveLength(253);
  expect(await sinceThen(next)).toEqual({ changements: [], suivant: next, fin: true });
});

test('what changes comes again, and what is withdrawn is told, in the order of changes', async () => {
  const { suivant } = await changes('limite=10000');
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query(`SELECT offer.derive(ARRAY['dora--7'])`);
    await owner.query(
      `UPDATE offer_service SET state = 'suspended' WHERE service_id IN ('dora--3', 'soliguide--s')`,
    );
    await owner.query(`SELECT offer.derive(ARRAY['dora--3', 'soliguide--s'])`);
  });
  const { changements, fin } = await sinceThen(suivant);
  expect(changements.map(({ id, supprime, fiche }) => [id, supprime, fiche?.id ?? null])).toEqual([
    ['dora--7', false, 'dora--7'],
    ['dora--3', true, null],
  ]);
  expect(fin).toBe(true);
});

test('needs a token, and parameters that can be read', async () => {
  expect((await ask('/api/v1/offre/changements', { token: null })).status).toBe(401);
  expect((await ask('/api/v1/offre/changements?apres=-1')).status).toBe(422);
  expect((await ask('/api/v1/offre/changements?limite=10001')).status).toBe(422);
});
