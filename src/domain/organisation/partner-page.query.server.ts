import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { civilDateAt, today } from '../../platform/clock/clock.ts';
import { currentDuties } from './organisation-page.query.server.ts';
import { agreementPhase } from './rules.ts';
import type { PartnerPage } from './views.ts';
import './tables.ts';

/** One partner of the coordinator's territory: its agreements, its first manager, the duties of its professionals. */
export const partnerPage = query({
  name: 'partner-page',
  input: z.object({ organisationId: z.uuid() }),
  access: seated(({ roles }) => roles.includes('coordinator')),
  reads: 'none',
  handle: async ({ tx, standing, clock }, { organisationId }): Promise<PartnerPage> => {
    const day = today(clock);
    const rows = await tx
      .selectFrom('partnership_agreement as a')
      .innerJoin('organisation as o', 'o.organisation_id', 'a.organisation_id')
      .innerJoin('organisation_kind as k', 'k.code', 'o.kind')
      .innerJoin('territory as t', 't.territory_id', 'a.territory_id')
      .select(['a.agreement_id as id', 'a.from_on as from', 'a.until_on as until', 'a.ended_why as endedWhy'])
      .select([
        'o.name',
        'o.discreet',
        'k.label as kind',
        'k.authority',
        't.territory_id',
        't.name as territory',
      ])
      .where('a.organisation_id', '=', organisationId)
      .where('a.territory_id', 'in', [...standing.territories])
      .orderBy('a.from_on', 'desc')
      .execute();
    const row = rows[0];
    if (!row) throw new NotFound();
    const members = await tx
      .selectFrom('membership')
      .select(['membership_id as seat', 'professional_name as name', 'function'])
      .where('organisation_id', '=', organisationId)
      .where('discreet', '=', false)
      .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', day)]))
      .orderBy('professional_name')
      .execute();
    const duties = await currentDuties(
      tx,
      members.map((member) => member.seat),
      day,
    );
    const awaits = await sql<{
      yes: boolean;
    }>`SELECT access.awaits_manager(${organisationId}) AS yes`.execute(tx);
    const invited = await tx
      .selectFrom('professional_invitation')
      .select(['given_name', 'family_name', 'email', 'expires_at as until'])
      .where('organisation_id', '=', organisationId)
      .where('manager', '=', true)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .execute();
    return {
      today: day,
      territory: { territoryId: row.territory_id, name: row.territory },
      organisation: {
        organisationId,
        name: row.name,
        kind: row.kind,
        discreet: row.discreet,
        authority: row.authority,
      },
      agreements: rows.map(({ id, from, until, endedWhy }) => ({
        id,
        from,
        until,
        endedWhy,
        phase: agreementPhase({ from, until }, day),
      })),
      awaitsManager: awaits.rows[0]?.yes ?? false,
      invited: invited.map(({ given_name, family_name, email, until }) => ({
        name: `${given_name} ${family_name}`,
        email,
        until: civilDateAt(until, clock),
      })),
      members,
      duties: duties.map((duty) => ({
        id: duty.id,
        seat: duty.seat,
        name: members.find((member) => member.seat === duty.seat)?.name ?? '',
        kind: duty.kind,
      })),
    };
  },
});
