import { statusKinds } from '../../../domain/person/codes.ts';
import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { DueItem, DueStrip } from '../../ui/due-strip.tsx';
import { formatDate } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { DueTag } from './due-tag.tsx';
import { editHref } from './paths.ts';

interface Shown {
  page: PersonPage;
  today: string;
}

/** What is due, what changes soon, what is missing: at the top, nothing when there is nothing. */
export function PersonDue({ page, today }: Shown) {
  const items = [nextStep, comingChange, noLead, toInform]
    .map((item) => item({ page, today }))
    .filter(Boolean);
  return items.length > 0 ? <DueStrip label="À faire pour cette personne">{items}</DueStrip> : null;
}

function nextStep({ page, today }: Shown) {
  const step = page.nextSteps.find(({ dueOn }) => dueOn !== null);
  const due = step?.dueOn ? { label: step.title, on: step.dueOn } : page.due;
  return (
    due && (
      <DueItem key="step" title={due.label}>
        <DueTag on={due.on} today={today} />
      </DueItem>
    )
  );
}

const SOON_MONTHS = 6;

/** A status whose end is known prepares a relay before it happens. */
function comingChange({ page, today }: Shown) {
  const horizon = monthsLater(today, SOON_MONTHS);
  const next = page.statuses
    ?.filter(
      ({ until, expectedUntil }) => until === null && expectedUntil !== null && expectedUntil <= horizon,
    )
    .sort((a, b) => (a.expectedUntil ?? '').localeCompare(b.expectedUntil ?? ''))[0];
  return (
    next?.expectedUntil && (
      <DueItem key="change" title="Changement à venir">
        <Tag tone="relay">
          relais à préparer, fin le {formatDate(next.expectedUntil)} : {statusKinds[next.kind].label}
        </Tag>
      </DueItem>
    )
  );
}

function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

function noLead({ page }: Shown) {
  return (
    page.lead === null && (
      <DueItem key="lead" title="Sans référent">
        {page.referentBody
          ? `${page.referentBody} nomme le référent.`
          : 'Le service d’orientation désigne l’organisme référent.'}
      </DueItem>
    )
  );
}

function toInform({ page }: Shown) {
  return (
    page.informed === null && (
      <DueItem key="inform" title="Personne à informer">
        Aucune autre organisation ne la voit encore.{' '}
        {abilities(page.levels).markInformed && (
          <TextLink href={`${editHref(page.personId)}#information`}>Noter la date</TextLink>
        )}
      </DueItem>
    )
  );
}
