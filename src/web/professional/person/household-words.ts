import { childBandLabels, childBands } from '../../../domain/person/codes.ts';
import { childrenCount, type Household } from '../../../domain/person/rules.ts';
import { joinList, plural } from '../../ui/format.ts';

/** « parent seul, 3 enfants : 1 de moins de 3 ans et 2 de 6 à 13 ans », « en couple, 1 enfant de 3 à 5 ans » */
export function householdWords(household: Household): string {
  const alone = household.loneParent ? 'parent seul' : household.couple ? 'en couple' : 'seul ou seule';
  const count = childrenCount(household);
  if (count === 0) return `${alone}, sans enfant à charge`;
  const bands = childBands
    .filter((band) => household.children[band] > 0)
    .map((band) => `${household.children[band]} de ${childBandLabels[band]}`);
  return count === 1
    ? `${alone}, 1 enfant ${bands[0]?.slice(2)}`
    : `${alone}, ${plural(count, 'enfant')} : ${joinList(bands)}`;
}
