import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { query } from '../../platform/access/run.ts';
import { personName } from '../person/person-name.server.ts';
import '../plan/tables.ts';
import { readReach } from './read-reach.server.ts';
import { readReferrals } from './read-referrals.server.ts';
import { readServiceToAsk, type ServiceToAsk } from './read-service.server.ts';
import { serviceOdds } from './service-odds.server.ts';
import { isOver } from './states.ts';
import type { ServiceOdds } from './views.ts';

export interface NewReferral {
  readonly personName: string;
  readonly service: ServiceToAsk;
  readonly publicLabels: readonly string[];
  readonly odds: ServiceOdds | null;
  readonly contact: { readonly phone: string | null; readonly email: string | null };
  /** Open steps that the request may serve. */
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  /** A request to the same service that is under way. */
  readonly already: string | null;
}

/** What is needed to ask: conditions, what could be told, the steps it may serve; everything known is filled in. */
export const newReferral = query({
  name: 'new-referral',
  input: z.object({ personId: z.uuid(), serviceId: z.string().min(1).max(200) }),
  access: onPerson('edit'),
  reads: { continues: 'referrals' },
  handle: async ({ tx, clock }, { personId, serviceId }): Promise<NewReferral> => {
    const service = await readServiceToAsk(tx, serviceId);
    const steps = await tx
      .selectFrom('step')
      .select(['step_id as id', 'title'])
      .where('person_id', '=', personId)
      .where('state', 'in', ['prevue', 'en-cours'])
      .orderBy('rank')
      .execute();
    const publics = await tx
      .selectFrom('offer_value')
      .select('label')
      .where('kind', '=', 'public')
      .where('value', 'in', service.publics.length > 0 ? service.publics : [''])
      .orderBy('place')
      .execute();
    const others = await readReferrals(tx, { personId }, clock);
    return {
      personName: await personName(tx, personId),
      service,
      publicLabels: publics.map(({ label }) => label),
      odds: (await serviceOdds(tx, [serviceId])).get(serviceId) ?? null,
      contact: await readReach(tx, personId),
      steps,
      already: others.find((one) => one.service.id === serviceId && !isOver(one.state))?.id ?? null,
    };
  },
});
