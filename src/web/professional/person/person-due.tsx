import { statusShortLabels } from '../../../domain/person/codes.ts';
import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { DueItem, DueStrip } from '../../ui/due-strip.tsx';
import { formatDate, formatDateWithRelative, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { DueTag } from './due-tag.tsx';
import { type NextDue, nextDue } from './next-due.ts';
import { editHref, orientationHref, planHref, situationHref } from './paths.ts';
import { stepHref } from './plan/paths.ts';

interface Shown {
  page: PersonPage;
  today: string;
}

/** Where the person stands: what is due and who owes it, the last exchange, what changes soon, what is missing. */
export function PersonDue({ page, today }: Shown) {
  const items = [nextThing, lastExchange, comingChange, noLead, toInform]
    .map((item) => item({ page, today }))
    .filter(Boolean);
  return items.length > 0 ? <DueStrip label="Où en est cette personne">{items}</DueStrip> : null;
}

function nextThing({ page, today }: Shown) {
  if (page.endedOn) return null;
  const next = nextDue(page);
  if (!next) {
    return (
      abilities(page.levels).readFile && (
        <DueItem key="next" title="Rien n’est prévu">
          {page.levels.edit ? (
            <TextLink href={planHref(page.personId)}>Prévoir une étape</TextLink>
          ) : (
            'Aucune étape à venir.'
          )}
        </DueItem>
      )
    );
  }
  return (
    <DueItem key="next" title={next.title}>
      <DueTag on={next.on} today={today} /> {next.who} <NextAct next={next} page={page} />
    </DueItem>
  );
}

/** What the reader may do about it, at one click. */
function NextAct({ next, page }: { next: NextDue; page: PersonPage }) {
  const { personId, levels } = page;
  switch (next.kind) {
    case 'etape':
      return next.step && (levels.edit || next.mine) ? (
        <TextLink href={stepHref(personId, next.step.id)}>Dire où elle en est</TextLink>
      ) : null;
    case 'etape-a-confier':
      return levels.edit ? <TextLink href={planHref(personId)}>Confier l’étape à quelqu’un</TextLink> : null;
    case 'changement':
      return abilities(levels).editStatuses ? (
        <TextLink href={situationHref(personId)}>Mettre à jour la situation</TextLink>
      ) : null;
    case 'rendez-vous-note':
    case 'contrat-note':
    case 'echeance-notee':
      return <TextLink href={`${situationHref(personId)}#dates`}>Voir cette date</TextLink>;
    case 'orientation':
      return levels.summary ? (
        <TextLink href={orientationHref(personId)}>Décider de l’orientation</TextLink>
      ) : null;
    case 'nomination':
      return levels.file && page.lead === null ? (
        <TextLink href={orientationHref(personId)}>Nommer le référent</TextLink>
      ) : null;
    case 'sans-nouvelles':
      return null; // « Noter un contact » heads the page
  }
}

/** Silence counts from the last exchange, else from the day the person came. */
function lastExchange({ page: { reach }, today }: Shown) {
  if (!reach) return null;
  const { lastOn, silentSince, attempts, lastAttemptOn } = reach;
  return (
    <DueItem
      key="reach"
      title={lastOn ? `Dernier échange le ${formatDateWithRelative(lastOn, today)}` : 'Aucun échange noté'}
    >
      {attempts > 0 && lastAttemptOn
        ? `${plural(attempts, 'tentative')} depuis, la dernière le ${formatDate(lastAttemptOn)}`
        : !lastOn && `Dans Relais depuis le ${formatDateWithRelative(silentSince, today)}`}
    </DueItem>
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
          {statusShortLabels[next.kind]}, fin le {formatDate(next.expectedUntil)}
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

function noLead({ page: { personId, lead, referentBody, levels, endedOn } }: Shown) {
  if (lead !== null || endedOn) return null;
  const orients = levels.summary && !referentBody;
  return (
    <DueItem key="lead" title="Sans référent">
      {referentBody
        ? `${referentBody} nomme le référent.`
        : 'Le service d’orientation désigne l’organisme référent.'}{' '}
      {orients && <TextLink href={orientationHref(personId)}>Décider de l’orientation</TextLink>}
    </DueItem>
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
