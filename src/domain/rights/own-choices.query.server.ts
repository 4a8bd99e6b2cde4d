import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { type Context, query } from '../../platform/access/run.ts';
import { civilDateAt } from '../../platform/clock/clock.ts';
import type { Choice, ChoiceKind } from './codes.ts';
import './tables.ts';

export interface OwnChoice {
  choiceId: string;
  choice: Choice;
  kind: ChoiceKind;
  subject: string;
  label: string;
  organisation: string;
  professional: string | null;
  on: string;
}

/** What the person hides and shows today, the latest first; of one item when it is asked. */
export async function readChoices(
  { tx, clock }: Pick<Context, 'tx' | 'clock'>,
  personId: string,
  of?: { kind: string; subject: string },
): Promise<OwnChoice[]> {
  let select = tx
    .selectFrom('item_choice')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('item_choice_id');
  if (of) select = select.where('kind', '=', of.kind as ChoiceKind).where('subject', '=', of.subject);
  const rows = await select.execute();
  return rows.map((row) => ({
    choiceId: row.item_choice_id,
    choice: row.choice,
    kind: row.kind,
    subject: row.subject,
    label: row.label,
    organisation: row.organisation_name,
    professional: row.professional_name,
    on: civilDateAt(row.made_at, clock),
  }));
}

/** Everything that the person hides or shows: one page, from which each is taken back. */
export const ownChoices = query({
  name: 'own-choices',
  input: z.object({ personId: z.uuid() }),
  access: onPerson('self'),
  reads: 'file',
  handle: async (context, { personId }) => ({ choices: await readChoices(context, personId) }),
});
