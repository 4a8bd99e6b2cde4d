import {
  type PeopleFilterName,
  type PeopleFilters,
  type PeopleScope,
  type PeopleSort,
  peopleFilters,
} from '../../../domain/person/codes.ts';
import type { PeopleView } from '../../../domain/person/people-address.ts';
import type { OfferedFilter } from '../../../domain/person/people-offer.ts';
import type { ListedPerson, PeoplePage } from '../../../domain/person/views.ts';
import { type EventCategory, eventCategories } from '../../../domain/timeline/codes.ts';

export const SCOPES: Record<PeopleScope, { tab: string; caption: string; empty: string }> = {
  personnes: {
    tab: 'Mes accompagnements',
    caption: 'Mes accompagnements',
    empty: 'Vous n’accompagnez encore personne',
  },
  organisation: {
    tab: 'Mon organisation',
    caption: 'Personnes suivies par mon organisation',
    empty: 'Votre organisation ne suit encore personne',
  },
  autorite: {
    tab: 'Mon autorité',
    caption: 'Personnes dont mon autorité décide l’orientation',
    empty: 'Votre autorité n’a encore personne à orienter',
  },
};

/** Completes « 84 personnes · … ». */
export const SORTED: Record<PeopleSort, { straight: string; reversed: string }> = {
  nom: { straight: 'triées par nom', reversed: 'triées par nom, de Z à A' },
  contact: {
    straight: 'le contact le plus ancien d’abord',
    reversed: 'le contact le plus récent d’abord',
  },
  echeance: {
    straight: 'l’échéance la plus proche d’abord',
    reversed: 'l’échéance la plus lointaine d’abord',
  },
  entree: {
    straight: 'de la dernière entrée à la première',
    reversed: 'de la première entrée à la dernière',
  },
  referent: { straight: 'les vôtres d’abord, puis par référent', reversed: 'par référent, de Z à A' },
  'a-faire': { straight: 'ce qui est à vous d’abord', reversed: 'ce qui est aux autres d’abord' },
};

export interface ActiveFilter {
  readonly name: OfferedFilter;
  readonly words: string;
}

/** The filters of a view in words, in the order of the form. */
export function activeFilters(
  filters: PeopleFilters,
  { communes, tags }: Pick<PeoplePage, 'communes' | 'tags'>,
): ActiveFilter[] {
  const names = Object.keys(peopleFilters) as PeopleFilterName[];
  const active: ActiveFilter[] = names.flatMap((name) => {
    const words = filterWords(name, filters[name]);
    return words ? [{ name, words }] : [];
  });
  if (filters.commune) {
    const commune = communes.find(({ code }) => code === filters.commune)?.name ?? filters.commune;
    active.push({ name: 'commune', words: `Commune\u00a0: ${commune}` });
  }
  if (filters.etiquette) {
    const tag = tags.find(({ tagId }) => tagId === filters.etiquette)?.name;
    active.push({ name: 'etiquette', words: tag ? `Étiquette\u00a0: ${tag}` : 'Une étiquette' });
  }
  return active;
}

function filterWords(name: PeopleFilterName, value: string | undefined): string | null {
  const { label, values }: { label: string; values: Readonly<Record<string, string>> } = peopleFilters[name];
  const said = value === undefined ? undefined : values[value];
  if (said === undefined) return null;
  return name === 'porteur' ? `${label} ${said}` : `${label}\u00a0: ${said}`;
}

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });
const lower = (category: EventCategory) => eventCategories[category].toLowerCase();

export const newsWords = ({ arrived, categories }: NonNullable<ListedPerson['news']>): string =>
  arrived
    ? 'Nouveau\u00a0: arrivée dans vos accompagnements'
    : `Nouveau\u00a0: ${list.format(categories.map(lower))}`;

/** What a saved view shows, in a sentence; of those whose name begins so. */
export function viewWords({ scope, sort, reversed, filters }: PeopleView, named = ''): string {
  const parts = [
    SCOPES[scope].tab,
    ...activeFilters(filters, { communes: [], tags: [] }).map(({ words }) => words),
    ...(named ? [`Nom ou prénom qui commence par «\u00a0${named}\u00a0»`] : []),
  ];
  return `${parts.join(' · ')} · ${SORTED[sort][reversed ? 'reversed' : 'straight']}`;
}
