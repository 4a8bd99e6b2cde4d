import type { ReadablePerson } from '../../../domain/import/known-people.server.ts';
import { communeLookup } from '../../../domain/territory/commune-lookup.server.ts';

export interface Addressee {
  personId: string;
  /** « Madame Awa Diallo » */
  name: string;
  greeting: string;
  /** Street, then postal code and commune; empty for a protected person, to whom the letter is given by hand. */
  lines: string[];
  email: string | null;
}

const greetings: Record<string, string> = { madame: 'Madame', monsieur: 'Monsieur' };

/** As a letter names somebody, of what the sender reads of them. */
export function addressee({ known, isProtected }: ReadablePerson): Addressee {
  const title = greetings[known.civility ?? ''];
  const name = `${known.givenName} ${known.usedName ?? known.familyName}`;
  const commune = known.communeCode ? communeLookup().resolve({ inseeCode: known.communeCode }) : null;
  const place = [known.postalCode, commune?.kind === 'found' ? commune.commune.name : null];
  const lines = [known.addressLine, place.filter(Boolean).join(' ')].filter((line) => Boolean(line));
  return {
    personId: known.personId,
    name: title ? `${title} ${name}` : name,
    greeting: title ? `${title},` : 'Bonjour,',
    lines: isProtected ? [] : (lines as string[]),
    email: known.email,
  };
}
