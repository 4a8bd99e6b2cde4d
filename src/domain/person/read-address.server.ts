import { communeLookup } from '../territory/commune-lookup.server.ts';

/** What an address form sends, as it was typed; `communeCode` once a choice was offered. */
export interface TypedAddress {
  line: string;
  postalCode: string;
  commune: string;
  communeCode: string;
}

export type ReadAddress =
  | { kind: 'read'; address: { line: string; postalCode: string; communeCode: string } }
  | {
      kind: 'unsure';
      code: 'commune-uncertain' | 'commune-contradiction' | 'commune-unknown';
      choices: CommuneChoice[];
    };

export interface CommuneChoice {
  code: string;
  name: string;
  postalCode: string;
}

/** Finds the commune that the words mean; when they mean several, offers them. */
export function readAddress(typed: TypedAddress): ReadAddress {
  const line = typed.line.trim();
  const postalCode = typed.postalCode.replace(/\s/g, '');
  const name = typed.commune.trim();
  if (name === '' && postalCode === '')
    return { kind: 'read', address: { line, postalCode, communeCode: '' } };
  const chosen = stillMeant(typed.communeCode, postalCode, name);
  if (chosen)
    return {
      kind: 'read',
      address: { line, postalCode: postalCode || chosen.postalCode, communeCode: chosen.code },
    };
  const found = communeLookup().resolve({ postalCode: postalCode || undefined, name: name || undefined });
  switch (found.kind) {
    case 'found': {
      const choice = choiceOf(found.commune);
      return {
        kind: 'read',
        address: { line, postalCode: postalCode || choice.postalCode, communeCode: choice.code },
      };
    }
    case 'uncertain':
      return {
        kind: 'unsure',
        code: name === '' || found.communes.length > 1 ? 'commune-uncertain' : 'commune-unknown',
        choices: found.communes.map(choiceOf),
      };
    case 'contradiction':
      return { kind: 'unsure', code: 'commune-contradiction', choices: [] };
    case 'unknown':
      return { kind: 'unsure', code: 'commune-unknown', choices: [] };
  }
}

const choiceOf = (commune: {
  code: string;
  name: string;
  postalCodes: readonly string[];
}): CommuneChoice => ({
  code: commune.code,
  name: commune.name,
  // Only one that the commune does not share with its other parts: a wrong code is worse than none.
  postalCode: commune.postalCodes.length === 1 ? commune.postalCodes[0]! : '',
});

/** The choice holds as long as what is typed beside it allows it: whoever then corrects the name means the name. */
function stillMeant(code: string, postalCode: string, name: string): CommuneChoice | null {
  if (code === '') return null;
  const found = communeLookup().resolve({ postalCode: postalCode || undefined, name: name || undefined });
  const meant = found.kind === 'found' ? [found.commune] : found.kind === 'uncertain' ? found.communes : [];
  const commune = meant.find((candidate) => candidate.code === code);
  return commune ? choiceOf(commune) : null;
}
