import { type EventCategory, eventCategories } from '../../../../domain/timeline/codes.ts';

/** What of a timeline is shown: codes, an identifier and days, all in the address. */
export interface TimelineView {
  readonly category?: EventCategory | undefined;
  readonly organisation?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** The place in the past where the page begins. */
  readonly before?: string | undefined;
}

const PARAMS = { category: 'fil', organisation: 'org', from: 'du', until: 'au', before: 'avant' } as const;

const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PLACE = /^\d{10,16}_[0-9a-f-]{36}$/;

/** An address that was mistyped shows everything rather than an error: nothing of it was asked in words. */
export function timelineViewIn(query: URLSearchParams): TimelineView {
  const read = (key: keyof typeof PARAMS) => query.get(PARAMS[key]) ?? '';
  const category = (Object.keys(eventCategories) as EventCategory[]).find(
    (code) => code === read('category'),
  );
  return {
    category,
    organisation: IDENTIFIER.test(read('organisation')) ? read('organisation') : undefined,
    from: isDay(read('from')) ? read('from') : undefined,
    until: isDay(read('until')) ? read('until') : undefined,
    before: PLACE.test(read('before')) ? read('before') : undefined,
  };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A period that ends before it begins holds nothing: said at the field. */
export const periodIsReversed = ({ from, until }: TimelineView): boolean =>
  from !== undefined && until !== undefined && until < from;

export const isFiltered = ({ category, organisation, from, until }: TimelineView): boolean =>
  [category, organisation, from, until].some((part) => part !== undefined);

/** Where that view is; `pageHref` without query. */
export function timelineHref(pageHref: string, view: TimelineView): string {
  const query = new URLSearchParams();
  for (const [key, param] of Object.entries(PARAMS) as [keyof typeof PARAMS, string][]) {
    const value = view[key];
    if (value) query.set(param, value);
  }
  return `${pageHref}${query.size > 0 ? `?${query}` : ''}#parcours`;
}
