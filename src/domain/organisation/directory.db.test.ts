import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { boundTransaction } from '../../platform/access/bound-transaction.ts';
import { NotFound, Refused } from '../../platform/access/errors.ts';
import { run } from '../../platform/access/run.ts';
import { movingClock } from '../../platform/auth/testing/moving-clock.ts';
import { withOwner } from '../../platform/database/connect.ts';
import { useDatabase } from '../../platform/database/testing/use-database.ts';
import { fold } from '../../platform/text/fold.ts';
import { circlePage } from '../circle/circle-page.query.server.ts';
import { endStandIn } from '../circle/end-stand-in.server.ts';
import { invitablePeople } from '../circle/invite-from-directory.query.server.ts';
import { standInsPage } from '../circle/stand-ins.query.server.ts';
import {
  type CircleTerritory,
  openCircleTerritory,
  type Professional,
} from '../circle/testing/circle-world.ts';
import { movePortfolio, personWithLead } from '../circle/testing/journey.ts';
import { endAgreement } from './agreements.server.ts';
import { declareAbsence, withdrawAbsence } from './declare-absence.server.ts';
import { directory, directoryOrganisation } from './directory.query.server.ts';
import { directoryLine } from './directory-line.query.server.ts';
import { editDirectoryLine } from './edit-directory-line.server.ts';
import { partnerPage } from './partner-page.query.server.ts';

const clock = movingClock('2026-03-03T09:00:00Z');
const db = useDatabase({ clock });
let at: CircleTerritory;
beforeAll(async () => {
  at = await openCircleTerritory(db.runtime, 'Annuaire');
  await openCircleTerritory(db.runtime, 'Ailleurs');
});

const namesFor = async (who: Professional, filter: Parameters<typeof directory.handle>[1] = {}) =>
  (await run(db.runtime, directory, who, filter)).entries.map((entry) => entry.name);

const edit = (
  who: Professional,
  seat: string,
  about: string,
  more: { communes?: string[]; phone?: string } = {},
) => run(db.runtime, editDirectoryLine, who, { seat, about, languages: '', communes: [], ...more });

describe('who is in it', () => {
  test('professionals of the territory by family name; a discreet organisation’s for themselves only', async () => {
    const open = [
      'Omar Belkacem',
      'Hugo Blanchet',
      'Lucie Carré',
      'Paul Gentil',
      'Inès Haddad',
      'Claire Morel',
      'Sophie Petitjean',
      'Jeanne Roux',
    ];
    for (const key of ['adviser', 'manager', 'officer', 'coordinator', 'contributor'] as const) {
      // One's own team is there whole, its reception included.
      const own = at.seats[key].organisationId === at.organisations.department ? ['Marc Aubry'] : [];
      expect(await namesFor(at.seats[key]), key).toEqual([...own, ...open]);
    }
    const own = await namesFor(at.seats.sheltered);
    expect(own.filter((name) => !open.includes(name))).toEqual(['Noé Lambert', 'Élise Vasseur']);
    const { organisations, kinds } = await run(db.runtime, directory, at.seats.coordinator, {});
    expect(JSON.stringify([organisations, kinds])).not.toMatch(/shelter|hébergement/i);
  });

  test('whoever invites is a member, and so is whom they invite', async () => {
    const invitable = async (who: Professional) =>
      (await run(db.runtime, directory, who, {})).entries.filter((e) => e.mayInvite).map((e) => e.name);
    const officer = await invitable(at.seats.officer);
    expect(officer).toContain('Paul Gentil');
    expect(officer).not.toContain('Claire Morel'); // herself
    expect(officer).not.toContain('Marc Aubry'); // who only receives
    expect(await invitable(at.seats.reception)).toEqual([]);
  });

  test('a discreet organisation and its lines are missing for everybody else, coordinator included', async () => {
    await edit(at.seats.sheltered, at.seats.sheltered.seat, 'Accueil de nuit');
    await run(db.runtime, declareAbsence, at.seats.sheltered, {
      seat: at.seats.sheltered.seat,
      from: '2026-03-01',
      until: '2026-03-09',
    });
    for (const key of ['adviser', 'manager', 'coordinator'] as const) {
      const who = at.seats[key];
      await expect(run(db.runtime, directoryLine, who, { seat: at.seats.sheltered.seat })).rejects.toThrow(
        NotFound,
      );
      await expect(
        run(db.runtime, directoryOrganisation, who, { organisationId: at.organisations.shelter }),
      ).rejects.toThrow(NotFound);
      const rows = await boundTransaction(db.runtime, who, ({ tx }) =>
        sql`SELECT seat FROM directory_line WHERE discreet UNION ALL SELECT seat FROM absence WHERE discreet`.execute(
          tx,
        ),
      );
      expect(rows.rows, key).toEqual([]);
    }
    expect(
      (await run(db.runtime, directoryLine, at.seats.shelterColleague, { seat: at.seats.sheltered.seat }))
        .entry,
    ).toMatchObject({
      about: 'Accueil de nuit',
      awayUntil: '2026-03-09',
      mayEdit: false,
    });
  });

  test('whose agreement has ended is no longer there, and finds only their own team', async () => {
    const other = await openCircleTerritory(db.runtime, 'Fin de convention');
    const { agreements } = await run(db.runtime, partnerPage, other.seats.coordinator, {
      organisationId: other.organisations.mission,
    });
    await run(db.runtime, endAgreement, other.seats.coordinator, {
      agreementId: agreements[0]?.id ?? '',
      until: '2026-03-03',
      why: 'Fin',
    });
    const next = { ...db.runtime, clock: movingClock('2026-03-04T09:00:00Z') };
    const found = await run(next, directory, other.seats.adviser, { text: 'sophie' });
    expect(found.entries).toEqual([]);
    const { entries } = await run(next, directory, other.seats.partner, {});
    expect(entries.map((entry) => entry.name)).toEqual(['Omar Belkacem', 'Sophie Petitjean']);
  });
});

