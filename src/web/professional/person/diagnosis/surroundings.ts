import { createContext, useContext } from 'react';
import type { Item } from '../../../../domain/diagnosis/codes.ts';
import type { PreparedAnswer } from '../../../../domain/diagnosis/preparation.ts';

/** What every row needs to know of the page. */
export interface Surroundings {
  readonly personId: string;
  readonly givenName: string;
  /** What the person prepared, of what the reader may see. */
  readonly prepared: readonly PreparedAnswer[];
  readonly timeZone: string;
  readonly today: string;
  readonly mayAnswer: boolean;
  readonly readsSensitive: boolean;
  /** JavaScript runs: answers save themselves, so that no button is needed. */
  readonly live: boolean;
  readonly openHistory: (item: Item) => void;
}

export const SurroundingsContext = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const known = useContext(SurroundingsContext);
  if (!known) throw new Error('a row of the diagnosis outside of its page');
  return known;
}
