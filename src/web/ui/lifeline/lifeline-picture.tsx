import { Link } from 'react-router';
import { classes } from '../classes.ts';
import styles from './lifeline.module.css';
import type {
  Box,
  LifelineLayout,
  PlacedLane,
  PlacedPoint,
  PlacedSpan,
  PointLook,
  SpanLabel,
} from './lifeline-layout.ts';

/** In rem, so that the picture grows with the words of who enlarges them; across, everything is a part of the width. */
const TODAY = 1.625;
const AXIS = 1.625;
const LANE_GAP = 0.625;
const ROW_GAP = 0.25;
const beside = { title: 0, label: 0, bar: 1.5, points: 1.75 };
const above = { title: 1.5, label: 1.25, bar: 0.75, points: 1.75 };
type Heights = typeof beside;

/** Shapes and words that the description and the table already say: only links are met by who listens. */
const silent = { 'aria-hidden': true };

const rem = (value: number) => `${Number(value.toFixed(4))}rem`;

export function LifelinePicture({
  layout,
  titlesAbove = false,
  label,
  describedBy,
}: {
  layout: LifelineLayout;
  titlesAbove?: boolean | undefined;
  label: string;
  describedBy: string;
}) {
  const heights = titlesAbove ? above : beside;
  const tops = topsOf(layout.lanes, heights);
  const bottom = tops.at(-1)!;
  const height = rem(bottom + AXIS);
  const part = (x: number) => `${Number(((x / layout.width) * 100).toFixed(3))}%`;
  return (
    <div className={styles.picture}>
      {!titlesAbove && (
        <svg className={styles.titles} height={height} aria-hidden="true">
          {layout.lanes.map(({ title }, n) => (
            <text key={title} className={styles.soft} y={rem(tops[n]! + 1.0625)}>
              {title}
            </text>
          ))}
        </svg>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group; an image would hide them */}
      <svg
        className={styles.plot}
        height={height}
        role="group"
        aria-label={label}
        aria-describedby={describedBy}
      >
        <Axis layout={layout} part={part} bottom={bottom} />
        {layout.lanes.map((lane, n) => (
          <Bars key={lane.title} top={tops[n]! + heights.title} {...{ lane, heights, part }} />
        ))}
        <Today x={layout.today} width={layout.width} part={part} bottom={bottom} />
        {layout.lanes.map((lane, n) => (
          <Marks key={lane.title} top={tops[n]!} {...{ lane, heights, part, titlesAbove }} />
        ))}
      </svg>
    </div>
  );
}

type Part = (x: number) => string;

/** Where each lane begins, then where the last one ends. */
function topsOf(lanes: readonly PlacedLane[], heights: Heights): number[] {
  const tops = [TODAY];
  for (const lane of lanes) {
    tops.push(tops.at(-1)! + heights.title + contentOf(lane, heights) + LANE_GAP);
  }
  return tops;
}

const rowHeight = (heights: Heights) => heights.label + heights.bar + ROW_GAP;

/** Bars first, dots below them. */
const barsOf = ({ rows, spans }: PlacedLane, heights: Heights): number =>
  spans.length > 0 ? rows * rowHeight(heights) : 0;

const contentOf = (lane: PlacedLane, heights: Heights): number =>
  barsOf(lane, heights) + (lane.points.length > 0 ? heights.points : 0);

function Axis({ layout, part, bottom }: { layout: LifelineLayout; part: Part; bottom: number }) {
  return (
    <g {...silent}>
      {layout.ticks.map(({ x, label }) => (
        <g key={x}>
          <line className={styles.tick} x1={part(x)} x2={part(x)} y1={rem(TODAY - 0.25)} y2={rem(bottom)} />
          {label && (
            <text className={styles.soft} x={part(x)} y={rem(bottom + 1.125)}>
              {label}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Where its word holds: in the middle of its line, or on the side that has room. */
function Today({ x, width, part, bottom }: { x: number; width: number; part: Part; bottom: number }) {
  const half = 40;
  const anchor = x < half ? 'start' : x > width - half ? 'end' : 'middle';
  return (
    <g {...silent}>
      <line className={styles.today} x1={part(x)} x2={part(x)} y1={rem(TODAY - 0.375)} y2={rem(bottom)} />
      <text className={styles.word} x={part(x)} y="0.875rem" textAnchor={anchor}>
        aujourd’hui
      </text>
    </g>
  );
}

interface InLane {
  lane: PlacedLane;
  top: number;
  heights: Heights;
  part: Part;
}

function Bars({ lane, top, heights, part }: InLane) {
  return (
    <g {...silent}>
      {lane.spans.map(({ span, row, past, future, open }) => {
        const box = ({ x, width }: Box) => ({
          x: part(x),
          width: part(width),
          y: rem(top + row * rowHeight(heights) + heights.label),
          height: rem(heights.bar),
          rx: '0.25rem',
        });
        return (
          <g key={span.key}>
            {past && <rect className={classes(styles.bar, styles[span.look])} {...box(past)} />}
            {future && (
              <rect
                className={classes(styles.bar, open ? styles.open : styles.expected, styles[span.look])}
                {...box(future)}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Words, relays and dots, over the line of today. */
function Marks({ lane, top, heights, part, titlesAbove }: InLane & { titlesAbove: boolean }) {
  const content = top + heights.title;
  return (
    <>
      <g {...silent}>
        {titlesAbove && (
          <text className={styles.title} y={rem(top + 1.0625)}>
            {lane.title}
          </text>
        )}
        {lane.spans.map((placed) => (
          <SpanMarks
            key={placed.span.key}
            placed={placed}
            top={content + placed.row * rowHeight(heights)}
            {...{ heights, part }}
          />
        ))}
      </g>
      {lane.points.map((placed) => (
        <Points
          key={placed.points[0]!.key}
          placed={placed}
          y={content + barsOf(lane, heights) + heights.points / 2}
          part={part}
        />
      ))}
    </>
  );
}

function SpanMarks({
  placed,
  top,
  heights,
  part,
}: {
  placed: PlacedSpan;
  top: number;
  heights: Heights;
  part: Part;
}) {
  const { span, past, future, label } = placed;
  return (
    <>
      {label && <Label label={label} span={placed} y={top + (heights.label ? 0.9375 : 1.0625)} part={part} />}
      {span.relay && (
        <circle
          className={styles.relay}
          cx={part((past ?? future)!.x)}
          cy={rem(top + heights.label + heights.bar / 2)}
          r={rem(Math.max(heights.bar / 3, 0.4375))}
        />
      )}
    </>
  );
}

const PAD = '0.5rem';

function Label({
  label,
  span: { span, past, future },
  y,
  part,
}: {
  label: SpanLabel;
  span: PlacedSpan;
  y: number;
  part: Part;
}) {
  const first = (past ?? future)!;
  const last = (future ?? past)!;
  const places = {
    inside: { x: part(first.x), dx: span.relay ? '0.875rem' : PAD, textAnchor: 'start' },
    after: { x: part(last.x + last.width), dx: PAD, textAnchor: 'start' },
    before: { x: part(first.x), dx: `-${PAD}`, textAnchor: 'end' },
    above: { x: part(first.x), dx: '0', textAnchor: 'start' },
    'above-at-edge': { x: '100%', dx: '0', textAnchor: 'end' },
  } as const;
  const look = label.place === 'inside' ? past && styles[`on-${span.look}`] : styles.outside;
  return (
    <text className={classes(styles.word, look)} y={rem(y)} {...places[label.place]}>
      {label.text}
    </text>
  );
}

function Points({ placed, y, part }: { placed: PlacedPoint; y: number; part: Part }) {
  const [first, ...others] = placed.points;
  const href = placed.points.find(({ look, href }) => href && look === placed.look)?.href;
  const names = placed.points.map(({ label }) => label).join('\u00a0; ');
  const mark = <Mark look={placed.look} count={others.length + 1} x={part(placed.x)} y={y} />;
  if (!href) {
    return (
      <g {...silent}>
        <title>{names}</title>
        {mark}
      </g>
    );
  }
  return (
    <>
      <Link className={styles.link} to={href} aria-label={others.length > 0 ? names : first!.label}>
        <title>{names}</title>
        {/* The target: larger than the dot. */}
        <circle className={styles.target} cx={part(placed.x)} cy={rem(y)} r="0.78rem" />
      </Link>
      {/* Its sign or count is no part of the name, which says each of them. */}
      <g {...silent} className={styles.mark}>
        {mark}
      </g>
    </>
  );
}

const SIGNS: Partial<Record<PointLook, string>> = { done: '✓', late: '!' };

function Mark({ look, count, x, y }: { look: PointLook; count: number; x: string; y: number }) {
  const sign = count > 1 ? String(count) : SIGNS[look];
  return (
    <>
      <circle
        className={classes(styles.dot, styles[look])}
        cx={x}
        cy={rem(y)}
        r={count > 1 || look === 'late' || look === 'done' ? '0.625rem' : '0.4375rem'}
      />
      {sign && (
        <text
          className={classes(styles.sign, styles[`on-${look}`])}
          x={x}
          y={rem(y + 0.275)}
          textAnchor="middle"
        >
          {sign}
        </text>
      )}
    </>
  );
}
