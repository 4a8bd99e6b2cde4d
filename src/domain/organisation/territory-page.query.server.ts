import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { agreementPhase, agreementThatCounts } from './rules.ts';
import type { PartnerOrganisation, TerritoryPage } from './views.ts';
import './tables.ts';

/** Who works together on a territory, under which agreement. Discreet organisations: the coordinator, and themselves. */
export const territoryPage = query({
  name: 'territory-page',
  input: z.object({ territoryId: z.uuid().optional() }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx, standing, clock }, { territoryId }): Promise<TerritoryPage> => {
    const day = today(clock);
    const isCoordinator = standing.roles.includes('coordinator');
    const territories = await tx
      .selectFrom('territory as t')
      .select([
        't.territory_id as territoryId',
        't.name',
        't.opened_on as openedOn',
        't.default_authority_id',
      ])
      .where('t.territory_id', 'in', [...standing.territories])
      .orderBy('t.name')
      .execute();
    const shown = territoryId ? territories.find((t) => t.territoryId === territoryId) : territories[0];
    if (!shown) throw new NotFound();
    const { default_authority_id, ...territory } = shown;
    const counted = await tx
      .selectFrom('territory_commune')
      .select((count) => count.fn.countAll<string>().as('communes'))
      .where('territory_id', '=', territory.territoryId)
      .executeTakeFirstOrThrow();
    return {
      territory: { ...territory, communes: Number(counted.communes) },
      others: territories
        .filter((t) => t !== shown)
        .map(({ territoryId: id, name }) => ({ territoryId: id, name })),
      organisations: await partners(tx, territory.territoryId, { day, default_authority_id, isCoordinator }),
      isCoordinator,
    };
  },
});

async function partners(
  tx: Tx,
  territoryId: string,
  {
    day,
    default_authority_id,
    isCoordinator,
  }: { day: string; default_authority_id: string | null; isCoordinator: boolean },
): Promise<PartnerOrganisation[]> {
  const rows = await tx
    .selectFrom('partnership_agreement as a')
    .innerJoin('organisation as o', 'o.organisation_id', 'a.organisation_id')
    .innerJoin('organisation_kind as k', 'k.code', 'o.kind')
    .leftJoin('commune as c', 'c.code', 'o.commune_code')
    .select([
      'o.organisation_id as organisationId',
      'o.name',
      'k.label as kind',
      'o.discreet',
      'k.accompanies',
      'k.authority',
    ])
    .select(['c.name as communeName', 'a.from_on as from', 'a.until_on as until'])
    .where('a.territory_id', '=', territoryId)
    .orderBy('o.name')
    .execute();
  const waiting = isCoordinator
    ? await awaitingManager(
        tx,
        rows.map((row) => row.organisationId),
      )
    : new Set<string>();
  return [...Map.groupBy(rows, (row) => row.organisationId).values()].flatMap((ofOne) => {
    const counts = agreementThatCounts(ofOne, day);
    if (!counts) return [];
    const { from, until, authority, ...organisation } = counts;
    const agreement = { from, until, phase: agreementPhase({ from, until }, day) };
    const isDefault = organisation.organisationId === default_authority_id;
    return [
      {
        ...organisation,
        authority: isDefault ? ('default' as const) : authority ? ('other' as const) : null,
        agreement,
        awaitsManager: waiting.has(organisation.organisationId),
      },
    ];
  });
}

async function awaitingManager(tx: Tx, organisations: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT id FROM unnest(${organisations}::uuid[]) AS o (id) WHERE access.awaits_manager(id)`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.id));
}
