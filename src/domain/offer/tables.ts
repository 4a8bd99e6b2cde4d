import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../platform/clock/clock.ts';

interface OfferValueTable {
  kind: OfferValueKind;
  value: string;
  label: string;
  description: string | null;
  place: number;
  bit: number;
}

export type OfferValueKind =
  | 'thematique'
  | 'public'
  | 'type'
  | 'frais'
  | 'mode-accueil'
  | 'mode-mobilisation'
  | 'mobilisable-par'
  | 'reseau';

interface OfferSourceTable {
  source: string;
  source_no: GeneratedAlways<number>;
  name: string;
  description: string | null;
  restricted: Generated<boolean>;
}

interface OfferZoneTable {
  zone_id: GeneratedAlways<number>;
  code: string;
}

interface OfferStructureTable {
  structure_id: string;
  source: string;
  name: string;
  /** A StructureRecord of schema.ts, written by the application, in the order of its fields. */
  record: ColumnType<unknown, string, string>;
  hash: Buffer;
  updated_on: string;
  commune_code: string | null;
  departement_code: string | null;
  region_code: string | null;
  siret: string | null;
  networks: Generated<string[]>;
  address_certified: Generated<boolean>;
  /** score_qualite × 100. */
  score: Generated<number>;
  cluster_id: string | null;
  preferred: Generated<boolean>;
  managed_by: string | null;
  /** The organisation that kept it last. */
  given_back_by: ColumnType<string | null, never, never>;
  state: Generated<'published' | 'archived'>;
  /** Counted by the database at each writing made here. */
  version: GeneratedAlways<number>;
}

interface OfferServiceTable {
  service_id: string;
  service_key: GeneratedAlways<number>;
  structure_id: string;
  source: string;
  name: string;
  /** A ServiceRecord of schema.ts, written by the application, in the order of its fields. */
  record: ColumnType<unknown, string, string>;
  hash: Buffer;
  updated_on: string;
  address_certified: Generated<boolean>;
  /** score_qualite × 100. */
  score: Generated<number>;
  given_score: number | null;
  /** Parts of the score: see ScoreParts. */
  score_sum: Generated<number>;
  score_terms: Generated<number>;
  score_ages: Generated<boolean>;
  state: Generated<'draft' | 'published' | 'suspended' | 'archived'>;
  /** When it was published first. */
  appeared_at: Generated<Temporal.Instant>;
  /** Counted by the database at each writing made here. */
  version: GeneratedAlways<number>;
  places_free: number | null;
  waiting_weeks: number | null;
  room_said_on: string | null;
}

interface OfferServiceChangeTable {
  service_id: string;
  version: number;
  at: Temporal.Instant;
  author_seat: string;
  author_name: string;
  organisation_id: string;
  organisation_name: string;
  /** Before and after, by field. */
  changed: Record<string, [unknown, unknown]>;
}

interface OfferStructureChangeTable extends Omit<OfferServiceChangeTable, 'service_id'> {
  structure_id: string;
}

interface OfferFavouriteTable {
  seat: ColumnType<string, never, never>;
  service_id: ColumnType<string, string, never>;
  name: ColumnType<string, string, never>;
  starred_at: ColumnType<Temporal.Instant, never, never>;
}

interface OfferSearchTable {
  offer_search_id: ColumnType<string, string, never>;
  seat: ColumnType<string, never, never>;
  name: ColumnType<string, string, never>;
  address: ColumnType<string, string, never>;
  saved_at: ColumnType<Temporal.Instant, never, never>;
  looked_at: ColumnType<Temporal.Instant, never, Temporal.Instant>;
  alerts: boolean;
  told_until: ColumnType<Temporal.Instant | null, never, Temporal.Instant>;
  mailed_on: ColumnType<CivilDate | null, never, CivilDate>;
}

interface OfferHotTable {
  x: number | null;
  y: number | null;
  z: number | null;
  themes_low: string;
  themes_high: string;
  service_key: number;
  cell: number;
  zone: number;
  publics: number;
  bits: number;
  cell_row: number;
  cell_column: number;
  score: number;
  source_no: number;
  updated_on: string;
  service_id: string;
  commune_code: string | null;
  departement_code: string | null;
  region_code: string | null;
  zones: number[] | null;
  /** An int4multirange of minutes of the week. */
  open_at: string | null;
  /** When its structure last said that places are free. */
  places_said_on: string | null;
}

interface OfferChangeTable {
  kind: 'structure' | 'service';
  id: string;
  /** In the order of commits. */
  change_no: string;
  removed: boolean;
  at: Temporal.Instant;
}

interface ApiTokenTable {
  token_id: string;
  name: string;
  scopes: string[];
  hash: Buffer;
  created_at: ColumnType<Temporal.Instant, never, never>;
  revoked_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    offer_value: OfferValueTable;
    offer_source: OfferSourceTable;
    offer_zone: OfferZoneTable;
    offer_structure: OfferStructureTable;
    offer_service: OfferServiceTable;
    offer_favourite: OfferFavouriteTable;
    offer_search: OfferSearchTable;
    offer_service_change: OfferServiceChangeTable;
    offer_structure_change: OfferStructureChangeTable;
    offer_hot: OfferHotTable;
    offer_change: OfferChangeTable;
    api_token: ApiTokenTable;
  }
}
