import { sql } from 'kysely';
import { myPeople } from '../src/domain/person/my-people.query.server.ts';
import { watchReferrals } from '../src/domain/referral/clocks.server.ts';
import type { RefusalReason } from '../src/domain/referral/codes.ts';
import {
  moveOwnReferral,
  moveReceivedReferral,
  moveReferral,
  moveReferralByLink,
} from '../src/domain/referral/move-referral.server.ts';
import { askForRoom, sendReferral } from '../src/domain/referral/open-referral.server.ts';
import { openByLink } from '../src/domain/referral/referral-by-link.server.ts';
import { noteUnmetNeed } from '../src/domain/referral/unmet-need.server.ts';
import { boundTransaction } from '../src/platform/access/bound-transaction.ts';
import { run } from '../src/platform/access/run.ts';
import { systemDb } from '../src/platform/access/system-db.ts';
import { newId } from '../src/platform/database/id.ts';
import type { AccountKey } from './cast.ts';
import type { Storyteller } from './storyteller.ts';

const LICENCE = 'mobilite--preparer-un-permis';
const CHILDCARE = 'famille--garde-denfants';
const DIGITAL = 'numerique--maitriser-les-fondamentaux-du-numerique';

/** Requests to services, in every state that lasts, that Nadia made; the platform of mobility answers those it receives from its own account. */
export async function referrals(tell: Storyteller): Promise<void> {
  const told = new Referrals(tell);
  const [awa = ''] = await told.people('nadia', 'Diallo');
  const others = await told.people('nadia', '');
  const next = (n: number) => others.filter((id) => id !== awa)[n] ?? awa;
  const licences = await told.services(LICENCE);
  const childcare = await told.services(CHILDCARE);
  const digital = await told.services(DIGITAL);
  const service = (found: readonly string[], n: number) => found[n % Math.max(1, found.length)] ?? '';
  await told.manage(service(licences, 0), 'mobilite');

  const done = await told.send(70, awa, service(childcare, 0));
  await told.answer(68, done, { move: 'accept', words: 'Rendez-vous mardi à 9 h.' });
  await told.answer(60, done, { move: 'start' });
  await told.answer(12, done, { move: 'end', outcome: 'abouti' });
  await told.confirm(10, done);

  const ended = await told.send(50, awa, service(digital, 0));
  await told.answer(47, ended, { move: 'accept' });
  await told.answer(40, ended, { move: 'meet' });
  await told.answer(6, ended, { move: 'end', outcome: 'en-partie' });

  await told.refuse(18, await told.send(24, next(0), service(digital, 1)), 'complet');
  await told.answer(20, await told.send(26, next(1), service(digital, 2)), { move: 'accept' });
  await told.answer(9, await told.send(15, next(2), service(childcare, 1)), { move: 'wait' });
  const begun = await told.send(100, next(3), service(licences, 1));
  await told.answer(96, begun, { move: 'accept' });
  await told.answer(92, begun, { move: 'start' });
  await told.withdraw(11, await told.send(14, next(4), service(digital, 3)));
  await told.send(12, next(1), service(childcare, 2));
  await told.room(5, next(2), service(licences, 2));
  await told.confirmRoom(2, await told.room(4, next(3), service(digital, 4)));
  await told.send(3, awa, service(licences, 0));
  await told.accept(1, await told.send(6, next(0), service(licences, 0)), 'rose');
  const met = await told.send(30, next(4), service(digital, 5));
  await told.answer(27, met, { move: 'accept' });
  await told.answer(15, met, { move: 'meet', words: 'Premier atelier suivi en entier.' });
  await told.send(34, next(1), service(licences, 3));
  await told.see(3, await told.send(5, next(4), service(childcare, 3)));
  await told.silence(2);

  for (const [days, person, theme, missing] of [
    [40, 0, LICENCE, 'trop-loin'],
    [33, 1, LICENCE, 'delai'],
    [21, 2, CHILDCARE, 'horaires'],
    [8, 3, LICENCE, 'complet'],
  ] as const)
    await told.missing(days, next(person), theme, missing);
}

interface Sent {
  readonly personId: string;
  readonly referralId: string;
}
type Answer = Parameters<typeof run<typeof moveReferralByLink.input, void>>[3]['move'];

class Referrals {
  private readonly tell: Storyteller;

  constructor(tell: Storyteller) {
    this.tell = tell;
  }

  async people(by: AccountKey, named: string): Promise<string[]> {
    const { people } = await run(this.tell.runtime, myPeople, this.tell.territory.actor(by), { named });
    return people.map(({ personId }) => personId);
  }

  /** Services for this theme that give an address to write to, the best records first. */
  services(theme: string): Promise<string[]> {
    return boundTransaction(this.tell.runtime, this.tell.territory.actor('nadia'), async ({ tx }) => {
      const { rows } = await sql<{ id: string }>`
        SELECT s.service_id AS id FROM offer_service s JOIN offer_hot h USING (service_id)
        WHERE s.record::jsonb -> 'thematiques' @> ${JSON.stringify([theme])}::jsonb AND s.record ->> 'courriel' IS NOT NULL
        ORDER BY h.score DESC, s.service_id LIMIT 8`.execute(tx);
      return rows.map(({ id }) => id);
    });
  }

