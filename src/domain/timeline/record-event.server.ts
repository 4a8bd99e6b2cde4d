import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '../../platform/access/bound-transaction.ts';
import { newId } from '../../platform/database/id.ts';
import { type EventKind, type EventParams, eventKinds } from './codes.ts';
import './tables.ts';

export interface NewEvent<Kind extends EventKind> {
  readonly personId: string;
  readonly kind: Kind;
  readonly params: EventParams<Kind>;
  /** The row it is about: sharing or hiding that row later shares or hides its events. */
  readonly subjectId?: string;
  /** When it happened, if that was before now. */
  readonly at?: Temporal.Instant;
  readonly sensitive?: boolean;
  /** Only to say more than the author's organisation does: a discreet organisation is always discreet. */
  readonly discreet?: boolean;
  readonly namedSeats?: readonly string[];
  readonly hiddenFrom?: readonly string[];
  /** Contributeurs who read it. */
  readonly sharedSeats?: readonly string[];
}

/**
 * Appends what just happened to the person's timeline, in the transaction of the act. Author, organisation and date come from the
 * database. NotFound when the actor stands at no level towards the person, unless the kind is an `ownFact`: then the database finds
 * in what the transaction wrote what it may say.
 */
export async function recordEvent<Kind extends EventKind>(
  { tx }: { tx: Tx },
  event: NewEvent<Kind>,
): Promise<void> {
  const definition = eventKinds[event.kind];
  const id = newId();
  if ('ownFact' in definition && definition.ownFact) {
    await sql`SELECT access.record_own_event(${event.personId}, ${id}, ${event.kind})`.execute(tx);
    return;
  }
  await tx
    .insertInto('timeline_event')
    .values({
      person_id: event.personId,
      timeline_event_id: id,
      kind: event.kind,
      params: JSON.stringify(definition.params.parse(event.params)),
      subject_id: event.subjectId ?? null,
      sensitive: event.sensitive ?? false,
      ...(event.at && { at: event.at }),
      ...(event.discreet && { discreet: true }),
      ...(event.namedSeats && { named_seats: event.namedSeats }),
      ...(event.hiddenFrom && { hidden_from: event.hiddenFrom }),
      // What a discreet organisation did is read by no contributeur, even about what others share with them.
      ...(event.sharedSeats?.length && {
        shared_seats: sql`CASE WHEN access.org_discreet() THEN '{}' ELSE ${event.sharedSeats}::uuid[] END`,
      }),
    })
    .execute();
}
