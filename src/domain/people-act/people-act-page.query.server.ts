import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { trackLabels } from '../circle/codes.ts';
import { asProfessional } from '../circle/professional-actor.ts';
import { possibleLeads, referentBodies } from '../circle/referent-bodies.server.ts';
import { endReasons } from '../ending/codes.ts';
import '../organisation/tables.ts';
import '../person/tables.ts';
import { readTags } from '../tag/read-tags.server.ts';
import { peopleDecision, type Refusal } from './decisions.server.ts';
import { type ChosenList, type PeopleActOutcome, peopleActsOf } from './states.ts';
import './tables.ts';
import type { PeopleActPage, PeopleActPerson } from './views.ts';

const PAGE = 100;

/** Whom an act is about, what may be decided for them, how far it is, what it did to each. Its author's alone. */
export const peopleActPage = query({
  name: 'people-act-page',
  input: z.object({ actId: z.uuid(), page: z.coerce.number().int().min(1).max(1000).catch(1).default(1) }),
  access: seated(),
  reads: 'list',
  listed: ({ people }: PeopleActPage) => people.map(({ personId }) => personId),
  handle: async ({ tx, open, actor, standing }, { actId, page }): Promise<PeopleActPage> => {
    const act = await ownAct(tx, actId);
    const { total, counts, refusals } = await countsOf(tx, actId);
    const allowed = act.state === 'choisie' ? peopleActsOf(standing) : [];
    return {
      actId,
      list: act.list,
      address: act.address,
      state: act.state,
      kind: act.kind,
      what: act.kind && (await whatOf(tx, { kind: act.kind, ...(act.details as object) })),
      stoppedWhy: act.stopped_why,
      total,
      counts,
      refusals,
      people: await peopleOf(tx, open, actId, page),
      page,
      pages: Math.max(1, Math.ceil(total / PAGE)),
      bodies: allowed.includes('orientation') ? await referentBodies(tx, standing.territories) : null,
      leads: allowed.includes('referent')
        ? await possibleLeads(tx, asProfessional(actor).organisationId)
        : null,
      ends: allowed.includes('fin'),
      tags: allowed.includes('etiquette') && mayTag(act, standing.roles) ? await readTags(tx) : null,
    };
  },
});

/** How far an act is, for the page that shows it. */
export const peopleActProgress = query({
  name: 'people-act-progress',
  input: z.object({ actId: z.uuid() }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx }, { actId }) => {
    const { state, stopped_why } = await ownAct(tx, actId);
    const { total, counts } = await countsOf(tx, actId);
    return { state, progress: doneOf(counts), total, stopped: stopped_why !== null };
  },
});

/** Whoever chooses among those whom an authority orients reads no file of theirs. */
function mayTag({ list, address }: { list: ChosenList; address: string }, roles: readonly string[]): boolean {
  const shown = new URLSearchParams(address).get('liste');
  return list === 'personnes' ? shown !== 'autorite' : roles.includes('manager') && shown !== 'service';
}

const doneOf = (counts: PeopleActPage['counts']) =>
  Object.values(counts).reduce((sum, people) => sum + people, 0);

async function ownAct(tx: Tx, actId: string) {
  const act = await tx
    .selectFrom('people_act')
    .select(['list', 'address', 'state', 'kind', 'details', 'stopped_why'])
    .where('people_act_id', '=', actId)
    .executeTakeFirst();
  if (!act) throw new NotFound();
  return act;
}

async function countsOf(
  tx: Tx,
  actId: string,
): Promise<Pick<PeopleActPage, 'total' | 'counts' | 'refusals'>> {
  const { rows } = await sql<{ outcome: PeopleActOutcome | null; reason: Refusal | null; people: number }>`
    SELECT outcome, reason, people FROM access.people_act_counts(${actId}) ORDER BY people DESC`.execute(tx);
  const counts = { fait: 0, deja: 0, refus: 0, hors: 0 };
  for (const { outcome, people } of rows) if (outcome) counts[outcome] += people;
  return {
    total: rows.reduce((sum, { people }) => sum + people, 0),
    counts,
    refusals: rows.flatMap(({ reason, people }) => (reason ? [{ ...reason, people }] : [])),
  };
}

async function whatOf(tx: Tx, raw: unknown): Promise<PeopleActPage['what']> {
  const decision = peopleDecision.parse(raw);
  if (decision.kind === 'orientation') {
    const body = await tx
      .selectFrom('organisation')
      .select('name')
      .where('organisation_id', '=', decision.bodyId)
      .executeTakeFirst();
    return { track: trackLabels[decision.track].label.toLowerCase(), name: body?.name ?? '', put: true };
  }
  if (decision.kind === 'fin') return { track: null, name: endReasons[decision.reason].label, put: true };
  if (decision.kind === 'etiquette') {
    const tag = await tx
      .selectFrom('tag')
      .select('name')
      .where('tag_id', '=', decision.tagId)
      .executeTakeFirst();
    return { track: null, name: tag?.name ?? '', put: decision.put };
  }
  const lead = await tx
    .selectFrom('membership')
    .select('professional_name')
    .where('membership_id', '=', decision.seat)
    .executeTakeFirst();
  return { track: null, name: lead?.professional_name ?? '', put: true };
}

async function peopleOf(
  tx: Tx,
  open: (people: readonly string[]) => Promise<unknown>,
  actId: string,
  page: number,
): Promise<PeopleActPerson[]> {
  const ids = await sql<{ person_id: string }>`
    SELECT person_id FROM access.people_act_page(${actId}, ${PAGE}, ${(page - 1) * PAGE})`.execute(tx);
  const people = ids.rows.map((row) => row.person_id);
  await open(people);
  const { rows } = await sql<PeopleActPerson>`
    SELECT i.person_id AS "personId", l.given_name || ' ' || l.family_name AS name, l.commune_name AS "communeName",
      l.lead_name AS "leadName", l.referent_body_name AS "referentBodyName", l.ended_on AS "endedOn", i.outcome, i.reason
    FROM unnest(${people}::uuid[]) WITH ORDINALITY AS p (person_id, rank)
    JOIN people_act_item i ON i.person_id = p.person_id AND i.people_act_id = ${actId}
    JOIN person_list l ON l.person_id = p.person_id ORDER BY p.rank`.execute(tx);
  return rows;
}
