import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAt, dayNumber } from './days.ts';
import { frameOf, ticksOf } from './lifeline-axis.ts';
import {
  type Box,
  type LifelineLane,
  type LifelineSpan,
  layOut,
  type PlacedLane,
  POINT_GAP,
} from './lifeline-layout.ts';
import { fitText, textWidth } from './text-width.ts';

const today = '2026-03-03';
const wide = { width: 560, labels: 'beside', fontSize: 13 } as const;
const narrow = { width: 230, labels: 'above', fontSize: 13 } as const;
const both = [wide, narrow];

const span = (
  label: string,
  from: string,
  until: string | null,
  more: Partial<LifelineSpan> = {},
): LifelineSpan => ({
  key: `${label} ${from}`,
  label,
  from,
  until,
  look: 'plain',
  ...more,
});
const statuses = (...spans: LifelineSpan[]): LifelineLane => ({ title: 'Statuts', spans });

describe('the axis', () => {
  const labels = (from: string, until: string, width = 560) =>
    ticksOf(frameOf([from, until], until, width), 13)
      .map(({ label }) => label)
      .filter((label) => label !== null);

  test('from days to years, the year said where it begins', () => {
    expect(labels('2026-03-01', '2026-03-03')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+ (févr\.|mars)/)]),
    );
    expect(labels('2026-01-05', '2026-03-03')).toContain('2 févr.');
    expect(labels('2025-01-01', '2026-03-03')).toEqual([
      'janvier 2025',
      'avril',
      'juillet',
      'octobre',
      'janvier 2026',
    ]);
    expect(labels('2024-01-01', '2026-03-03')).toEqual([
      'janvier 2024',
      'juillet',
      'janvier 2025',
      'juillet',
      '2026',
    ]);
    expect(labels('2006-03-01', '2026-03-03')).toEqual(expect.arrayContaining(['2010', '2020', '2026']));
    expect(labels('2006-03-01', '2026-03-03', 230)).toEqual(expect.arrayContaining(['2010', '2020']));
  });

  test('one day alone is shown over two weeks, twenty years hold too, and today is never at the edge', () => {
    for (const first of [today, '2006-03-01']) {
      const frame = frameOf([first], today, 560);
      expect(frame.from).toBeLessThan(dayNumber(first));
      expect(frame.until).toBeGreaterThan(dayNumber(today) + 1);
      expect(frame.until - frame.from).toBeGreaterThanOrEqual(14);
    }
  });
});

describe('bars', () => {
  const placed = (lane: LifelineLane, options = wide) => layOut([lane], today, options).lanes[0]!.spans;

  test('what is over is past; what has a known end is past until today, then to come; the rest is open', () => {
    const [pacea, cej, job] = placed(
      statuses(
        span('PACEA', '2025-01-01', '2025-12-31'),
        span('CEJ', '2025-06-01', null, { expectedUntil: '2026-12-31' }),
        span('Emploi', '2026-01-05', null),
      ),
    );
    expect(pacea).toMatchObject({ past: expect.anything(), future: null, open: false });
    expect(cej).toMatchObject({ past: expect.anything(), future: expect.anything(), open: false });
    expect(job).toMatchObject({ past: expect.anything(), future: expect.anything(), open: true });
  });

  test('an expected end that has passed ended nothing', () => {
    const [cej] = placed(statuses(span('CEJ', '2025-01-01', null, { expectedUntil: '2026-01-31' })));
    const end = cej!.past!.x + cej!.past!.width;
    expect(cej!.future).toBeNull();
    expect(end).toBeGreaterThan(
      layOut([statuses(span('CEJ', '2025-01-01', null, { expectedUntil: '2026-01-31' }))], today, wide)
        .today - 1,
    );
  });

  test('what starts in the future is wholly to come', () => {
    expect(placed(statuses(span('Formation', '2026-04-01', '2026-06-30')))[0]).toMatchObject({
      past: null,
      future: expect.anything(),
    });
  });

  test('several at once take a row each; those that follow share one', () => {
    const rows = placed(
      statuses(
        span('RSA', '2025-01-01', null),
        span('Demande d’emploi', '2025-01-10', null),
        span('PACEA', '2024-01-01', '2024-12-31'),
      ),
    ).map(({ span: { label }, row }) => [label, row]);
    expect(rows).toEqual([
      ['PACEA', 0],
      ['RSA', 0],
      ['Demande d’emploi', 1],
    ]);
  });

  test('a word that does not hold in its bar stands beside, or is cut when there is no room anywhere', () => {
    const [short] = placed(
      statuses(
        span('Contrat d’engagement jeune', '2024-02-20', '2024-02-25'),
        span('RSA', '2024-06-01', null),
      ),
    );
    expect(short?.label).toMatchObject({ place: 'after', text: 'Contrat d’engagement jeune' });
    const [cut] = placed(statuses(span('x'.repeat(300), '2024-01-01', null)));
    expect(cut?.label?.text).toMatch(/^x+…$/);
  });
});

test('dots that would touch become one, which shows the most pressing', () => {
  const lane = {
    title: 'Étapes',
    points: [
      { key: 'a', label: 'a', on: '2025-01-01', look: 'done' as const },
      { key: 'b', label: 'b', on: '2026-02-27', look: 'done' as const },
      { key: 'c', label: 'c', on: '2026-03-01', look: 'late' as const },
    ],
  };
  const { points } = layOut([lane], today, wide).lanes[0]!;
  expect(points.map(({ look, points: { length } }) => [look, length])).toEqual([
    ['done', 1],
    ['late', 2],
  ]);
});

