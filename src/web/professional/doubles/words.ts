import type { MatchSide } from '../../../domain/same-person/views.ts';

export const nameOf = ({ givenName, familyName, usedName }: MatchSide): string =>
  `${givenName} ${usedName ?? familyName}`;
