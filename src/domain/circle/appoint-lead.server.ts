import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Context } from '../../platform/access/run.ts';
import { command } from '../../platform/access/run.ts';
import { newId } from '../../platform/database/id.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { changeAccess } from './change-access.server.ts';
import { leadAppointedMail, leadReplacedMail } from './mails.ts';
import { tell } from './tell.server.ts';
import './tables.ts';

/** The manager of the referent body names who is responsible from now on. The former référent reads for thirty more days. */
export const appointLead = command({
  name: 'appoint-lead',
  input: z.object({ personId: z.uuid(), seat: z.uuid('Choisissez un professionnel.') }),
  access: onPerson('file'),
  handle: async ({ tx }, { personId, seat }) => {
    const { name, replaced } = await nameLead(tx, personId, seat);
    await tell(tx, { seat }, leadAppointedMail, { personId });
    if (replaced) await tell(tx, { seat: replaced }, leadReplacedMail, { personId });
    return { name };
  },
});

/** The same without its messages, for an act on many people. Gives the seat of whoever was référent and is no longer. */
export async function nameLead(
  tx: Context['tx'],
  personId: string,
  seat: string,
): Promise<{ name: string; replaced: string | null }> {
  const former = await currentLead(tx, personId);
  await changeAccess(tx, 'appoint_lead', personId, newId(), newId(), newId(), seat);
  const lead = await currentLead(tx, personId);
  if (!lead) throw new Error('a référent was appointed and cannot be read');
  const { professional_name: name, organisation_name: organisation } = lead;
  const replaced = former && former.seat !== lead.seat ? former : undefined;
  await recordEvent(
    { tx },
    {
      personId,
      kind: 'lead-appointed',
      params: { name, organisation, ...(replaced && { former: replaced.professional_name }) },
    },
  );
  return { name, replaced: replaced?.seat ?? null };
}

async function currentLead(tx: Context['tx'], personId: string) {
  return tx
    .selectFrom('lead_period')
    .select(['seat', 'professional_name', 'organisation_name'])
    .where('person_id', '=', personId)
    .where('until_at', 'is', null)
    .executeTakeFirst();
}
