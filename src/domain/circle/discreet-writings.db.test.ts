import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { newId } from '../../platform/database/id.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { noteContact } from '../contact/note-contact.server.ts';
import { recordAnswers } from '../diagnosis/record-answers.server.ts';
import { startSitting } from '../diagnosis/start-sitting.server.ts';
import { createPerson } from '../person/create-person.server.ts';
import { addObjective } from '../plan/add-objective.server.ts';
import { addStep } from '../plan/add-step.server.ts';
import { appointLead } from './appoint-lead.server.ts';
import { orientPerson } from './orient-person.server.ts';
import { type CircleTerritory, openCircleTerritory, type Professional } from './testing/circle-world.ts';
import { joins } from './testing/journey.ts';

const db = useDatabase({ clock: movingClock('2026-03-03T09:00:00Z') });
const marks = ['shelter', 'Élise', 'Vasseur'];
let at: CircleTerritory;
let personId: string;

// A shelter brings somebody in and writes wherever it may write; a body then leads, and others join.
beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Cher');
  const { sheltered, officer, manager, adviser } = at.seats;
  ({ personId } = await run(db.runtime, createPerson, sheltered, {
    territoryId: at.territoryId,
    identity: { familyName: 'Prévost', givenName: 'Jean-Luc', birthDate: '1972-03-30' },
    contact: { phone: '+33655502468' },
    address: { postalCode: '18000', communeCode: '18033' },
    statuses: [{ kind: 'demandeur-emploi', from: '2025-01-01', source: 'personne' }],
    household: {
      from: '2025-01-01',
      loneParent: false,
      couple: false,
      children: { '0_2': 0, '3_5': 0, '6_13': 0, '14_17': 0, '18_plus': 0 },
    },
    accompany: true,
    informedOn: '2026-03-01',
  }));
  await run(db.runtime, orientPerson, officer, { personId, track: 'sociale', bodyId: at.organisations.body });
  await run(db.runtime, appointLead, manager, { personId, seat: adviser.seat });
  await joins(db.runtime, at, personId, at.seats.partner);
  await joins(db.runtime, at, personId, at.seats.contributor, 'contributeur');
  await writeEverywhere(sheltered);
});

async function writeEverywhere(who: Professional): Promise<void> {
  await run(db.runtime, startSitting, who, { personId, heldOn: '2026-03-03', modality: 'locaux' });
  await run(db.runtime, recordAnswers, who, {
    personId,
    answers: [{ kind: 'constraint', parent: '', code: '27', value: 'OUI', baseVersion: 0 }],
  });
  const objectiveId = newId();
  await run(db.runtime, addObjective, who, { personId, objectiveId, title: 'Trouver un logement' });
  await run(db.runtime, addStep, who, {
    personId,
    objectiveId,
    stepId: newId(),
    lever: 'logement',
    title: 'Déposer la demande',
    owner: 'personne',
    dueOn: '2026-03-20',
  });
  await run(db.runtime, noteContact, who, {
    personId,
    contactId: newId(),
    channel: 'telephone',
    reached: true,
    on: '2026-03-03',
    line: 'Tout va bien.',
  });
}

/** The columns of every table about a person that the application may read. */
async function readable(): Promise<Map<string, string[]>> {
  return withOwner(db.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ table: string; columns: string[] }>(`
      SELECT c.relname AS table, array_agg(quote_ident(a.attname)::text) AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND has_column_privilege('relais_app', c.oid, a.attnum, 'SELECT')
        AND EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.oid AND x.attname = 'person_id')
      GROUP BY c.relname`);
    return new Map(rows.map(({ table, columns }) => [table, columns]));
  });
}

async function tablesThatName(who: Professional): Promise<string[]> {
  const found: string[] = [];
  for (const [table, columns] of await readable()) {
    const rows = await boundTransaction(db.runtime, who, async ({ tx, open }) => {
      await open([personId]);
      return sql`SELECT ${sql.raw(columns.join(', '))} FROM ${sql.table(table)}`.execute(tx);
    });
    const text = JSON.stringify(rows.rows);
    if (marks.some((mark) => text.includes(mark))) found.push(table);
  }
  return found;
}

const readers = [
  'adviser',
  'partner',
  'manager',
  'officer',
  'contributor',
  'coordinator',
  'reception',
] as const;
test.each(readers)('no row names a discreet organisation or its professional to %s', async (key) => {
  expect(await tablesThatName(at.seats[key])).toEqual([]);
});

test('the words looked for are those of what its professional has written', async () => {
  expect(await tablesThatName(at.seats.sheltered)).toEqual(
    expect.arrayContaining([
      'circle_member',
      'contact',
      'diagnosis_answer',
      'objective',
      'step',
      'timeline_event',
    ]),
  );
});
