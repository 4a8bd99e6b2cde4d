import { urgencyOf } from '../../../domain/plan/rules.ts';
import { formatDate } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';

const TONES = { late: 'danger', soon: 'warn', plain: 'plain' } as const;

/** A date by which something is due, and how near it is, in words. */
export function DueTag({ on, today }: { on: string; today: string }) {
  const urgency = urgencyOf({ dueOn: on, open: true }, today);
  return (
    <Tag tone={TONES[urgency]}>{urgency === 'late' ? `${formatDate(on)}, dépassée` : formatDate(on)}</Tag>
  );
}
