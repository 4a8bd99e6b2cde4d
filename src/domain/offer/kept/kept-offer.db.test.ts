import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Invalid, NotFound, Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { newId } from '../../../platform/database/id.ts';
import { useDatabase } from '../../../platform/database/testing/use-database.ts';
import { worldInstant } from '../../access-proof/facts.ts';
import { castAround } from '../../person/testing/cast.ts';
import { askedOf } from '../offer-asked.ts';
import { offerPage } from '../offer-page.query.server.ts';
import { offerViewOf } from '../offer-view.ts';
import { offerSearch } from '../search/offer-search.server.ts';
import { fillValues } from '../search/testing/drawn-values.ts';
import { alertOnSearch, forgetSearch, lookAtSearch } from './change-search.server.ts';
import { keepSearch } from './keep-search.server.ts';
import { keptOffer } from './kept-offer.query.server.ts';
import { MOST_FAVOURITES, MOST_SEARCHES } from './rules.ts';
import { starService } from './star-service.server.ts';
import { tellFreshServices } from './tell-fresh.server.ts';

/** A clock that tests move. */
let instant = Temporal.Instant.from(worldInstant);
const clock = { now: () => instant };
const later = (hours: number) => {
  instant = instant.add({ hours });
};
const db = useDatabase({ clock });
const cast = castAround();
const kept = (who: string) => run(db.runtime, keptOffer, cast.actor(who), {});
const star = (who: string, serviceId: string, starred = true) =>
  run(db.runtime, starService, cast.actor(who), { serviceId, starred });
const keep = async (who: string, name: string, address: string, alerts = false) => {
  const searchId = newId();
  await run(db.runtime, keepSearch, cast.actor(who), { searchId, name, address, alerts });
  return searchId;
};
const refusal = (code: string) => expect.objectContaining({ code });

let written = 0;
/** A published service of Bourges, as an import writes one, at the moment of the clock. */
async function publish(name: string, state = 'published'): Promise<string> {
  const id = `kept--${++written}`;
  const record = {
    id,
    source: 'kept',
    structure_id: 'kept--structure',
    nom: name,
    description: name,
    date_maj: '2026-01-10',
    code_insee: '18033',
    longitude: 2.3964,
    latitude: 47.0833,
    modes_accueil: ['en-presentiel'],
  };
  await asOwner(
    `INSERT INTO offer_service (service_id, structure_id, source, name, record, hash, updated_on, state)
     VALUES ($1, 'kept--structure', 'kept', $2, $3, '', '2026-01-10', $4)`,
    [id, name, JSON.stringify(record), state],
    id,
  );
  return id;
}
async function asOwner(text: string, values: unknown[], derived: string): Promise<void> {
  await withOwner(db.ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query(`SELECT set_config('app.now', $1, true)`, [instant.toString()]);
    await owner.query(text, values);
    await owner.query('SELECT offer.derive(ARRAY[$1])', [derived]);
    await owner.query('COMMIT');
  });
  await seen(derived);
}
/** The index of this process hears of it within a second. */
const seen = (id: string) =>
  expect
    .poll(
      async () => {
        const found = await withOwner(db.ownerUrl, (owner) =>
          owner.query('SELECT EXISTS (SELECT FROM offer_hot WHERE service_id = $1) AS there', [id]),
        );
        const { hits } = await offerSearch(db.runtime).search({ size: 10_000 });
        return hits.some(({ serviceId }) => serviceId === id) === found.rows[0].there;
      },
      { timeout: 3_000 },
    )
    .toBe(true);

beforeAll(async () => {
  await cast.fill(db);
  await withOwner(db.ownerUrl, async (owner) => {
    await fillValues(owner);
    await owner.query(`INSERT INTO offer_source (source, name) VALUES ('kept', 'Source')`);
    await owner.query(
      `INSERT INTO offer_structure (structure_id, source, name, record, hash, updated_on)
       VALUES ('kept--structure', 'kept', 'Mission locale', '{}', '', '2026-01-10')`,
    );
  });
});
/** Each test in the morning of another day. */
beforeEach(() => {
  instant = instant.toZonedDateTimeISO('Europe/Paris').add({ days: 2 }).with({ hour: 8 }).toInstant();
});

describe('favourites', () => {
  test('are of one seat, said once, and remain when their service is withdrawn', async () => {
    const id = await publish('Atelier vélo');
    await star('référent', id);
    await star('référent', id);
    expect((await kept('référent')).favourites).toEqual([
      { serviceId: id, name: 'Atelier vélo', structureName: 'Mission locale' },
    ]);
    expect((await kept('accompagnateur')).favourites).toEqual([]);
    await star('accompagnateur', id, false); // not theirs
    await asOwner(`UPDATE offer_service SET state = 'archived' WHERE service_id = $1`, [id], id);
    expect((await kept('référent')).favourites).toEqual([
      { serviceId: id, name: 'Atelier vélo', structureName: null },
    ]);
    await star('référent', id, false);
    expect((await kept('référent')).favourites).toEqual([]);
    await expect(star('référent', id)).rejects.toThrow(NotFound);
  });

  test('are few enough to be read, even starred all at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n <= MOST_FAVOURITES; n++) ids.push(await publish(`Service ${n}`, 'draft'));
    await withOwner(db.ownerUrl, (owner) =>
      owner.query(`UPDATE offer_service SET state = 'published' WHERE service_id = ANY ($1)`, [ids]),
    );
    const all = await Promise.allSettled(ids.map((id) => star('contributeur', id)));
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toEqual([new Refused('favourite-too-many')]);
  }, 60_000);
});

