import { expect, test } from 'vitest';
import { isFiltered, periodIsReversed, timelineHref, timelineViewIn } from './timeline-view.ts';

const organisation = '01a205bf-0000-7000-8000-000000000000';
const read = (query: string) => timelineViewIn(new URLSearchParams(query));

test('what the address says is read, and written the same', () => {
  const view = {
    category: 'etapes',
    organisation,
    from: '2026-01-01',
    until: '2026-03-03',
    before: `1772528400000000_${organisation}`,
  } as const;
  const href = timelineHref('/personnes/x', view);
  expect(href).toMatch(/^\/personnes\/x\?fil=etapes&.*#parcours$/);
  expect(read(href.slice(href.indexOf('?') + 1, href.indexOf('#')))).toEqual(view);
  expect(timelineHref('/personnes/x', {})).toBe('/personnes/x#parcours');
});

test('what means nothing is left out', () => {
  const view = read('fil=tout&org=moi&du=2026-02-30&au=demain&avant=hier');
  expect(Object.values(view)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(isFiltered(view)).toBe(false);
  expect(isFiltered(read('au=2026-02-28'))).toBe(true);
});

test('a period that ends before it begins is known', () => {
  expect(periodIsReversed(read('du=2026-03-03&au=2026-03-02'))).toBe(true);
  expect(periodIsReversed(read('du=2026-03-03&au=2026-03-03'))).toBe(false);
  expect(periodIsReversed(read('au=2026-03-02'))).toBe(false);
});
