import type { EstablishmentState } from '../../../platform/partners/company-register.server.ts';
import type { FoundAddress } from '../../../platform/partners/geocoder.server.ts';

/** A record of schema v1, as a line gave it and the rules of loading cleaned it. */
export type GivenRecord = Readonly<Record<string, unknown>>;

/** What services of the network said about a record; nothing of what they were not asked, or did not answer. */
export interface PartnersSay {
  readonly establishment?: EstablishmentState | undefined;
  /** In the commune of today, arrondissements being their city. */
  readonly address?: FoundAddress | null | undefined;
  readonly deadLinks?: readonly string[] | undefined;
}

interface Amended {
  readonly record: GivenRecord;
  /** Its company is no more. */
  readonly closed: boolean;
  readonly certified: boolean;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}

/** As data·inclusion accepts an address (api.md §5.3). */
const CERTAIN = 0.75;

export const LINKS = ['site_web', 'accessibilite_lieu', 'lien_mobilisation'] as const;

/** The record as it is known after asking. An order of fields that is part of the schema is kept. */
export function amendRecord(given: GivenRecord, says: PartnersSay): Amended {
  const problems: { code: string; field: string }[] = [];
  const record: Record<string, unknown> = { ...given };
  const leaveOut = (field: string, code: string) => {
    record[field] = null;
    problems.push({ code, field });
  };
  const { establishment, address, deadLinks = [] } = says;
  if (establishment === 'ceased') problems.push({ code: 'siret-ceased', field: 'siret' });
  if (establishment === 'moved' || establishment === 'unknown') leaveOut('siret', `siret-${establishment}`);
  for (const field of LINKS)
    if (typeof given[field] === 'string' && deadLinks.includes(given[field])) leaveOut(field, 'link-dead');
  const certified = fits(given, address);
  if (certified) {
    record.longitude = address.longitude;
    record.latitude = address.latitude;
    record.code_insee = address.communeCode;
  }
  return { record, closed: establishment === 'ceased', certified, problems };
}

/** An address elsewhere than where the record says is another one; without a street, it only repeats the commune. */
function fits(
  { code_insee }: GivenRecord,
  address: FoundAddress | null | undefined,
): address is FoundAddress {
  return (
    address != null &&
    address.score > CERTAIN &&
    address.street !== '' &&
    (typeof code_insee !== 'string' || code_insee === address.communeCode)
  );
}
