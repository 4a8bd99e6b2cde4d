import type { Generated } from 'kysely';

interface RegionTable {
  code: string;
  name: string;
}

interface DepartementTable {
  code: string;
  name: string;
  region_code: string;
}

interface EpciTable {
  code: string;
  name: string;
  kind: string;
}

interface CommuneTable {
  code: string;
  name: string;
  kind: CommuneKind;
  parent_code: string | null;
  departement_code: string;
  region_code: string;
  epci_code: string | null;
  postal_codes: string[];
  population: number | null;
  longitude: number | null;
  latitude: number | null;
  current: Generated<boolean>;
  search_name: string;
}

/** `former`: a code that no longer designates a commune; its `parent_code` is the one that contains it today. */
export type CommuneKind = 'commune' | 'arrondissement' | 'former';

interface CommuneFormerNameTable {
  commune_code: string;
  name: string;
  search_name: string;
}

interface CommunePostalCodeTable {
  postal_code: string;
  commune_code: string;
}

declare module '../../platform/database/schema.ts' {
  interface Database {
    region: RegionTable;
    departement: DepartementTable;
    epci: EpciTable;
    commune: CommuneTable;
    commune_former_name: CommuneFormerNameTable;
    commune_postal_code: CommunePostalCodeTable;
  }
}
