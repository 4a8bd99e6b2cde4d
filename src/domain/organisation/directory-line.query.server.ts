import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { today } from '../../platform/clock/clock.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { directoryEntries } from './directory.server.ts';
import type { DirectoryLinePage } from './directory-views.ts';
import '../territory/geography-tables.ts';

/** One professional's line; for themselves and their managers, what its forms need. */
export const directoryLine = query({
  name: 'directory-line',
  input: z.object({ seat: z.uuid() }),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ tx, actor, clock, standing }, { seat }): Promise<DirectoryLinePage> => {
    const [entry] = await directoryEntries(tx, { seat }, { limit: 1 });
    if (!entry) throw new NotFound();
    const { organisationId } = asProfessional(actor);
    const day = today(clock);
    const line = await tx
      .selectFrom('directory_line')
      .select('communes')
      .where('seat', '=', seat)
      .executeTakeFirst();
    const absences = await tx
      .selectFrom('absence as a')
      .leftJoin('membership as m', 'm.membership_id', 'a.proposed_seat')
      .select(['a.absence_id as absenceId', 'a.from_on as from', 'a.until_on as until'])
      .select('m.professional_name as proposedName')
      .where('a.seat', '=', seat)
      .where('a.withdrawn_at', 'is', null)
      .where('a.until_on', '>=', day)
      .orderBy('a.from_on')
      .execute();
    const colleagues = entry.mayEdit
      ? await tx
          .selectFrom('membership')
          .select(['membership_id as seat', 'professional_name as name', 'function'])
          .where('organisation_id', '=', organisationId)
          .where('member', '=', true)
          .where('membership_id', '<>', seat)
          .where('from_on', '<=', day)
          .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', day)]))
          .orderBy('professional_name')
          .execute()
      : [];
    const communes =
      entry.mayEdit && standing.territories.length > 0
        ? await tx
            .selectFrom('territory_commune as t')
            .innerJoin('commune as c', 'c.code', 't.commune_code')
            .select(['c.code', 'c.name', 'c.search_name'])
            .distinct()
            .where('t.territory_id', 'in', [...standing.territories])
            .orderBy('c.search_name')
            .execute()
        : [];
    return {
      entry,
      communeCodes: line?.communes ?? [],
      absences: entry.mayEdit
        ? absences
        : absences.filter((absence) => absence.from <= day).map(hideProposal),
      today: day,
      colleagues,
      communes,
    };
  },
});

/** What somebody suggests to their manager is between them. */
const hideProposal = <A extends { proposedName: string | null }>(absence: A): A => ({
  ...absence,
  proposedName: null,
});
