import { openGeographyFiles } from '../../domain/territory/geography-files.server.ts';
import { fold } from '../../platform/text/fold.ts';

export interface Area {
  readonly code: string;
  /** Its name, as addresses write it: `cotes-d-armor`. */
  readonly slug: string;
}

export interface Areas {
  readonly departements: readonly Area[];
  readonly regions: readonly Area[];
}

/** The départements and régions that the reference knows; overseas communities, which it leaves out, have a code of three figures as « région ». */
export function readAreas(): Areas {
  const files = openGeographyFiles();
  const departements = files.read('departements');
  const regions = files.read('regions');
  const ofRegions = (region: string | null) => region?.length === 2;
  return {
    departements: areasOf(departements, departements.region_code!.map(ofRegions)),
    regions: areasOf(regions, regions.code!.map(ofRegions)),
  };
}

function areasOf(columns: Record<string, (string | null)[]>, kept: readonly boolean[]): Area[] {
  return columns
    .code!.map((code, index) => ({
      code: code ?? '',
      slug: fold(columns.name![index] ?? '').replaceAll(' ', '-'),
    }))
    .filter((_, index) => kept[index])
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

/** The reference lists « charente-maritime » before « charente », and this one before « cher ». */
const sortKey = ({ slug }: Area): string => `${slug}0`;
