import type { Context } from '../../platform/access/run.ts';
import type { EventKind, EventParams } from '../timeline/codes.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import type { ProposalRow } from './lock-rows.server.ts';

type ProposalEvent = Extract<EventKind, `proposal-${string}`>;

/** What happened to a proposal: read by whoever reads the proposal, who wrote it first included. No contributeur reads it. */
export async function recordProposalEvent<Kind extends ProposalEvent>(
  context: Context,
  row: ProposalRow,
  kind: Kind,
  more: Omit<EventParams<Kind>, 'what' | 'title'>,
): Promise<void> {
  const few = row.sensitive || row.discreet;
  await recordEvent(context, {
    personId: row.person_id,
    kind,
    params: { what: row.kind, title: row.title, ...more } as EventParams<Kind>,
    subjectId: row.proposal_id,
    sensitive: row.sensitive,
    discreet: row.discreet,
    namedSeats: few && row.author_seat ? [...row.named_seats, row.author_seat] : row.named_seats,
    hiddenFrom: row.hidden_from,
  });
}
