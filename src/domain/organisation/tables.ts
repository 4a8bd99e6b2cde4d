import type { ColumnType } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { DutyKind, Speciality } from './codes.ts';

type ReadOnly<T> = ColumnType<T, never, never>;

interface TerritoryTable {
  territory_id: ReadOnly<string>;
  name: ReadOnly<string>;
  time_zone: ReadOnly<string>;
  default_authority_id: ReadOnly<string | null>;
  opened_on: ReadOnly<string>;
}

interface TerritoryCommuneTable {
  territory_id: ReadOnly<string>;
  commune_code: ReadOnly<string>;
}

interface OrganisationKindTable {
  code: ReadOnly<string>;
  label: ReadOnly<string>;
  accompanies: ReadOnly<boolean>;
  authority: ReadOnly<boolean>;
  discreet: ReadOnly<boolean>;
}

interface OrganisationTable {
  organisation_id: ReadOnly<string>;
  kind: ReadOnly<string>;
  name: ColumnType<string, never, string>;
  discreet: ReadOnly<boolean>;
  siret: ColumnType<string | null, never, string | null>;
  commune_code: ColumnType<string | null, never, string | null>;
  address: ColumnType<string | null, never, string | null>;
  phone: ColumnType<string | null, never, string | null>;
  email: ColumnType<string | null, never, string | null>;
  /** The first day of work in Relais; null is that of its first account. */
  opened_on: ColumnType<string | null, never, string | null>;
  created_at: ReadOnly<Temporal.Instant>;
}

interface PartnershipAgreementTable {
  agreement_id: ReadOnly<string>;
  territory_id: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  from_on: ReadOnly<string>;
  /** Last day; null while no end is known. */
  until_on: ReadOnly<string | null>;
  discreet: ReadOnly<boolean>;
  title: ReadOnly<string>;
  ended_why: ReadOnly<string | null>;
}

interface ProfessionalTable {
  professional_id: ReadOnly<string>;
  given_name: ColumnType<string, never, string>;
  family_name: ColumnType<string, never, string>;
  email: ReadOnly<string>;
  phone: ColumnType<string | null, never, string | null>;
  discreet: ReadOnly<boolean>;
  demo_label: ReadOnly<string | null>;
  created_at: ReadOnly<Temporal.Instant>;
}

interface MembershipTable {
  membership_id: ReadOnly<string>;
  professional_id: ReadOnly<string>;
  organisation_id: ReadOnly<string>;
  professional_name: ReadOnly<string>;
  discreet: ReadOnly<boolean>;
  member: ReadOnly<boolean>;
  reception: ReadOnly<boolean>;
  manager: ReadOnly<boolean>;
  dpo: ReadOnly<boolean>;
  speciality: ReadOnly<Speciality>;
  function: ReadOnly<string>;
  from_on: ReadOnly<string>;
  /** First day without the seat. */
  until_on: ReadOnly<string | null>;
}

interface DutyTable {
  duty_id: ReadOnly<string>;
  membership_id: ReadOnly<string>;
  kind: ReadOnly<DutyKind>;
  authority_id: ReadOnly<string | null>;
  territory_id: ReadOnly<string>;
  from_on: ReadOnly<string>;
  until_on: ReadOnly<string | null>;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    territory: TerritoryTable;
    territory_commune: TerritoryCommuneTable;
    organisation_kind: OrganisationKindTable;
    organisation: OrganisationTable;
    partnership_agreement: PartnershipAgreementTable;
    professional: ProfessionalTable;
    membership: MembershipTable;
    duty: DutyTable;
  }
}
