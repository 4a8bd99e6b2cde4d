import { listedDateKinds } from '../../../../domain/listed-date/codes.ts';
import { meetingWords } from '../../../../domain/listed-date/rules.ts';
import type { PersonListedDate } from '../../../../domain/listed-date/views.ts';
import { statusShortLabels } from '../../../../domain/person/codes.ts';
import type { PersonStatus } from '../../../../domain/person/views.ts';
import { levers } from '../../../../domain/plan/codes.ts';
import { ownerWords } from '../../../../domain/plan/owner-words.ts';
import type { StepView } from '../../../../domain/plan/views.ts';
import { formatDay } from '../../../ui/format.ts';

/** Something to come, as the timeline tells it. */
export interface PlannedThing {
  readonly key: string;
  readonly title: string;
  readonly href: string | null;
  /** « avant le jeudi 5 mars 2026 » */
  readonly when: string;
  readonly on: string | null;
  readonly late: boolean;
  readonly detail: string | null;
}

export function plannedStep(step: StepView, href: string): PlannedThing {
  return {
    key: step.id,
    title: step.title,
    href,
    when: whenOf(step),
    on: step.dueOn,
    late: step.urgency === 'late',
    detail: `${levers[step.lever]} · ${step.mine ? 'à vous' : ownerWords(step, 'à la personne')}`,
  };
}

function whenOf({ dueOn, urgency }: StepView): string {
  if (!dueOn) return 'sans date';
  return `${urgency === 'late' ? 'prévu pour le' : 'avant le'} ${formatDay(dueOn)}`;
}

/** A status whose end is known: what prepares a relay before it happens. */
export const knownEnd = (status: PersonStatus, on: string, href: string): PlannedThing => ({
  key: status.statusPeriodId,
  title: `Fin prévue\u00a0: ${statusShortLabels[status.kind]}`,
  href,
  when: `le ${formatDay(on)}`,
  on,
  late: false,
  detail: null,
});

/** What a team noted in its list, to come. */
export const listedDate = (date: PersonListedDate, href: string): PlannedThing => ({
  key: date.listedDateId,
  title: listedDateKinds[date.kind].label,
  href,
  when: [`le ${formatDay(date.on)}`, meetingWords(date)].filter(Boolean).join(' '),
  on: date.on,
  late: false,
  detail: date.organisation ? `noté par la liste de ${date.organisation}` : 'noté par une liste',
});

/** Nearest first, what has no date last. */
export const inOrder = (things: readonly PlannedThing[]): PlannedThing[] =>
  things.toSorted((a, b) => (a.on ?? '9').localeCompare(b.on ?? '9'));
