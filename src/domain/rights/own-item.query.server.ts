import { sql } from 'kysely';
import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { query } from '../../platform/access/run.ts';
import { commentKinds, type ShownComment } from '../comment/codes.ts';
import { readComments } from '../comment/read-comments.server.ts';
import { choiceKinds } from './codes.ts';
import { describeItem, type ItemKind } from './describe-item.server.ts';
import { type OwnChoice, readChoices } from './own-choices.query.server.ts';
import '../circle/tables.ts';
import '../timeline/tables.ts';

export interface OwnItem {
  kind: ItemKind;
  subject: string;
  label: string;
  /** Sensitive or discreet: only some professionals see it, and the person may name others. */
  kept: boolean;
  comments: ShownComment[];
  choices: OwnChoice[];
  mayComment: boolean;
  mayHide: boolean;
  /** From whom it can still be hidden. */
  organisations: { organisationId: string; name: string }[];
  /** Professionals who accompany and to whom it can be shown; none when the item is not kept. */
  professionals: { seat: string; name: string; organisation: string }[];
  /** An event about something that can be hidden whole. */
  whole: { kind: ItemKind; subject: string; label: string } | null;
}

/** One item of the file: what the person said of it, from whom they hide it, to whom they show it. */
export const ownItem = query({
  name: 'own-item',
  input: z.object({ personId: z.uuid(), kind: z.enum([...commentKinds, 'member']), subject: z.string() }),
  access: onPerson('self'),
  reads: 'file',
  handle: async (context, { personId, kind, subject }): Promise<OwnItem> => {
    const { tx } = context;
    const { label, kept } = await describeItem(tx, personId, kind, subject);
    const choices = await readChoices(context, personId, { kind, subject });
    const comments = await readComments(context, personId);
    const mayHide = kind !== 'member' && (choiceKinds as readonly string[]).includes(kind);
    return {
      kind,
      subject,
      label,
      kept,
      comments: comments.filter((one) => one.kind === kind && one.subject === subject),
      choices,
      mayComment: kind !== 'member',
      mayHide,
      organisations: mayHide ? await organisationsLeft(tx, choices) : [],
      professionals: kept ? await professionalsLeft(tx, personId, choices) : [],
      whole: kind === 'event' ? await wholeOf(tx, personId, subject) : null,
    };
  },
});

async function organisationsLeft(tx: Tx, choices: readonly OwnChoice[]): Promise<OwnItem['organisations']> {
  const { rows } = await sql<{ organisationId: string; name: string }>`
    SELECT organisation_id AS "organisationId", name FROM access.organisations_around() ORDER BY name, organisation_id`.execute(
    tx,
  );
  const hidden = choices.filter(({ choice }) => choice === 'cacher').map(({ organisation }) => organisation);
  return rows.filter(({ name }) => !hidden.includes(name));
}

async function professionalsLeft(
  tx: Tx,
  personId: string,
  choices: readonly OwnChoice[],
): Promise<OwnItem['professionals']> {
  const rows = await tx
    .selectFrom('circle_member')
    .select(['seat', 'professional_name as name', 'organisation_name as organisation'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .where('role', '=', 'accompagnateur')
    .orderBy('professional_name')
    .execute();
  const shown = choices.filter(({ choice }) => choice === 'montrer').map(({ professional }) => professional);
  return rows.filter(({ name }) => !shown.includes(name));
}

/** Most events are about a row of their own: the person may want it hidden with all its events. */
async function wholeOf(tx: Tx, personId: string, eventId: string): Promise<OwnItem['whole']> {
  const event = await tx
    .selectFrom('timeline_event')
    .select(['kind', 'subject_id'])
    .where('person_id', '=', personId)
    .where('timeline_event_id', '=', eventId)
    .executeTakeFirst();
  const kind = (['contact', 'step', 'objective'] as const).find((one) => event?.kind.startsWith(`${one}-`));
  if (!kind || !event?.subject_id) return null;
  const { label } = await describeItem(tx, personId, kind, event.subject_id);
  return { kind, subject: event.subject_id, label };
}
