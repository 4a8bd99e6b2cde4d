import type { OfferView } from '../../../domain/offer/offer-view.ts';
import { categoryOf, thematiqueCategories } from '../../../domain/offer/reference/values.ts';
import type { Facet } from '../../../domain/offer/views.ts';
import { Card } from '../../ui/card.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './offer.module.css';
import { offerHref } from './paths.ts';
import { themeLabel } from './words.ts';

const SHOWN = 12;

/** The themes that these services have, of the same categories as what is chosen, with how many have each; those chosen leave by a click. */
export function OfferNarrow({ view, themes }: { view: OfferView; themes: readonly Facet[] }) {
  const within = new Set(view.themes.map((theme) => (theme.includes('--') ? categoryOf(theme) : theme)));
  const others = themes
    .filter(
      ({ value }) => !view.themes.includes(value) && (within.size === 0 || within.has(categoryOf(value))),
    )
    .slice(0, SHOWN);
  if (others.length === 0 && view.themes.length === 0) return null;
  return (
    <Card title="Préciser le thème">
      <FilterChips
        label="Thèmes choisis"
        chips={view.themes.map((theme) => ({
          label: themeLabel(theme),
          href: offerHref(view, { themes: view.themes.filter((one) => one !== theme) }),
        }))}
      />
      <ul className={styles.facets}>
        {others.map(({ value, label, count }) => (
          <li key={value}>
            <TextLink href={offerHref(view, { themes: narrowed(view.themes, value) })}>{label}</TextLink>
            <span className={styles.count}>{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A thématique narrows the category that holds it. */
function narrowed(themes: readonly string[], value: string): string[] {
  const categories = new Set(thematiqueCategories.map((category) => category.value));
  return [...themes.filter((theme) => !(categories.has(theme) && value.startsWith(`${theme}--`))), value];
}
