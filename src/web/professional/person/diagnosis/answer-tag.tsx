import { type AnswerValue, type Item, valueLabel } from '../../../../domain/diagnosis/codes.ts';
import { type AnswerState, isUntouched } from '../../../../domain/diagnosis/rules.ts';
import type { IconName } from '../../../ui/icon.tsx';
import { Tag, type TagTone } from '../../../ui/tag.tsx';
import styles from './item-row.module.css';
import { useSurroundings } from './surroundings.ts';

const looks: Partial<Record<AnswerValue, { tone: TagTone; icon?: IconName }>> = {
  OUI: { tone: 'warn', icon: 'important' },
  CLOTUREE: { tone: 'ok' },
  POINT_FORT: { tone: 'ok' },
  REALISE: { tone: 'ok' },
  BESOIN: { tone: 'info', icon: 'arrow-right' },
  EN_COURS: { tone: 'info', icon: 'clock' },
};

/** An answer for who only reads. */
export function AnswerTag({ item, state }: { item: Item; state: AnswerState }) {
  const { readsSensitive } = useSurroundings();
  const label = valueLabel(item.kind, state.value);
  // Said whether somebody answered or not: nothing tells.
  if (item.sensitive && !readsSensitive && isUntouched(item.kind, state.value)) {
    return <p className={styles.untouched}>Réservée</p>;
  }
  if (isUntouched(item.kind, state.value)) return <p className={styles.untouched}>{label}</p>;
  const { tone, icon } = looks[state.value] ?? { tone: 'plain' };
  return (
    <p>
      <Tag tone={tone} {...(icon && { icon })}>
        {label}
      </Tag>
    </p>
  );
}
