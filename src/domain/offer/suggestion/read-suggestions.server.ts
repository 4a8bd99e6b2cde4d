import { sql } from 'kysely';
import type { Tx } from '../../../platform/access/bound-transaction.ts';
import { type Clock, civilDateAt } from '../../../platform/clock/clock.ts';
import type { SuggestionState, SuggestionSubject } from './codes.ts';
import './tables.ts';
import '../tables.ts';

export interface Suggestion {
  readonly suggestionId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly structureName: string;
  readonly about: SuggestionSubject;
  readonly words: string;
  readonly madeOn: string;
  /** « Nadia Ferrand, Département du Cher »; null: of a discreet organisation. */
  readonly author: string | null;
  readonly state: SuggestionState;
  readonly answer: string;
  readonly decidedOn: string | null;
  readonly decidedBy: string | null;
  /** The reader is among those who answer; otherwise they made it. */
  readonly toAnswer: boolean;
  /** Of a structure that the reader's organisation keeps. */
  readonly own: boolean;
}

const MOST = 200;

/** Suggestions that the reader made or deals with, those that wait first. */
export async function readSuggestions(
  tx: Tx,
  clock: Clock,
  { serviceId, waiting = false }: { serviceId?: string; waiting?: boolean },
): Promise<Suggestion[]> {
  let query = tx
    .selectFrom('offer_suggestion as g')
    .innerJoin('offer_service as s', 's.service_id', 'g.service_id')
    .innerJoin('offer_structure as st', 'st.structure_id', 's.structure_id')
    .select([
      'g.suggestion_id',
      'g.service_id',
      's.name as service',
      'st.name as structure',
      'g.about',
      'g.words',
    ])
    .select(['g.made_at', 'g.author_name', 'g.organisation_name', 'g.state', 'g.answer', 'g.decided_at'])
    .select(['g.decided_by', 'g.decided_org'])
    .select(sql<boolean>`access.deals_with_suggestion(g.service_id, g.territories)`.as('to_answer'))
    .select(sql<boolean>`access.keeps_structure(s.structure_id)`.as('own'))
    .orderBy((order) => order('g.state', '=', 'waiting'), 'desc')
    .orderBy('g.made_at', 'desc')
    .limit(MOST);
  if (serviceId !== undefined) query = query.where('g.service_id', '=', serviceId);
  if (waiting) query = query.where('g.state', '=', 'waiting');
  const rows = await query.execute();
  return rows.map((row) => ({
    suggestionId: row.suggestion_id,
    serviceId: row.service_id,
    serviceName: row.service,
    structureName: row.structure,
    about: row.about,
    words: row.words,
    madeOn: civilDateAt(row.made_at, clock),
    author: named(row.author_name, row.organisation_name),
    state: row.state,
    answer: row.answer,
    decidedOn: row.decided_at && civilDateAt(row.decided_at, clock),
    decidedBy: named(row.decided_by, row.decided_org),
    toAnswer: row.to_answer,
    own: row.own,
  }));
}

const named = (name: string | null, organisation: string | null) =>
  name === null ? null : [name, organisation].filter(Boolean).join(', ');
