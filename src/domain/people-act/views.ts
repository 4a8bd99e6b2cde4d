import type { PossibleLead, ReferentBody } from '../circle/views.ts';
import type { Tag } from '../tag/views.ts';
import type { ChosenList, PeopleActKind, PeopleActOutcome, PeopleActState } from './states.ts';

export interface PeopleActPage {
  readonly actId: string;
  readonly list: ChosenList;
  /** Query of the list's address: codes. */
  readonly address: string;
  readonly state: PeopleActState;
  readonly kind: PeopleActKind | null;
  /** What is being done: the body and track, the référent's name, or the tag that is put on or taken off. */
  readonly what: { readonly track: string | null; readonly name: string; readonly put: boolean } | null;
  readonly stoppedWhy: 'siege' | 'panne' | null;
  readonly total: number;
  readonly counts: Readonly<Record<PeopleActOutcome, number>>;
  /** Why some were refused, the most frequent first. */
  readonly refusals: readonly { readonly code: string; readonly params: Params; readonly people: number }[];
  readonly people: readonly PeopleActPerson[];
  readonly page: number;
  readonly pages: number;
  /** What the reader may decide for them, with the choices of each. */
  readonly bodies: readonly ReferentBody[] | null;
  readonly leads: readonly PossibleLead[] | null;
  readonly tags: readonly Tag[] | null;
  /** Whether the reader may end accompaniments. */
  readonly ends: boolean;
}

type Params = Readonly<Record<string, string | number>>;

export interface PeopleActPerson {
  readonly personId: string;
  readonly name: string;
  readonly communeName: string | null;
  readonly leadName: string | null;
  readonly referentBodyName: string | null;
  readonly endedOn: string | null;
  readonly outcome: PeopleActOutcome | null;
  readonly reason: { readonly code: string; readonly params: Params } | null;
}
