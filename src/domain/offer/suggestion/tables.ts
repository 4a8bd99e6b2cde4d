import type { ColumnType, Generated } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { SuggestionState, SuggestionSubject } from './codes.ts';

interface OfferSuggestionTable {
  suggestion_id: string;
  service_id: string;
  about: SuggestionSubject;
  words: string;
  made_at: Generated<Temporal.Instant>;
  /** null: of a discreet organisation. */
  author_name: ColumnType<string | null, never, never>;
  organisation_name: ColumnType<string | null, never, never>;
  territories: ColumnType<string[], never, never>;
  state: ColumnType<SuggestionState, never, never>;
  answer: ColumnType<string, never, never>;
  decided_at: ColumnType<Temporal.Instant | null, never, never>;
  decided_by: ColumnType<string | null, never, never>;
  decided_org: ColumnType<string | null, never, never>;
}

declare module '../../../platform/database/schema.ts' {
  interface Database {
    offer_suggestion: OfferSuggestionTable;
  }
}
