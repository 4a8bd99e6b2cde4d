import { daysBetween, waitingLevel } from '../../../domain/circle/rules.ts';
import type { WaitingPerson, WithoutLead } from '../../../domain/circle/views.ts';
import { curly } from '../../../domain/french.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { PickPerson } from '../selection/selection-bar.tsx';
import { AppointFields, OrientFields } from './decision-fields.tsx';
import { fullName, personHref } from './paths.ts';
import { type Rejected, rejectionOf } from './rejected.ts';

/** One line for each person who waits, with the decision that the reader may take from here. */
export function WaitingPeople({
  list,
  today,
  rejected,
}: {
  list: WithoutLead;
  today: string;
  rejected: Rejected | undefined;
}) {
  return (
    <ActionList label="Personnes sans référent">
      {list.people.map((person) => (
        <ActionItem
          key={person.personId}
          urgency={person.mayAppoint || !person.referentBodyId ? 'turn' : 'plain'}
          pick={<PickPerson person={person} />}
          title={<TextLink href={personHref(person.personId)}>{fullName(person)}</TextLink>}
          tag={<Waiting person={person} today={today} />}
          detail={<Detail person={person} />}
          action={<Decision person={person} list={list} rejected={rejected} />}
        />
      ))}
    </ActionList>
  );
}

function Waiting({ person, today }: { person: WaitingPerson; today: string }) {
  if (person.inStock) return <Tag tone="plain">reprise du stock</Tag>;
  const days = daysBetween(person.enteredOn, today);
  const tone = ({ fine: 'plain', soon: 'warn', late: 'danger' } as const)[waitingLevel(days)];
  return (
    <Tag tone={tone}>{days === 0 ? 'arrivée aujourd’hui' : `attend depuis ${plural(days, 'jour')}`}</Tag>
  );
}

function Detail({ person }: { person: WaitingPerson }) {
  return (
    <>
      {person.communeName && <>{curly(person.communeName)} · </>}
      entrée le {formatDate(person.enteredOn)} ·{' '}
      {person.referentBodyName ? (
        <>
          orientée vers {person.referentBodyName}
          {person.orientedOn && <> le {formatDate(person.orientedOn)}</>}
        </>
      ) : (
        'à orienter'
      )}
    </>
  );
}

/** The manager appoints; otherwise the orientation service orients, or orients again while nobody is appointed. */
function Decision({
  person,
  list,
  rejected,
}: {
  person: WaitingPerson;
  list: WithoutLead;
  rejected: Rejected | undefined;
}) {
  const { personId } = person;
  const appoints = person.mayAppoint && list.leads.length > 0;
  if (!appoints && list.as !== 'officer') return null;
  const act = appoints ? 'nommer' : 'orienter';
  const own = rejectionOf(rejected, act, personId);
  const words = appoints
    ? 'Nommer un référent'
    : person.referentBodyId
      ? 'Changer l’orientation'
      : 'Orienter';
  return (
    <Disclosure
      open={own !== undefined}
      summary={
        <>
          {words}
          <VisuallyHidden> : {fullName(person)}</VisuallyHidden>
        </>
      }
    >
      <form method="post" noValidate>
        <input type="hidden" name="sur" value={personId} />
        {appoints ? (
          <AppointFields leads={list.leads} suffix={`-${personId}`} rejected={own} compact />
        ) : (
          <OrientFields bodies={list.bodies} suffix={`-${personId}`} rejected={own} compact />
        )}
      </form>
    </Disclosure>
  );
}