  /** The structure of this service is that of an organisation of Relais. */
  async manage(serviceId: string, organisation: 'mobilite'): Promise<void> {
    await systemDb(this.tell.runtime, 'offer import', (tx) =>
      sql`UPDATE offer_structure SET managed_by = ${this.tell.territory.organisation(organisation)}
          WHERE structure_id = (SELECT structure_id FROM offer_service WHERE service_id = ${serviceId})`.execute(
        tx,
      ),
    );
  }

  async send(daysAgo: number, personId: string, serviceId: string): Promise<Sent> {
    const referralId = newId();
    this.tell.clock.daysAgo(daysAgo, 11);
    await run(this.tell.runtime, sendReferral, this.tell.territory.actor('nadia'), {
      personId,
      referralId,
      serviceId,
      told: { agreedHow: 'entretien', channel: 'prescripteur', reasons: ['besoin-identifie'], words: '' },
    });
    return { personId, referralId };
  }

  async room(daysAgo: number, personId: string, serviceId: string): Promise<Sent> {
    const referralId = newId();
    this.tell.clock.daysAgo(daysAgo, 15);
    await run(this.tell.runtime, askForRoom, this.tell.territory.actor('nadia'), {
      personId,
      referralId,
      serviceId,
    });
    return { personId, referralId };
  }

  confirmRoom = (daysAgo: number, sent: Sent) => this.answer(daysAgo, sent, { move: 'confirm-room' });
  refuse = (daysAgo: number, sent: Sent, reason: RefusalReason) =>
    this.answer(daysAgo, sent, { move: 'refuse', reason });

  /** By the link of the last message, as its reader would. */
  async answer(daysAgo: number, sent: Sent, move: Answer): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 14);
    const { linkId, version } = await this.lastLink(sent);
    await run(this.tell.runtime, moveReferralByLink, { kind: 'anonymous' }, { linkId, version, move });
  }

  /** Its reader opens the link of the message, and answers nothing yet. */
  async see(daysAgo: number, sent: Sent): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 9);
    const { linkId } = await this.lastLink(sent);
    await run(this.tell.runtime, openByLink, { kind: 'anonymous' }, { linkId });
  }

  /** What time did by then: reminders, and the end of what nobody answered. */
  async silence(daysAgo: number): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 10);
    await watchReferrals(this.tell.runtime);
  }

  async accept(daysAgo: number, { personId, referralId }: Sent, by: AccountKey): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 16);
    const version = await this.version({ personId, referralId });
    await run(this.tell.runtime, moveReceivedReferral, this.tell.territory.actor(by), {
      referralId,
      version,
      move: { move: 'accept', words: 'Première séance de code jeudi.' },
    });
  }

  async withdraw(daysAgo: number, sent: Sent): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 10);
    await run(this.tell.runtime, moveReferral, this.tell.territory.actor('nadia'), {
      ...sent,
      version: await this.version(sent),
      move: { move: 'withdraw' },
    });
  }

  async confirm(daysAgo: number, sent: Sent): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 18);
    const actor = { kind: 'person', personId: sent.personId } as const;
    await run(this.tell.runtime, moveOwnReferral, actor, {
      ...sent,
      version: await this.version(sent),
      move: { move: 'confirm', words: 'Lila s’y plaît.' },
    });
  }

  async missing(
    daysAgo: number,
    personId: string,
    theme: string,
    missing: 'autre' | 'complet' | 'delai' | 'horaires' | 'trop-loin',
  ): Promise<void> {
    this.tell.clock.daysAgo(daysAgo, 17);
    await run(this.tell.runtime, noteUnmetNeed, this.tell.territory.actor('nadia'), {
      personId,
      theme,
      missing,
    });
  }

  private version({ personId, referralId }: Sent): Promise<number> {
    return boundTransaction(this.tell.runtime, this.tell.territory.actor('nadia'), async ({ tx, open }) => {
      await open([personId]);
      const row = await tx
        .selectFrom('referral')
        .select('version')
        .where('referral_id', '=', referralId)
        .executeTakeFirstOrThrow();
      return row.version;
    });
  }

  private async lastLink(sent: Sent): Promise<{ linkId: string; version: number }> {
    const version = await this.version(sent);
    const linkId = await systemDb(this.tell.runtime, 'demo mail', async (tx) => {
      const { rows } = await sql<{ id: string }>`
        SELECT params ->> 'linkId' AS id FROM mail_message
        WHERE template IN ('referral-received', 'referral-follow') AND dedupe_key LIKE ${`referral:${sent.referralId}:%:receiver`}
        ORDER BY dedupe_key DESC LIMIT 1`.execute(tx);
      return rows[0]?.id ?? '';
    });
    return { linkId, version };
  }
}