// ---------------------------------------------------------------- whatever the facts
const anyDay = (from: string, until: string) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(until) }).map(dayAt);
const pastDay = fc.oneof(anyDay('2006-03-03', today), anyDay('2026-02-01', today), fc.constant(today));
const anySpan = fc
  .record({
    label: fc.constantFrom(
      'RSA',
      'PACEA',
      'Contrat d’engagement jeune',
      'Inscription à France Travail',
      'CDD d’insertion',
      'Wwwwwwwwwwwwwwwwwww',
    ),
    from: pastDay,
    lasts: fc.integer({ min: 0, max: 3000 }),
    end: fc.constantFrom('over', 'expected', 'open'),
  })
  .map(({ label, from, lasts, end }): LifelineSpan => {
    const until = dayAt(dayNumber(from) + lasts);
    return span(
      label,
      from,
      end === 'over' ? until : null,
      end === 'expected' ? { expectedUntil: until } : {},
    );
  });
const anyPoint = fc.record({
  key: fc.uuid(),
  label: fc.constant('x'),
  on: fc.oneof(pastDay, anyDay(today, '2028-03-03')),
  look: fc.constantFrom(
    'done' as const,
    'planned' as const,
    'late' as const,
    'reached' as const,
    'attempt' as const,
  ),
});
const anyLanes = fc
  .tuple(
    fc.array(anySpan, { maxLength: 8 }),
    fc.array(anySpan, { maxLength: 4 }),
    fc.array(anyPoint, { maxLength: 60 }),
  )
  .map(([a, b, points]): LifelineLane[] => [
    { title: 'Statuts', spans: a },
    { title: 'Référent', spans: b },
    { title: 'Étapes', points },
  ]);

const boxesOf = ({ spans }: PlacedLane, row: number): Box[] =>
  spans
    .filter((placed) => placed.row === row)
    .map(({ past, future, label }) => {
      const parts = [past, future, label].filter((box) => box !== null);
      const x = Math.min(...parts.map((box) => box.x));
      return { x, width: Math.max(...parts.map((box) => box.x + box.width)) - x };
    });
const overlap = (a: Box, b: Box) => a.x + a.width > b.x + 1e-6 && b.x + b.width > a.x + 1e-6;
const inside = (box: Box, width: number) => box.x >= -1e-6 && box.x + box.width <= width + 1e-6;

describe.each(both)('at $width px, whatever happened', (options) => {
  const holds = (check: (layout: ReturnType<typeof layOut>, lanes: LifelineLane[]) => void) =>
    fc.assert(
      fc.property(anyLanes, (lanes) => check(layOut(lanes, today, options), lanes)),
      { numRuns: 300 },
    );

  test('nothing of one row overlaps, whether bar or word', () =>
    holds(({ lanes }) => {
      for (const lane of lanes) {
        for (let row = 0; row < lane.rows; row++) {
          const boxes = boxesOf(lane, row);
          for (const [n, box] of boxes.entries()) {
            for (const other of boxes.slice(n + 1)) expect(overlap(box, other)).toBe(false);
          }
        }
      }
    }));

  test('all is inside the frame, today and the words of the axis too', () =>
    holds((layout) => {
      for (const { spans, points } of layout.lanes) {
        for (const { past, future, label } of spans) {
          for (const box of [past, future, label]) if (box) expect(inside(box, options.width)).toBe(true);
        }
        for (const { x } of points)
          expect(inside({ x: x - POINT_GAP / 2, width: POINT_GAP }, options.width)).toBe(true);
      }
      expect(inside({ x: layout.today, width: 0 }, options.width)).toBe(true);
      const words = layout.ticks.flatMap(({ x, label }) =>
        label ? [{ x, width: textWidth(label, options.fontSize) }] : [],
      );
      for (const [n, word] of words.entries()) {
        expect(inside(word, options.width)).toBe(true);
        const next = words[n + 1];
        if (next) expect(word.x + word.width).toBeLessThan(next.x);
      }
    }));

  test('no item is lost, and what began first comes first', () =>
    holds((layout, lanes) => {
      for (const [n, lane] of lanes.entries()) {
        const { spans, points } = layout.lanes[n]!;
        expect(spans.map(({ span: { from } }) => from)).toEqual(
          (lane.spans ?? []).map(({ from }) => from).toSorted(),
        );
        expect(points.flatMap((group) => group.points.map(({ on }) => on))).toEqual(
          (lane.points ?? []).map(({ on }) => on).toSorted(),
        );
        for (const [i, point] of points.entries()) {
          if (points[i + 1]) expect(points[i + 1]!.x - point.x).toBeGreaterThanOrEqual(POINT_GAP);
        }
      }
    }));

  test('what is to come starts after today, what is past ends with it', () =>
    holds((layout) => {
      for (const { past, future } of layout.lanes.flatMap(({ spans }) => spans)) {
        if (future && past) expect(future.x).toBeGreaterThanOrEqual(layout.today);
      }
    }));
});

test('a text is cut at a letter, with an ellipsis, and never wider than its room', () => {
  expect(fitText('PACEA', 13, 100)).toBe('PACEA');
  expect(fitText('Contrat d’engagement', 13, 80)).toMatch(/^Contrat.*…$/);
  expect(fitText('Contrat', 13, 5)).toBe('');
});
