import { sql } from 'kysely';
import { z } from 'zod';
import { seated } from '../../platform/access/access-rule.ts';
import { noLevels } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { type Context, command, query } from '../../platform/access/run.ts';
import { nameLead } from '../circle/appoint-lead.server.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import { bodyOrientedMail, peopleGivenMail, peopleReceivedMail } from '../circle/mails.ts';
import { decideOrientation } from '../circle/orient-person.server.ts';
import { tell } from '../circle/tell.server.ts';
import { decideEnd } from '../ending/end-accompaniment.server.ts';
import { accompanimentsEndedMail } from '../ending/mails.ts';
import { can } from '../person/rules.ts';
import { putTag, takeTagOff } from '../tag/write-tags.server.ts';
import { type PeopleDecision, peopleDecision, type Refusal } from './decisions.server.ts';
import type { PeopleActOutcome } from './states.ts';
import './tables.ts';

const act = z.object({ actId: z.uuid() });
const one = act.extend({ personId: z.uuid() });

/** Who is still to be done. */
export const peopleLeft = query({
  name: 'people-act-left',
  input: act.extend({ most: z.number().int() }),
  access: seated(),
  reads: 'none',
  handle: async ({ tx }, { actId, most }): Promise<string[]> => {
    const { rows } = await sql<{
      person_id: string;
    }>`SELECT person_id FROM access.people_act_left(${actId}, ${most})`.execute(tx);
    return rows.map((row) => row.person_id);
  },
});

/**
 * One person of an act, in one transaction: what is decided for them, the timeline, the audit line and the mark that it is done
 * stand or fall together, so that a worker killed between two of them, or two workers at once, do nobody twice.
 */
export const actOnOne = command({
  name: 'act-on-one-of-many',
  input: one,
  access: seated(),
  about: (done: { personId: string } | null) => done?.personId,
  handle: async (context, { actId, personId }) => {
    const decision = await take(context.tx, actId, personId);
    if (!decision) return null;
    const levels = (await context.open([personId])).get(personId) ?? noLevels;
    const { outcome, told } = await decide({ ...context, levels }, personId, decision);
    await changeAccess(context.tx, 'settle_people_act_item', actId, personId, outcome, null, told);
    return { personId };
  },
});

async function take(tx: Tx, actId: string, personId: string): Promise<PeopleDecision | null> {
  const { rows } = await sql<{ kind: string; details: object }>`
    SELECT kind, details FROM access.take_people_act_item(${actId}, ${personId})`.execute(tx);
  const [row] = rows;
  return row ? peopleDecision.parse({ kind: row.kind, ...row.details }) : null;
}

interface Done {
  readonly outcome: PeopleActOutcome;
  readonly told: string | null;
}
const done: Done = { outcome: 'fait', told: null };
const nothingToDo: Done = { outcome: 'deja', told: null };

async function decide(context: Context, personId: string, decision: PeopleDecision): Promise<Done> {
  if (decision.kind === 'orientation') {
    if (await alreadyOriented(context.tx, personId, decision)) return nothingToDo;
    await decideOrientation(context, { personId, ...decision });
    return done;
  }
  if (decision.kind === 'etiquette') {
    if (!can('tag')(context.levels)) throw new NotFound();
    const change = decision.put ? putTag : takeTagOff;
    return (await change(context.tx, personId, decision.tagId)) ? done : nothingToDo;
  }
  if (decision.kind === 'fin') {
    const { former } = await decideEnd(context, personId, decision);
    return { outcome: 'fait', told: former };
  }
  const { replaced } = await nameLead(context.tx, personId, decision.seat);
  return { outcome: 'fait', told: replaced };
}

/** The decision in force already says so: another one would only add a line. */
async function alreadyOriented(
  tx: Tx,
  personId: string,
  { track, bodyId }: Extract<PeopleDecision, { kind: 'orientation' }>,
): Promise<boolean> {
  const last = await tx
    .selectFrom('orientation')
    .select(['track', 'referent_body_id'])
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.track === track && last.referent_body_id === bodyId;
}

/** Refusals of a command about one person that say: it is so. */
const ALREADY = new Set(['already_lead', 'already_ended']);

const refusal = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What the transaction of that person could not say, since it was undone: a rule refused, or they are not this actor's. */
export const settleRefused = command({
  name: 'settle-one-of-many',
  input: one.extend({ refusal: refusal.nullable() }),
  access: seated(),
  handle: async ({ tx }, { actId, personId, refusal: why }) => {
    const outcome: PeopleActOutcome = why === null ? 'hors' : ALREADY.has(why.code) ? 'deja' : 'refus';
    const reason = outcome === 'refus' ? JSON.stringify(why satisfies Refusal | null) : null;
    await changeAccess(tx, 'settle_people_act_item', actId, personId, outcome, reason, null);
  },
});

/** Everybody is done: those concerned get one message with a count, whoever finishes first. */
export const finishPeopleAct = command({
  name: 'finish-people-act',
  input: act,
  access: seated(),
  handle: async ({ tx }, { actId }) => {
    if (!(await changeAccess(tx, 'finish_people_act', actId))) return;
    const row = await tx
      .selectFrom('people_act')
      .select(['kind', 'details'])
      .where('people_act_id', '=', actId)
      .executeTakeFirstOrThrow();
    const { rows } = await sql<{ people: number }>`
      SELECT coalesce(sum(people), 0)::int AS people FROM access.people_act_counts(${actId}) WHERE outcome = 'fait'`.execute(
      tx,
    );
    const people = rows[0]?.people ?? 0;
    if (people === 0) return;
    const decision = peopleDecision.parse({ kind: row.kind, ...(row.details as object) });
    if (decision.kind === 'etiquette') return;
    if (decision.kind === 'orientation')
      return tell(tx, { managersOf: decision.bodyId }, bodyOrientedMail, { people });
    if (decision.kind === 'referent') await tell(tx, { seat: decision.seat }, peopleReceivedMail, { people });
    const template = decision.kind === 'fin' ? accompanimentsEndedMail : peopleGivenMail;
    const given = await sql<{ seat: string; people: number }>`
      SELECT seat, people FROM access.people_act_told(${actId})`.execute(tx);
    for (const { seat, people: taken } of given.rows) await tell(tx, { seat }, template, { people: taken });
  },
});
