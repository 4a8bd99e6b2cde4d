import { z } from 'zod';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { contactChannels } from '../contact/codes.ts';
import { findConstraint, type Item, needThemes } from '../diagnosis/codes.ts';
import { isProfileKind, profileThemes, profileTitle, profileTitles } from '../diagnosis/profile-themes.ts';
import { findAnyItem } from '../diagnosis/rome.ts';
import { eventSentence } from '../timeline/codes.ts';
import '../circle/tables.ts';
import '../contact/tables.ts';
import '../diagnosis/tables.ts';
import '../person/tables.ts';
import '../plan/tables.ts';
import '../timeline/tables.ts';

/** What a choice or a comment can be about, with the words for it. */
export type ItemKind =
  | 'objective'
  | 'step'
  | 'answer'
  | 'event'
  | 'contact'
  | 'member'
  | 'status'
  | 'orientation';

export interface ItemWords {
  readonly label: string;
  /** How the timeline names the answers of this theme; null for anything else. */
  readonly theme: string | null;
  /** Its author's organisation is discreet, or its code is sensitive: only some professionals see it. */
  readonly kept: boolean;
}

const id = z.uuid();
const answerSubject = z
  .string()
  .regex(new RegExp(`^(constraint|need|${Object.keys(profileTitles).join('|')})/[A-Z0-9]{1,5}$`));

/** The words of one item of the person, as they read it. NotFound when it is not theirs. */
export async function describeItem(
  tx: Tx,
  personId: string,
  kind: ItemKind,
  subject: string,
): Promise<ItemWords> {
  if (!(kind === 'answer' ? answerSubject : id).safeParse(subject).success) throw new NotFound();
  const found = await describers[kind](tx, personId, subject);
  if (!found) throw new NotFound();
  return { theme: null, ...found, label: found.label.slice(0, 300) };
}

type Found = { label: string; kept: boolean; theme?: string } | undefined;

const describers: Record<ItemKind, (tx: Tx, personId: string, subject: string) => Promise<Found>> = {
  objective: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('objective')
      .select(['title', 'sensitive', 'discreet'])
      .where('person_id', '=', personId)
      .where('objective_id', '=', subject)
      .executeTakeFirst();
    return row && { label: row.title, kept: row.sensitive || row.discreet };
  },
  step: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('step')
      .select(['title', 'sensitive', 'discreet'])
      .where('person_id', '=', personId)
      .where('step_id', '=', subject)
      .executeTakeFirst();
    return row && { label: row.title, kept: row.sensitive || row.discreet };
  },
  event: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('timeline_event')
      .select(['kind', 'params', 'author_name', 'organisation_name', 'sensitive', 'discreet'])
      .where('person_id', '=', personId)
      .where('timeline_event_id', '=', subject)
      .executeTakeFirst();
    if (!row) return undefined;
    const author = { name: row.author_name, organisation: row.organisation_name };
    return {
      label: eventSentence(row.kind, row.params, author).title,
      kept: row.sensitive || row.discreet,
    };
  },
  contact: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('contact')
      .select(['channel', 'reached', 'author_name', 'sensitive', 'discreet'])
      .where('person_id', '=', personId)
      .where('contact_id', '=', subject)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    return (
      row && {
        label: `${contactChannels[row.channel][row.reached ? 'reached' : 'missed']}, ${row.author_name}`,
        kept: row.sensitive || row.discreet,
      }
    );
  },
  answer: async (tx, personId, subject) => describeAnswer(tx, personId, subject),
  member: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('circle_member')
      .select(['professional_name', 'organisation_name', 'discreet'])
      .where('person_id', '=', personId)
      .where('circle_member_id', '=', subject)
      .where('until', 'is', null)
      .executeTakeFirst();
    return row && { label: `${row.professional_name} (${row.organisation_name})`, kept: row.discreet };
  },
  status: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('status_period')
      .innerJoin('status_kind', 'status_kind.code', 'status_period.kind')
      .select(['status_kind.label', 'status_period.sensitive'])
      .where('person_id', '=', personId)
      .where('status_period_id', '=', subject)
      .executeTakeFirst();
    return row && { label: row.label, kept: row.sensitive };
  },
  orientation: async (tx, personId, subject) => {
    const row = await tx
      .selectFrom('orientation')
      .select(['track', 'referent_body_name'])
      .where('person_id', '=', personId)
      .where('orientation_id', '=', subject)
      .executeTakeFirst();
    return row && { label: `Orientation ${row.track}, ${row.referent_body_name}`, kept: false };
  },
};

/** Of a constraint, its situations and objectives as well: the whole theme. */
async function describeAnswer(tx: Tx, personId: string, subject: string): Promise<Found> {
  const [kind, code] = subject.split('/') as [Item['kind'], string];
  const item = findAnyItem({ kind, parent: '', code });
  if (!item) return undefined;
  const rows = await tx
    .selectFrom('diagnosis_answer')
    .select(['sensitive', 'discreet'])
    .where('person_id', '=', personId)
    .where((where) =>
      where.or([
        where.and([where('kind', '=', kind), where('code', '=', code)]),
        ...(kind === 'constraint' ? [where('parent', '=', code)] : []),
      ]),
    )
    .execute();
  if (rows.length === 0) return undefined;
  return { ...wordsOf(item), kept: rows.some((row) => row.sensitive || row.discreet) };
}

function wordsOf({ kind, code, label }: Item): { label: string; theme: string } {
  if (isProfileKind(kind)) return { label: profileTitle(kind, label), theme: profileThemes[kind] ?? label };
  if (kind === 'constraint') {
    const title = findConstraint(code)?.title ?? label;
    return { label: title, theme: title };
  }
  const theme = needThemes.find(({ needs }) => needs.some((need) => need.code === code))?.title;
  return { label, theme: theme ?? label };
}