describe('finding', () => {
  test('by name without accents, by kind, organisation, speciality and commune', async () => {
    const { adviser, partner, officer } = at.seats;
    await edit(partner, partner.seat, 'Jeunes', { communes: ['18279'] });
    expect(await namesFor(officer, { text: 'carre' })).toEqual(['Lucie Carré']);
    expect(await namesFor(officer, { text: 'PETIT-jean soph' })).toEqual([]);
    expect(await namesFor(officer, { text: 'petitj soph' })).toEqual(['Sophie Petitjean']);
    expect(await namesFor(officer, { kind: 'creche' })).toEqual(['Lucie Carré']);
    expect(await namesFor(adviser, { organisationId: at.organisations.mission })).toEqual([
      'Omar Belkacem',
      'Sophie Petitjean',
    ]);
    expect(
      await namesFor(adviser, { organisationId: at.organisations.mission, communeCode: '18033' }),
    ).toEqual(['Omar Belkacem']);
    expect(
      await namesFor(adviser, { organisationId: at.organisations.mission, communeCode: '18279' }),
    ).toHaveLength(2);
    expect(await namesFor(adviser, { kind: 'creche', speciality: 'sociale' })).toEqual(['Lucie Carré']); // « les deux »
    await expect(
      run(db.runtime, directory, adviser, { organisationId: at.organisations.shelter }),
    ).resolves.toMatchObject({ entries: [] });
  });

  test('the database folds names as the search does', async () => {
    const samples = ['Élise Vasseur', 'Noé-Marie D’Œuvre', 'ÇELIK Ærø', "  Jean-Luc  N'Guessan"];
    const rows = await withOwner(
      db.ownerUrl,
      async (owner) =>
        (
          await owner.query<{ folded: string }>(
            'SELECT access.folded(x) AS folded FROM unnest($1::text[]) x',
            [samples],
          )
        ).rows,
    );
    expect(rows.map((row) => row.folded)).toEqual(
      samples.map(fold).map((name) => name.replace('aero', 'aerø')),
    );
  });

  test('pages follow each other in both directions', async () => {
    const big = await openCircleTerritory(db.runtime, 'Pages');
    await withOwner(db.ownerUrl, (owner) =>
      owner.query(
        `WITH made AS (INSERT INTO professional (professional_id, given_name, family_name, email)
           SELECT gen_random_uuid(), 'Zoé', 'Nom' || lpad(n::text, 3, '0'), 'p' || n || '@pages.exemple.fr' FROM generate_series(1, 110) n
           RETURNING *)
         INSERT INTO membership (membership_id, professional_id, organisation_id, professional_name, discreet, speciality, function, from_on)
         SELECT gen_random_uuid(), professional_id, $1, given_name || ' ' || family_name, false, 'sociale', 'x', '2024-01-01' FROM made`,
        [big.organisations.mission],
      ),
    );
    const page = (query: { after?: string; before?: string }) =>
      run(db.runtime, directory, big.seats.adviser, { organisationId: big.organisations.mission, ...query });
    const first = await page({});
    const second = await page({ after: first.entries.at(-1)?.seat ?? '' });
    const third = await page({ after: second.entries.at(-1)?.seat ?? '' });
    expect([first, second, third].map((p) => [p.entries.length, p.hasPrevious, p.hasNext])).toEqual([
      [50, false, true],
      [50, true, true],
      [12, true, false],
    ]);
    expect(new Set([first, second, third].flatMap((p) => p.entries.map((entry) => entry.seat))).size).toBe(
      112,
    );
    const back = await page({ before: third.entries[0]?.seat ?? '' });
    expect(back.entries).toEqual(second.entries);
  });
});

