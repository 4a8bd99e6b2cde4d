import { sql } from 'kysely';
import type { Context } from '../../platform/access/run.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import { findConstraint, type Item, type ItemKind, items, needThemes } from './codes.ts';
import { profileThemes } from './profile-themes.ts';
import { isOneOf, seatOf } from './stored-answers.server.ts';

const themeOf = ({ kind, parent, code }: Item): string =>
  profileThemes[kind] ??
  (kind === 'need'
    ? (needThemes.find((theme) => theme.needs.some((need) => need.code === code))?.title ?? '')
    : (findConstraint(kind === 'constraint' ? code : parent)?.title ?? ''));

/** Items of the same theme and the same sensitivity: what one line of the timeline may tell to the same readers. */
function sameLine(item: Item): (other: Item) => boolean {
  return (other) => other.sensitive === item.sensitive && themeOf(other) === themeOf(item);
}

/**
 * Outside a sitting answers are saved one by one: the timeline gets one line per author, theme and day, on the first of them.
 * Called after the answers are written.
 */
export async function recordCompleted(
  context: Context,
  personId: string,
  written: readonly Item[],
): Promise<void> {
  const lines = written.filter((item, index) => written.findIndex(sameLine(item)) === index);
  for (const line of lines) {
    const group = written.filter(sameLine(line));
    if (await toldToday(context, personId, line, group.length)) continue;
    await recordEvent(context, {
      personId,
      kind: 'diagnosis-completed',
      params: { themes: [themeOf(line)] },
      sensitive: line.sensitive,
    });
  }
}

async function toldToday(
  context: Context,
  personId: string,
  line: Item,
  justWritten: number,
): Promise<boolean> {
  const { said } = await context.tx
    .selectFrom('diagnosis_answer_version')
    .select(sql<number>`count(*)::int`.as('said'))
    .where('person_id', '=', personId)
    .where('author_seat', '=', seatOf(context.actor))
    .where('sitting_id', 'is', null)
    .where(sql<boolean>`answered_at >= access.today()::timestamptz`)
    .where(ofTheme(line))
    .executeTakeFirstOrThrow();
  return said > justWritten;
}

function ofTheme(line: Item) {
  const title = profileThemes[line.kind];
  if (!title) return isOneOf(items.filter(sameLine(line)));
  const kinds = (Object.keys(profileThemes) as ItemKind[]).filter((kind) => profileThemes[kind] === title);
  return sql<boolean>`kind IN (${sql.join(kinds)})`;
}