describe('a search that is kept', () => {
  const who = 'remplaçant du référent';

  test('holds what its address says, and nothing of the moment', async () => {
    await keep(
      who,
      '  Vélo   à Bourges ',
      'mots=v%C3%A9lo&commune=18033&ouvert=oui&places=libres&page=3&nom=Diallo&depuis=2026-01-01T00:00:00Z',
    );
    const [search] = (await kept(who)).searches;
    expect(search).toMatchObject({
      name: 'Vélo à Bourges',
      address: 'mots=v%C3%A9lo&commune=18033&places=libres',
      fresh: 0,
    });
    expect((await kept('référent')).searches).toEqual([]);
    await expect(keep(who, 'VÉLO à Bourges', '')).rejects.toEqual(refusal('search-name-taken'));
    await expect(keep(who, ' ', '')).rejects.toThrow(Invalid);
    await run(db.runtime, forgetSearch, cast.actor(who), { searchId: search?.searchId ?? '' });
    expect((await kept(who)).searches).toEqual([]);
  });

  test('counts what appeared since one looked, as many as the page lists', async () => {
    const searchId = await keep(who, 'Vélo', 'mots=v%C3%A9lo+atelier&commune=18033');
    later(1);
    await publish('Atelier de réparation de vélo');
    await publish('Atelier numérique'); // says some of the words: no answer
    const draft = await publish('Atelier vélo du soir', 'draft');
    const fresh = async () => (await kept(who)).searches[0];
    expect((await fresh())?.fresh).toBe(1);
    later(1);
    await asOwner(`UPDATE offer_service SET state = 'published' WHERE service_id = $1`, [draft], draft);
    const search = await fresh();
    expect(search?.fresh).toBe(2);
    const query = new URLSearchParams(`${search?.address}&depuis=${search?.lookedAt}`);
    const page = await run(db.runtime, offerPage, cast.actor(who), {
      ...askedOf(offerViewOf(query)),
      page: 1,
    });
    expect(page.total).toBe(2);
    later(1);
    const address = await run(db.runtime, lookAtSearch, cast.actor(who), { searchId });
    expect(address).toBe(search?.address);
    expect((await fresh())?.fresh).toBe(0);
    // Suspended and back, it is not new.
    await asOwner(`UPDATE offer_service SET state = 'suspended' WHERE service_id = $1`, [draft], draft);
    await asOwner(`UPDATE offer_service SET state = 'published' WHERE service_id = $1`, [draft], draft);
    expect((await fresh())?.fresh).toBe(0);
    await run(db.runtime, forgetSearch, cast.actor(who), { searchId });
  });

  test('is its owner’s alone', async () => {
    const searchId = await keep(who, 'À moi', 'commune=18033');
    const other = cast.actor('référent');
    await expect(run(db.runtime, alertOnSearch, other, { searchId, alerts: true })).rejects.toThrow(NotFound);
    await expect(run(db.runtime, lookAtSearch, other, { searchId })).rejects.toThrow(NotFound);
    await run(db.runtime, forgetSearch, other, { searchId });
    expect((await kept(who)).searches).toHaveLength(1);
  });

  test('is one of twenty at most, even when they are kept at once', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: MOST_SEARCHES + 2 }, (_, n) =>
        keep('accueil de l’organisme référent', `Recherche ${n}`, ''),
      ),
    );
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(2);
  });
});

describe('the daily e-mail', () => {
  const who = 'accompagnateur';
  const mails = () =>
    withOwner(db.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ params: { searches: number } }>(
        `SELECT params FROM mail_message WHERE template = 'offer-fresh-services' ORDER BY created_at`,
      );
      return rows.map(({ params }) => params.searches);
    });

  test('tells once what is new, goes on the next day, and stops in one click', async () => {
    const searchId = await keep(who, 'Bourges', 'commune=18033', true);
    await keep(who, 'Ailleurs', 'commune=13055', true);
    await keep(who, 'Sans message', 'commune=18033', false);
    await tellFreshServices(db.runtime);
    expect(await mails()).toEqual([]); // nothing is new
    later(1);
    await publish('Nouveau service');
    await tellFreshServices(db.runtime);
    expect(await mails()).toEqual([]); // an import may still be writing
    later(1);
    // As when a run was killed and is done again, or two run at once.
    await Promise.all([tellFreshServices(db.runtime), tellFreshServices(db.runtime)]);
    await tellFreshServices(db.runtime);
    expect(await mails()).toEqual([1]);
    await publish('Encore un service');
    later(1);
    await tellFreshServices(db.runtime);
    expect(await mails()).toEqual([1]); // one a day
    later(24);
    await tellFreshServices(db.runtime);
    await tellFreshServices(db.runtime);
    expect(await mails()).toEqual([1, 1]);
    await run(db.runtime, alertOnSearch, cast.actor(who), { searchId, alerts: false });
    await publish('Un dernier');
    later(24);
    await tellFreshServices(db.runtime);
    expect(await mails()).toEqual([1, 1]);
    expect((await kept(who)).searches[0]?.fresh).toBe(3); // the screen still counts them
  });
});
