import { dayNumber } from './days.ts';
import { type Frame, frameOf, type Tick, ticksOf, xOf } from './lifeline-axis.ts';
import { fitText, textWidth } from './text-width.ts';

/** What lasts: days are civil dates, the last one included. */
export interface LifelineSpan {
  readonly key: string;
  readonly label: string;
  readonly from: string;
  /** Last day; null while it goes on. */
  readonly until: string | null;
  /** Known or expected last day of what goes on. */
  readonly expectedUntil?: string | null | undefined;
  readonly look: 'plain' | 'strong' | 'past';
  /** The responsibility changed hands when it began. */
  readonly relay?: boolean | undefined;
}

export type PointLook = 'done' | 'planned' | 'late' | 'reached' | 'attempt';

/** What has a day. */
export interface LifelinePoint {
  readonly key: string;
  readonly label: string;
  readonly on: string;
  readonly look: PointLook;
  /** Where acting upon it is done. */
  readonly href?: string | undefined;
}

export interface LifelineLane {
  readonly title: string;
  readonly spans?: readonly LifelineSpan[] | undefined;
  readonly points?: readonly LifelinePoint[] | undefined;
}

/** Beside the bars on a wide picture; above them on a narrow one, where nothing holds beside. */
export type LabelPlace = 'beside' | 'above';

export interface Box {
  /** Pixels, in a frame of the width asked for. */
  readonly x: number;
  readonly width: number;
}

export interface PlacedSpan {
  readonly span: LifelineSpan;
  readonly row: number;
  /** What has happened. */
  readonly past: Box | null;
  /** What is to come, as far as is known. */
  readonly future: Box | null;
  /** It goes on, and nobody knows until when. */
  readonly open: boolean;
  readonly label: SpanLabel | null;
}

export interface SpanLabel extends Box {
  readonly text: string;
  /** What it holds to when the picture is wider: the bar's beginning or end, or the edge of the frame. */
  readonly place: 'inside' | 'after' | 'before' | 'above' | 'above-at-edge';
}

export interface PlacedPoint {
  /** Those that would touch are drawn as one. */
  readonly points: readonly LifelinePoint[];
  readonly x: number;
  /** The most pressing of them. */
  readonly look: PointLook;
}

export interface PlacedLane {
  readonly title: string;
  readonly rows: number;
  readonly spans: readonly PlacedSpan[];
  readonly points: readonly PlacedPoint[];
}

export interface LifelineLayout {
  readonly width: number;
  readonly today: number;
  readonly ticks: readonly Tick[];
  readonly lanes: readonly PlacedLane[];
}

export interface LayoutOptions {
  /** The smallest width, in pixels, at which the picture is shown: wider ones only leave more room. */
  readonly width: number;
  readonly labels: LabelPlace;
  /** Of the words, in pixels. */
  readonly fontSize: number;
}

/** Around the words of a row. */
const GAP = 6;
/** What sums of fractions miss. */
const TINY = 1e-6;
/** Between a bar and its word. */
const PAD = 8;
/** More where a relay's dot covers the bar's beginning. */
const RELAY = 6;
/** A bar shorter than this would not be seen. */
const SHORTEST = 4;
/** Between two dots: each stays a target that a finger or a pointer can choose. */
export const POINT_GAP = 26;

/** Places everything: nothing overlaps, nothing leaves the frame, and what began first stays first. */
export function layOut(
  lanes: readonly LifelineLane[],
  today: string,
  options: LayoutOptions,
): LifelineLayout {
  const frame = frameOf(datesIn(lanes), today, options.width);
  return {
    width: frame.width,
    today: xOf(frame, dayNumber(today) + 0.5),
    ticks: ticksOf(frame, options.fontSize),
    lanes: lanes.map(({ title, spans = [], points = [] }) => {
      const placed = placeSpans(spans, dayNumber(today), frame, options);
      return {
        title,
        rows: Math.max(1, ...placed.map(({ row }) => row + 1)),
        spans: placed,
        points: placePoints(points, frame),
      };
    }),
  };
}

function datesIn(lanes: readonly LifelineLane[]): string[] {
  return lanes.flatMap(({ spans = [], points = [] }) => [
    ...spans.flatMap(({ from, until, expectedUntil }) =>
      [from, until, expectedUntil].filter((date) => typeof date === 'string'),
    ),
    ...points.map(({ on }) => on),
  ]);
}

function placeSpans(
  spans: readonly LifelineSpan[],
  today: number,
  frame: Frame,
  options: LayoutOptions,
): PlacedSpan[] {
  const rows: { bar: Box; label: Box | null }[][] = [];
  const inOrder = spans.toSorted(
    (a, b) => a.from.localeCompare(b.from) || a.label.localeCompare(b.label) || a.key.localeCompare(b.key),
  );
  return inOrder.map((span) => {
    const bars = barsOf(span, today, frame);
    const label = labelOf(span, wholeOf(bars), frame, options);
    const taken = { bar: wholeOf(bars), label };
    let row = rows.findIndex((others) => others.every((other) => holdBoth(other, taken)));
    if (row < 0) row = rows.push([]) - 1;
    rows[row]!.push(taken);
    return { span, row, ...bars, label };
  });
}

