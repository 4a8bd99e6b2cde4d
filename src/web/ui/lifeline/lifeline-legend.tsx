import { classes } from '../classes.ts';
import styles from './lifeline.module.css';
import type { LifelineLane, PointLook } from './lifeline-layout.ts';

export const LOOKS: Record<PointLook, string> = {
  done: 'étape faite',
  planned: 'étape à venir',
  late: 'étape en retard',
  reached: 'échange',
  attempt: 'tentative sans réponse',
};

const SIGNS: Partial<Record<PointLook, string>> = { done: '✓', late: '!' };

/** What the marks mean, those that the picture holds and no other. */
export function LifelineLegend({ lanes }: { lanes: readonly LifelineLane[] }) {
  const spans = lanes.flatMap((lane) => lane.spans ?? []);
  const points = lanes.flatMap((lane) => lane.points ?? []);
  const looks = (Object.keys(LOOKS) as PointLook[]).filter((look) =>
    points.some((point) => point.look === look),
  );
  const relays = spans.some(({ relay }) => relay);
  const expected = spans.some(({ until, expectedUntil }) => until === null && expectedUntil);
  return (
    <ul className={styles.legend} aria-hidden="true">
      {expected && (
        <li>
          <svg className={styles.key} aria-hidden="true" viewBox="0 0 28 16">
            <rect
              className={classes(styles.bar, styles.expected, styles.plain)}
              x="1"
              y="2"
              width="26"
              height="12"
              rx="4"
            />
          </svg>
          fin connue, à venir
        </li>
      )}
      {relays && (
        <li>
          <svg className={styles.key} aria-hidden="true" viewBox="0 0 16 16">
            <circle className={styles.relay} cx="8" cy="8" r="6" />
          </svg>
          relais
        </li>
      )}
      {looks.map((look) => (
        <li key={look}>
          <svg className={styles.key} aria-hidden="true" viewBox="0 0 20 20">
            <circle className={classes(styles.dot, styles[look])} cx="10" cy="10" r={SIGNS[look] ? 9 : 7} />
            {SIGNS[look] && (
              <text
                className={classes(styles.sign, styles[`on-${look}`])}
                x="10"
                y="14.5"
                textAnchor="middle"
              >
                {SIGNS[look]}
              </text>
            )}
          </svg>
          {LOOKS[look]}
        </li>
      ))}
    </ul>
  );
}
