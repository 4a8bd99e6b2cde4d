import { offerValues, thematiqueCategories } from '../../../domain/offer/reference/values.ts';
import type { OfferValueKind } from '../../../domain/offer/tables.ts';

const labels = new Map(
  Object.entries(offerValues).map(([kind, values]) => [
    kind,
    new Map(values.map(({ value, label }) => [value, label])),
  ]),
);
const categories = new Map(thematiqueCategories.map(({ value, label }) => [value, label]));

/** The published word for a value of the schema; a value that a later edition added is shown as it is. */
export const offerLabel = (kind: OfferValueKind, value: string): string =>
  labels.get(kind)?.get(value) ?? value;

/** Of a thématique or of a category. */
export const themeLabel = (theme: string): string => categories.get(theme) ?? offerLabel('thematique', theme);
