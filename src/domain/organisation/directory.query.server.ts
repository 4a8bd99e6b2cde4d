import { sql } from 'kysely';
import { z } from 'zod';
import { professionalOnly } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { specialities } from './codes.ts';
import { directoryEntries } from './directory.server.ts';
import type { DirectoryOrganisation, DirectoryPage } from './directory-views.ts';
import '../territory/geography-tables.ts';

const PAGE = 50;

/** What an address says wrongly is left aside: a filter that does not exist filters nothing. */
const filters = {
  kind: z.string().max(40).optional(),
  organisationId: z.uuid().optional().catch(undefined),
  speciality: z.enum(specialities).optional().catch(undefined),
  communeCode: z
    .string()
    .regex(/^[0-9AB]{5}$/)
    .optional()
    .catch(undefined),
  text: z.string().max(80).optional(),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
};

/** Who does what around here. It tells nothing of any accompanied person. */
export const directory = query({
  name: 'directory',
  input: z.object(filters),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ tx, standing }, { after, before, ...filter }): Promise<DirectoryPage> => {
    const rows = await directoryEntries(tx, filter, { after, before, limit: PAGE + 1 });
    const more = rows.length > PAGE;
    const backwards = before !== undefined;
    const { rows: organisations } = await sql<DirectoryPage['organisations'][number] & { code: string }>`
      SELECT o.organisation_id AS "organisationId", o.name, k.label AS kind, k.code
      FROM organisation o JOIN organisation_kind k ON k.code = o.kind
      WHERE o.organisation_id = access.org() OR (NOT o.discreet AND EXISTS (SELECT FROM partnership_agreement a
        WHERE a.organisation_id = o.organisation_id AND a.territory_id = ANY (access.territories())
          AND a.from_on <= access.today() AND (a.until_on IS NULL OR a.until_on >= access.today())))
      ORDER BY k.label, o.name`.execute(tx);
    const { rows: communes } = await sql<DirectoryPage['communes'][number]>`
      SELECT DISTINCT c.code, c.name, c.search_name FROM territory_commune t JOIN commune c ON c.code = t.commune_code
      WHERE t.territory_id = ANY (${[...standing.territories]}::uuid[]) ORDER BY c.search_name`.execute(tx);
    return {
      entries: backwards && more ? rows.slice(1) : rows.slice(0, PAGE),
      kinds: [...new Map(organisations.map(({ code, kind }) => [code, { code, label: kind }])).values()],
      organisations: organisations.map(({ code: _, ...organisation }) => organisation),
      communes,
      hasPrevious: backwards ? more : after !== undefined,
      hasNext: backwards || more,
    };
  },
});

/** How to reach an organisation; its team is the directory, filtered. */
export const directoryOrganisation = query({
  name: 'directory-organisation',
  input: z.object({ organisationId: z.uuid() }),
  access: professionalOnly(),
  reads: 'none',
  handle: async ({ tx, actor, standing }, { organisationId }): Promise<DirectoryOrganisation> => {
    const { rows } = await sql<Omit<DirectoryOrganisation, 'isOwn' | 'isManager'>>`
      SELECT o.organisation_id AS "organisationId", o.name, k.label AS kind, o.discreet, o.address, c.name AS "communeName",
             o.phone, o.email
      FROM organisation o JOIN organisation_kind k ON k.code = o.kind LEFT JOIN commune c ON c.code = o.commune_code
      WHERE o.organisation_id = ${organisationId} AND (o.organisation_id = access.org() OR (NOT o.discreet AND EXISTS (
        SELECT FROM partnership_agreement a WHERE a.organisation_id = o.organisation_id
          AND a.territory_id = ANY (access.territories()) AND a.from_on <= access.today()
          AND (a.until_on IS NULL OR a.until_on >= access.today()))))`.execute(tx);
    const [found] = rows;
    if (!found) throw new NotFound();
    const isOwn = asProfessional(actor).organisationId === organisationId;
    return { ...found, isOwn, isManager: isOwn && standing.roles.includes('manager') };
  },
});
