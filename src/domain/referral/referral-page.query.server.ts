import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { personName } from '../person/person-name.server.ts';
import { nextServices } from './next-services.server.ts';
import { readReach } from './read-reach.server.ts';
import { readReferral, readReferrals } from './read-referrals.server.ts';
import { referralMoves } from './states.ts';
import type { NextService, ReferralView } from './views.ts';

interface ReferralPage {
  readonly personName: string;
  readonly referral: ReferralView;
  /** Where else to ask, when this one said no or nothing. */
  readonly next: readonly NextService[];
  /** How the structure could be told to reach the person, when the request is about to be sent. */
  readonly contact: { readonly phone: string | null; readonly email: string | null };
  /** May note what comes next. */
  readonly writes: boolean;
}

const NOWHERE = { phone: null, email: null };
const GONE: readonly string[] = [referralMoves.refuse.to, referralMoves.expire.to];

/** One request, its story and what may be done now. */
export const referralPage = query({
  name: 'referral',
  input: z.object({ personId: z.uuid(), referralId: z.uuid() }),
  access: onPerson(['edit', 'file']),
  reads: { continues: 'referrals' },
  handle: async ({ tx, runtime, clock, levels }, input): Promise<ReferralPage> => {
    const referral = await readReferral(tx, input, clock);
    const others = await readReferrals(tx, { personId: input.personId }, clock);
    return {
      personName: await personName(tx, input.personId),
      referral,
      next: GONE.includes(referral.state)
        ? await nextServices(
            { tx, runtime },
            {
              personId: input.personId,
              themes: referral.themes,
              not: others.map(({ service }) => service.id),
            },
          )
        : [],
      contact: (referral.state === 'place-confirmee' && (await readReach(tx, input.personId))) || NOWHERE,
      writes: levels.edit,
    };
  },
});

/** All the requests about one person. */
export const personReferrals = query({
  name: 'referrals',
  input: z.object({ personId: z.uuid() }),
  access: onPerson(['edit', 'file']),
  reads: { continues: 'referrals' },
  handle: async ({ tx, clock, levels }, { personId }) => ({
    personName: await personName(tx, personId),
    referrals: await readReferrals(tx, { personId }, clock),
    writes: levels.edit,
  }),
});

/** The person's own: what was sent where, what it says of them, what became of it. */
export const ownReferrals = query({
  name: 'own-referrals',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'none',
  handle: ({ tx, clock }, { personId }): Promise<ReferralView[]> => readReferrals(tx, { personId }, clock),
});

export const ownReferral = query({
  name: 'own-referral',
  input: z.object({ personId: z.uuid(), referralId: z.uuid() }),
  access: onPerson('self'),
  reads: 'none',
  handle: ({ tx, clock }, input): Promise<ReferralView> => readReferral(tx, input, clock),
});