function barsOf(span: LifelineSpan, today: number, frame: Frame) {
  const from = dayNumber(span.from);
  const open = span.until === null && !span.expectedUntil;
  const known = span.until ?? span.expectedUntil;
  // An expected end that has passed did not end it: it goes on until somebody says so.
  const end = open ? frame.until : Math.max(dayNumber(known!) + 1, span.until === null ? today + 1 : 0);
  const turn = Math.min(Math.max(today + 1, from), Math.max(end, from + 1));
  const box = (start: number, stop: number): Box | null =>
    stop > start ? { x: xOf(frame, start), width: xOf(frame, stop) - xOf(frame, start) } : null;
  const [past, future] = [box(from, turn), box(turn, end)];
  return {
    past: past && !future ? longEnough(past, frame) : past,
    future: future && longEnough(future, frame),
    open,
  };
}

function longEnough(box: Box, frame: Frame): Box {
  const width = Math.max(box.width, SHORTEST);
  return { x: Math.min(box.x, frame.width - width), width };
}

function wholeOf({ past, future }: { past: Box | null; future: Box | null }): Box {
  if (past && future) return hull(past, future);
  return (past ?? future)!;
}

function hull(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  return { x, width: Math.max(a.x + a.width, b.x + b.width) - x };
}

const apart = (a: Box | null, b: Box | null, gap: number): boolean =>
  !a || !b || a.x + a.width + gap <= b.x + TINY || b.x + b.width + gap <= a.x + TINY;

/** Bars that follow each other may touch, as one référent follows another; words keep their distance. */
const holdBoth = (a: { bar: Box; label: Box | null }, b: { bar: Box; label: Box | null }): boolean =>
  apart(a.bar, b.bar, 0) &&
  apart(a.label, b.label, GAP) &&
  apart(inOwnBar(a) ? null : a.label, b.bar, GAP) &&
  apart(a.bar, inOwnBar(b) ? null : b.label, GAP);

const inOwnBar = ({ bar, label }: { bar: Box; label: Box | null }): boolean =>
  label !== null && label.x >= bar.x && label.x + label.width <= bar.x + bar.width;

function labelOf(
  { label, relay }: LifelineSpan,
  bar: Box,
  frame: Frame,
  { labels, fontSize }: LayoutOptions,
): SpanLabel | null {
  const write = (
    room: number,
    at: (width: number) => number,
    place: SpanLabel['place'],
  ): SpanLabel | null => {
    const text = fitText(label, fontSize, room);
    const width = textWidth(text, fontSize);
    return text ? { text, width, x: at(width), place } : null;
  };
  if (labels === 'above') {
    const holds = bar.x + textWidth(label, fontSize) <= frame.width;
    return holds
      ? write(frame.width - bar.x, () => bar.x, 'above')
      : write(frame.width, (width) => frame.width - width, 'above-at-edge');
  }
  const after = bar.x + bar.width;
  const start = relay ? PAD + RELAY : PAD;
  const rooms = [
    { place: 'inside', room: bar.width - start - PAD, at: () => bar.x + start },
    { place: 'after', room: frame.width - after - PAD, at: () => after + PAD },
    { place: 'before', room: bar.x - PAD, at: (width: number) => bar.x - PAD - width },
  ] as const;
  const best =
    rooms.find(({ room }) => textWidth(label, fontSize) <= room) ??
    rooms.toSorted((a, b) => b.room - a.room)[0]!;
  return write(best.room, best.at, best.place);
}

const PRESSING: readonly PointLook[] = ['late', 'planned', 'done', 'reached', 'attempt'];

function placePoints(points: readonly LifelinePoint[], frame: Frame): PlacedPoint[] {
  const edge = POINT_GAP / 2;
  const inOrder = points.toSorted((a, b) => a.on.localeCompare(b.on) || a.key.localeCompare(b.key));
  let groups = inOrder.map((point) => ({
    points: [point],
    x: Math.min(Math.max(xOf(frame, dayNumber(point.on) + 0.5), edge), frame.width - edge),
  }));
  // Merging moves the middle of a group, which may bring it near another: until nothing moves.
  for (let before = 0; before !== groups.length; ) {
    before = groups.length;
    groups = merged(groups);
  }
  return groups.map((group) => ({ ...group, look: mostPressing(group.points) }));
}

interface Group {
  readonly points: LifelinePoint[];
  readonly x: number;
}

function merged(groups: readonly Group[]): Group[] {
  const kept: Group[] = [];
  for (const group of groups) {
    const last = kept.at(-1);
    if (!last || group.x - last.x >= POINT_GAP) {
      kept.push(group);
      continue;
    }
    const points = [...last.points, ...group.points];
    const x = (last.x * last.points.length + group.x * group.points.length) / points.length;
    kept[kept.length - 1] = { points, x };
  }
  return kept;
}

const mostPressing = (points: readonly LifelinePoint[]): PointLook =>
  PRESSING.find((look) => points.some((point) => point.look === look)) ?? 'done';
