import { useId } from 'react';
import { Disclosure } from '../disclosure.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './lifeline.module.css';
import { type LifelineLane, layOut } from './lifeline-layout.ts';
import { LifelineLegend } from './lifeline-legend.tsx';
import { LifelinePicture } from './lifeline-picture.tsx';
import { LifelineTable } from './lifeline-table.tsx';

const FONT_SIZE = 14;
/** The smallest widths at which each is shown (lifeline.module.css); above them everything only moves apart. */
const sizes = ['narrow', 'middle', 'wide'] as const;
const options = {
  narrow: { width: 230, labels: 'above', fontSize: FONT_SIZE },
  middle: { width: 440, labels: 'above', fontSize: FONT_SIZE },
  wide: { width: 560, labels: 'beside', fontSize: FONT_SIZE },
} as const;

/**
 * A life as a picture: periods as bars, acts as dots, on one axis of time that goes from days to years. Drawn by the server, without
 * script; where its place is narrow, another drawing with its own layout. The same facts follow as a table.
 */
export function Lifeline({
  label,
  lanes,
  today,
}: {
  /** What the picture is of: « Parcours d’Awa Diallo ». */
  label: string;
  lanes: readonly LifelineLane[];
  /** Civil date. */
  today: string;
}) {
  const id = useId();
  const filled = lanes.filter(({ spans = [], points = [] }) => spans.length + points.length > 0);
  const words = { label, describedBy: id };
  return (
    <div className={styles.lifeline}>
      <VisuallyHidden id={id}>{inWords(filled)} Le tableau qui suit dit la même chose.</VisuallyHidden>
      {sizes.map((size) => (
        <div key={size} className={styles[size]}>
          <LifelinePicture
            layout={layOut(filled, today, options[size])}
            titlesAbove={size !== 'wide'}
            {...words}
          />
        </div>
      ))}
      <LifelineLegend lanes={filled} />
      <Disclosure summary="Voir en tableau">
        <LifelineTable caption={label} lanes={filled} today={today} />
      </Disclosure>
    </div>
  );
}

/** « Statuts : PACEA, RSA. Étapes : 4. » */
function inWords(lanes: readonly LifelineLane[]): string {
  return lanes
    .map(({ title, spans = [], points = [] }) => {
      const names = [...new Set(spans.map(({ label }) => label))];
      return `${title}\u00a0: ${names.length > 0 ? names.join(', ') : points.length}.`;
    })
    .join(' ');
}

export type { LifelineLane };
