import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson, openTo, seated } from '../../platform/access/access-rule.ts';
import { command } from '../../platform/access/run.ts';
import { queueMail } from '../../platform/mail/outbox.server.ts';
import { ownMove, prescriberMove, structureMove, version } from './inputs.ts';
import { referralRenewedMail } from './mails.ts';
import { movedOr, tellMove } from './tell-move.server.ts';
import './tables.ts';

interface Answered {
  readonly result: unknown;
}

/** What whoever asked notes or takes back: the author, the référent, whoever accompanies and reads it. */
export const moveReferral = command({
  name: 'move-referral',
  input: z.object({ personId: z.uuid(), referralId: z.uuid(), version, move: prescriberMove }),
  access: onPerson('edit'),
  handle: async ({ tx }, { personId, referralId, version: seen, move }) => {
    const { rows } =
      await sql<Answered>`SELECT access.move_referral_as_prescriber(${personId}, ${referralId}, ${seen},
      ${move.move}, ${JSON.stringify(move)}::jsonb) AS result`.execute(tx);
    await tellMove(tx, { move: move.move, asker: '' }, movedOr(rows[0]?.result));
  },
});

/** Refused or expired: who asked has chosen what comes next, or that nothing does. */
export const followUpReferral = command({
  name: 'follow-up-referral',
  input: z.object({ personId: z.uuid(), referralId: z.uuid() }),
  access: onPerson('edit'),
  handle: async ({ tx }, { personId, referralId }) => {
    await sql`SELECT access.follow_up_referral(${personId}, ${referralId})`.execute(tx);
  },
});

/** What the person says of a request made with them: their agreement is taken back, or the result confirmed or not. */
export const moveOwnReferral = command({
  name: 'move-own-referral',
  input: z.object({ personId: z.uuid(), referralId: z.uuid(), version, move: ownMove }),
  access: onPerson('self'),
  handle: async ({ tx }, { referralId, version: seen, move }) => {
    const { rows } =
      await sql<Answered>`SELECT access.move_referral_as_person(${referralId}, ${seen}, ${move.move},
      ${JSON.stringify(move)}::jsonb) AS result`.execute(tx);
    await tellMove(tx, { move: move.move, asker: '' }, movedOr(rows[0]?.result));
  },
});

/** A member of the organisation that manages the structure opens a request: it is seen, and the person is told who looked. */
export const openReceivedReferral = command({
  name: 'open-received-referral',
  input: z.object({ referralId: z.uuid() }),
  access: seated(),
  handle: async ({ tx }, { referralId }) => {
    await sql`SELECT access.open_received_referral(${referralId})`.execute(tx);
  },
});

export const moveReceivedReferral = command({
  name: 'move-received-referral',
  input: z.object({ referralId: z.uuid(), version, move: structureMove }),
  access: seated(),
  handle: async ({ tx }, { referralId, version: seen, move }) => {
    const { rows } =
      await sql<Answered>`SELECT access.move_referral_as_receiver(${referralId}, ${seen}, ${move.move},
      ${JSON.stringify(move)}::jsonb) AS result`.execute(tx);
    await tellMove(tx, { move: move.move, asker: '' }, movedOr(rows[0]?.result));
  },
});

/** The same without an account: `linkId` was read from a link that this server signed. */
export const moveReferralByLink = command({
  name: 'move-referral-by-link',
  input: z.object({
    linkId: z.uuid(),
    version,
    who: z.string().trim().max(100, 'who_long').default(''),
    move: structureMove,
  }),
  access: openTo('anonymous', 'professional', 'person'),
  handle: async ({ tx }, { linkId, version: seen, who, move }) => {
    const { rows } = await sql<Answered>`SELECT access.move_referral_by_link(${linkId}, ${seen}, ${move.move},
      ${JSON.stringify({ ...move, who })}::jsonb) AS result`.execute(tx);
    await tellMove(tx, { move: move.move, asker: '' }, movedOr(rows[0]?.result));
  },
});

const renewed = z.object({ link: z.uuid(), receiver: z.string() }).nullable();

/** Another link, to the address on file. The page says the same whatever happened: it tells nobody which address that is. */
export const renewReferralLink = command({
  name: 'renew-referral-link',
  input: z.object({ linkId: z.uuid() }),
  access: openTo('anonymous', 'professional', 'person'),
  handle: async ({ tx }, { linkId }) => {
    const { rows } = await sql<Answered>`SELECT access.renew_referral_link(${linkId}) AS result`.execute(tx);
    const fresh = renewed.parse(rows[0]?.result ?? null);
    if (fresh)
      await queueMail(tx, referralRenewedMail, { to: fresh.receiver, params: { linkId: fresh.link } });
  },
});
