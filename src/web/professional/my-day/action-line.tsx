import { deadlineRules } from '../../../domain/deadline/rules.ts';
import type { DueAction } from '../../../domain/deadline/views.ts';
import { ActionItem } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { NoteContact } from '../person/contacts/contact-noting.tsx';
import { actWords, ownerWords } from './action-words.ts';
import { MY_DAY } from './paths.ts';

/** What to do, for whom, who owes it, by when, why, and the button that does it. */
export function ActionLine({ action }: { action: DueAction }) {
  const relay = 'relay' in deadlineRules[action.kind];
  return (
    <ActionItem
      urgency={relay ? 'turn' : action.urgency}
      title={actWords[action.kind].title(action)}
      tag={<When action={action} />}
      detail={[ownerWords(action), action.why, attempts(action)].filter(Boolean).join(' · ')}
      action={<Act action={action} />}
    />
  );
}

function attempts({ attempts: tried }: DueAction): string | null {
  if (!tried) return null;
  const last = formatDate(tried.lastOn);
  return tried.count === 1
    ? `une tentative sans réponse le ${last}`
    : `${plural(tried.count, 'tentative')} sans réponse, la dernière le ${last}`;
}

function When({ action: { kind, since, dueOn, urgency, resumed } }: { action: DueAction }) {
  if (resumed && dueOn !== null) return <Tag tone="plain">reprise prévue le {formatDate(dueOn)}</Tag>;
  if (kind === 'sans-nouvelles') return <Tag tone="danger">sans nouvelles depuis le {formatDate(since)}</Tag>;
  if (kind === 'reponse') return <Tag tone="plain">reçue le {formatDate(since)}</Tag>;
  if (dueOn === null) return <Tag tone="plain">reprise du stock, sans délai</Tag>;
  if (kind === 'absence-annoncee' && urgency === 'late')
    return <Tag tone="danger">absence depuis le {formatDate(dueOn)}</Tag>;
  if (kind === 'rendez-vous-note')
    return (
      <Tag tone={urgency === 'plain' ? 'plain' : 'warn'}>
        {urgency === 'late' ? 'c’était' : ''} le {formatDate(dueOn)}
      </Tag>
    );
  if (urgency === 'late') return <Tag tone="danger">dépassé depuis le {formatDate(dueOn)}</Tag>;
  if (kind === 'depart-prevu') return <Tag tone="relay">dernier jour le {formatDate(dueOn)}</Tag>;
  if (kind === 'changement') return <Tag tone="relay">le {formatDate(dueOn)}</Tag>;
  return <Tag tone={urgency === 'soon' ? 'warn' : 'plain'}>avant le {formatDate(dueOn)}</Tag>;
}

function Act({ action }: { action: DueAction }) {
  const { act, title } = actWords[action.kind];
  if (act === null) {
    return (
      action.personId && (
        <NoteContact
          person={{ personId: action.personId, name: action.personName }}
          returnTo={MY_DAY}
          small
        />
      )
    );
  }
  const { label, href } = act(action);
  const turn = 'relay' in deadlineRules[action.kind] && action.kind !== 'changement';
  return (
    <LinkButton href={href} variant={turn ? 'relay' : 'quiet'} small>
      {label}
      <VisuallyHidden> : {title(action)}</VisuallyHidden>
    </LinkButton>
  );
}
