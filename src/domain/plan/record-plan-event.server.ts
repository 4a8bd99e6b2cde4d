import type { Context } from '../../platform/access/run.ts';
import { changeAccess } from '../circle/change-access.server.ts';
import type { EventKind, EventParams } from '../timeline/codes.ts';
import { recordEvent } from '../timeline/record-event.server.ts';
import type { LeverCode } from './codes.ts';
import { detailsLine, type StepDetails } from './lever-details.ts';

/** What an event takes from the objective or step it is about: who may read the one may read the other. */
export interface Marks {
  readonly sensitive: boolean;
  readonly discreet: boolean;
  readonly named_seats: readonly string[];
  readonly hidden_from: readonly string[];
  readonly shared_seats: readonly string[];
}

/** The end of every act on a plan: its event, then the list columns and the summary that follow from it. */
export async function recordPlanEvent<Kind extends EventKind>(
  context: Context,
  about: { personId: string; subjectId: string; marks: Marks },
  kind: Kind,
  params: EventParams<Kind>,
): Promise<void> {
  const { sensitive, discreet, named_seats, hidden_from, shared_seats } = about.marks;
  await recordEvent(context, {
    personId: about.personId,
    kind,
    params,
    subjectId: about.subjectId,
    sensitive,
    discreet,
    namedSeats: named_seats,
    hiddenFrom: hidden_from,
    sharedSeats: shared_seats,
  });
  await changeAccess(context.tx, 'refresh_list', about.personId);
}

const SHORT = 160;

/** What a lever needs, as short as an event tells it. */
export function shortDetails(lever: LeverCode, details: StepDetails): { details?: string } {
  const line = detailsLine(lever, details);
  if (!line) return {};
  return { details: line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line };
}