describe('a line', () => {
  test('is changed by its owner and by their manager, by nobody else', async () => {
    const { adviser, manager, colleague, partner, partnerManager } = at.seats;
    await edit(adviser, adviser.seat, 'Projet et emploi', { phone: '02 48 00 00 01' });
    const seen = () => run(db.runtime, directoryLine, partner, { seat: adviser.seat });
    expect((await seen()).entry).toMatchObject({
      about: 'Projet et emploi',
      phone: '02 48 00 00 01',
      mayEdit: false,
    });
    await edit(manager, adviser.seat, 'Accompagnement global', { phone: '02 48 00 00 02' });
    expect((await seen()).entry).toMatchObject({ about: 'Accompagnement global', phone: '02 48 00 00 02' });
    for (const who of [colleague, partner, partnerManager]) {
      await expect(edit(who, adviser.seat, 'Faux')).rejects.toThrow(NotFound);
      await expect(
        run(db.runtime, declareAbsence, who, { seat: adviser.seat, from: '2026-03-03', until: '2026-03-04' }),
      ).rejects.toThrow(NotFound);
      const forced = boundTransaction(db.runtime, who, ({ tx }) =>
        sql`UPDATE directory_line SET about = 'x' WHERE seat = ${adviser.seat}`.execute(tx),
      );
      expect((await forced).numAffectedRows).toBe(0n);
    }
    // Nobody lends another organisation's seat their own organisation.
    const lent = boundTransaction(db.runtime, partnerManager, ({ tx }) =>
      sql`INSERT INTO directory_line (seat, about) VALUES (${colleague.seat}, 'x')`.execute(tx),
    );
    await expect(lent).rejects.toThrow();
  });

  test('invites into the circle of somebody whom the reader accompanies', async () => {
    const personId = await personWithLead(db.runtime, at);
    const { people, mayAccompany } = await run(db.runtime, invitablePeople, at.seats.adviser, {
      seat: at.seats.contributor.seat,
    });
    expect(people.map((person) => person.personId)).toContain(personId);
    expect(mayAccompany).toBe(false);
    expect(
      (await run(db.runtime, invitablePeople, at.seats.partner, { seat: at.seats.adviser.seat })).people,
    ).toEqual([]);
  });
});

