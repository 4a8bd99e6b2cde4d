import { sql } from 'kysely';
import { NotFound } from '../../platform/access/errors.ts';
import type { Context } from '../../platform/access/run.ts';
import { currentMembers } from '../circle/current-members.server.ts';
import type { PageFrame } from './rules.ts';
import { seatOf } from './stored-answers.server.ts';

type Row = Pick<PageFrame, 'personName' | 'givenName' | 'timeZone' | 'today' | 'discreet'> &
  PageFrame['me'] & { capEmploi: boolean };

export async function readFrame(
  { tx, actor, levels }: Pick<Context, 'tx' | 'actor' | 'levels'>,
  personId: string,
): Promise<PageFrame> {
  const { rows } = await sql<Row>`
    SELECT trim(l.given_name || ' ' || l.family_name) AS "personName", l.given_name AS "givenName", t.time_zone AS "timeZone",
      (access.now() AT TIME ZONE t.time_zone)::date AS today, access.org_discreet() AS discreet, access.org_cap_emploi() AS "capEmploi",
      access.author_name() AS name, coalesce(access.org_name(), '') AS organisation
    FROM person p JOIN person_list l USING (person_id) JOIN territory t ON t.territory_id = p.territory_id
    WHERE p.person_id = ${personId}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  const { personName, givenName, timeZone, today, discreet, capEmploi, name, organisation } = row;
  const colleagues = (await currentMembers(tx, personId)).filter(
    (member) => member.role === 'accompagnateur' && !member.discreet && member.seat !== seatOf(actor),
  );
  return {
    personName,
    givenName,
    timeZone,
    today,
    discreet,
    readsSensitive: levels.lead || levels.self || (capEmploi && levels.edit),
    me: { name, organisation },
    colleagues: colleagues.map((member) => ({
      seat: member.seat,
      name: member.name,
      organisation: member.organisation,
    })),
  };
}
