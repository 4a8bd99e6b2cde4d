import { contactChannels } from '../../../domain/contact/codes.ts';
import { statusShortLabels } from '../../../domain/person/codes.ts';
import type { LeadPeriod, PersonPage, PersonStatus } from '../../../domain/person/views.ts';
import { datesOf } from '../../../domain/plan/lever-details.ts';
import type { StepView } from '../../../domain/plan/views.ts';
import type { LifelineLane } from '../../ui/lifeline/lifeline.tsx';
import { planHref } from './paths.ts';

type Span = NonNullable<LifelineLane['spans']>[number];
type Point = NonNullable<LifelineLane['points']>[number];

type Shown = Pick<PersonPage, 'personId' | 'statuses' | 'leads' | 'steps' | 'contacts'>;

/** Where a person stands, as a picture: what the reader may know of it, lane by lane. */
export function lifelineLanes(page: Shown, today: string): LifelineLane[] {
  const isNear = nearOf(page, today);
  return [
    { title: 'Statuts', spans: (page.statuses ?? []).map(statusSpan) },
    { title: 'Référent', spans: page.leads.map((lead, n) => leadSpan(lead, page.leads[n - 1])) },
    {
      title: 'Étapes',
      spans: page.steps.flatMap(stepSpan).filter(({ from }) => isNear(from)),
      points: page.steps.flatMap((step) => stepPoint(step, page.personId)).filter(({ on }) => isNear(on)),
    },
    { title: 'Échanges', points: page.contacts.map(contactPoint) },
  ];
}

/**
 * A step dated far from everything else was mistyped (1999, 2099): drawn where it says, it would crush all the rest. The plan and
 * the timeline show it in words. Near: from a year before the first status, référent or exchange to ten years from now.
 */
function nearOf({ statuses, leads, contacts }: Shown, today: string): (day: string) => boolean {
  const known = [...(statuses ?? []), ...leads].map(({ from }) => from);
  const first = [...known, ...contacts.map(({ on }) => on), today].reduce((a, b) => (a < b ? a : b));
  const [from, until] = [yearsAfter(first, -1), yearsAfter(today, 10)];
  return (day) => day >= from && day <= until;
}

const yearsAfter = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

const statusSpan = ({ statusPeriodId, kind, from, until, expectedUntil }: PersonStatus): Span => ({
  key: statusPeriodId,
  label: statusShortLabels[kind],
  from,
  until,
  expectedUntil,
  look: 'plain',
});

/** The day of a relay belongs to who receives. */
function leadSpan(lead: LeadPeriod, former: LeadPeriod | undefined): Span {
  const { from } = lead;
  const until = lead.until && dayBefore(lead.until);
  return {
    key: lead.leadPeriodId,
    label: `${lead.name}, ${lead.organisation}${lead.interim ? ' (intérim)' : ''}`,
    from,
    until: until && until < from ? from : until,
    look: lead.until === null ? 'strong' : 'past',
    relay: former !== undefined,
  };
}

function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}

/** A training, an immersion, a job: what a step says of when it begins and ends, once it has a beginning. */
function stepSpan(step: StepView): Span[] {
  const { start, end } = datesOf(step.lever, step.details);
  if (!start || step.state === 'abandonnee') return [];
  // What was obtained without a known end goes on: a job, a place, a dwelling.
  const goesOn = end === null && (step.result === 'abouti' || step.result === 'en-partie');
  const done = step.state === 'faite' && !goesOn;
  const last = end ?? (step.endedOn && step.endedOn > start ? step.endedOn : start);
  return [
    {
      key: `${step.id} durée`,
      label: step.title,
      from: start,
      until: done ? last : null,
      expectedUntil: done ? null : end,
      look: done ? 'past' : 'plain',
    },
  ];
}

/** A step is where it was ended, else where it is due: without either it has no place. */
function stepPoint(step: StepView, personId: string): Point[] {
  const { id: key, title: label } = step;
  if (step.state === 'faite' && step.endedOn) return [{ key, label, on: step.endedOn, look: 'done' }];
  if ((step.state !== 'prevue' && step.state !== 'en-cours') || !step.dueOn) return [];
  const look = step.urgency === 'late' ? 'late' : 'planned';
  return [{ key, label, on: step.dueOn, look, href: planHref(personId) }];
}

const contactPoint = ({ contactId, on, channel, reached }: PersonPage['contacts'][number]): Point => ({
  key: contactId,
  label: contactChannels[channel][reached ? 'reached' : 'missed'],
  on,
  look: reached ? 'reached' : 'attempt',
});