test('an absence shows while it lasts, in the directory and the circle, and proposes a stand-in to the manager alone', async () => {
  const here = await openCircleTerritory(db.runtime, 'Congés');
  const { adviser, manager, colleague, partner } = here.seats;
  const personId = await personWithLead(db.runtime, here);
  const declare = (from: string, until: string) =>
    run(db.runtime, declareAbsence, adviser, {
      seat: adviser.seat,
      from,
      until,
      proposedSeat: colleague.seat,
    });
  await expect(declare('2026-03-05', '2026-03-04')).rejects.toEqual(new Refused('dates_order'));
  await expect(declare('2026-02-01', '2026-02-04')).rejects.toEqual(new Refused('dates_past'));
  await declare('2026-03-03', '2026-03-12');
  expect((await run(db.runtime, directoryLine, partner, { seat: adviser.seat })).entry.awayUntil).toBe(
    '2026-03-12',
  );
  expect((await run(db.runtime, directoryLine, partner, { seat: adviser.seat })).absences).toMatchObject([
    { proposedName: null },
  ]);
  const circle = () => run(db.runtime, circlePage, adviser, { personId });
  expect((await circle()).members[0]).toMatchObject({ name: 'Paul Gentil', awayUntil: '2026-03-12' });
  const { absences } = await run(db.runtime, standInsPage, manager, {});
  expect(absences).toMatchObject([
    { name: 'Paul Gentil', from: '2026-03-03', proposed: { name: 'Jeanne Roux' }, covered: false },
  ]);
  const told = await withOwner(db.ownerUrl, (owner) =>
    owner.query(`SELECT 1 FROM mail_message WHERE template = 'absence-declared' AND recipient = $1`, [
      here.emailOf('manager'),
    ]),
  );
  expect(told.rowCount).toBe(1);
  await movePortfolio(db.runtime, manager, {
    from: adviser,
    to: colleague,
    period: ['2026-03-03', '2026-03-12'],
  });
  expect((await run(db.runtime, standInsPage, manager, {})).absences[0]?.covered).toBe(true);
  const instead = async (who: Professional, on = db.runtime) => {
    const [entry] = (await run(on, directory, who, { text: 'gentil' })).entries;
    expect((await run(on, directoryLine, who, { seat: adviser.seat })).entry).toEqual(entry);
    return entry?.standIns;
  };
  for (const who of [partner, here.seats.contributor, adviser])
    expect(await instead(who)).toEqual([{ name: 'Jeanne Roux', until: '2026-03-12' }]);
  expect(await instead(partner, { ...db.runtime, clock: movingClock('2026-03-13T09:00:00Z') })).toEqual([]);
  await expect(
    run(db.runtime, withdrawAbsence, colleague, { absenceId: absences[0]?.absenceId ?? '' }),
  ).rejects.toThrow(NotFound);
  await run(db.runtime, withdrawAbsence, adviser, { absenceId: absences[0]?.absenceId ?? '' });
  expect((await circle()).members[0]?.awayUntil).toBeNull();
  await run(db.runtime, endStandIn, manager, { fromSeat: adviser.seat, toSeat: colleague.seat });
  expect(await instead(partner)).toEqual([]);
});

test('who stands in within a discreet organisation is told to its own team alone', async () => {
  const { sheltered, shelterColleague, partner } = at.seats;
  const replaced = (who: Professional) =>
    boundTransaction(db.runtime, who, async ({ tx }) => {
      const { rows } = await sql`SELECT name FROM access.replaced_today(${sheltered.seat})`.execute(tx);
      return rows;
    });
  await withOwner(db.ownerUrl, (owner) =>
    owner.query(
      `INSERT INTO portfolio_move (portfolio_move_id, organisation_id, kind, from_seat, from_name, to_seats, from_on, until_on, whole,
         state, by_seat, by_name, prepared_at)
       VALUES (gen_random_uuid(), $1, 'remplacement', $2, 'x', ARRAY[$3::uuid], '2026-03-01', '2026-03-09', true, 'fait', $2, 'x', now())`,
      [at.organisations.shelter, sheltered.seat, shelterColleague.seat],
    ),
  );
  expect(await replaced(shelterColleague)).toEqual([{ name: 'Noé Lambert' }]);
  expect(await replaced(partner)).toEqual([]);
});
