import { joinedHowLabels } from '../../../../domain/circle/codes.ts';
import type { CircleMember, CirclePage } from '../../../../domain/circle/views.ts';
import { ofName } from '../../../../domain/french.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDate, formatPeriod, joinList } from '../../../ui/format.ts';
import { Member, MemberList } from '../../../ui/member-list.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { endPlaceHref } from '../../circle/paths.ts';

/** Everybody around the person whom the reader may know, the référent first. */
export function CircleMembers({ circle: { members, bodies, person } }: { circle: CirclePage }) {
  return (
    <>
      {members.length === 0 ? (
        <EmptyState title="Personne n’accompagne encore cette personne">
          <p>Le service d’orientation désigne un organisme référent, qui nomme un référent.</p>
        </EmptyState>
      ) : (
        <MemberList label="Professionnels du cercle">
          {members.map((member) => (
            <Place key={member.circleMemberId} member={member} personId={person.personId} />
          ))}
        </MemberList>
      )}
      {bodies && bodies.length > 0 && (
        <p>Aussi autour de la personne : {joinList(bodies)}. Le référent peut vous dire qui.</p>
      )}
    </>
  );
}

function Place({ member, personId }: { member: CircleMember; personId: string }) {
  return (
    <Member
      name={member.name}
      lead={member.isLead}
      note={<Note member={member} />}
      action={
        member.mayEnd && (
          <LinkButton href={endPlaceHref(personId, member.circleMemberId)} variant="quiet" small>
            Mettre fin à la participation
            <VisuallyHidden> {ofName(member.name)}</VisuallyHidden>
          </LinkButton>
        )
      }
    >
      <p>
        {member.function} · {member.organisation}
      </p>
      <p>
        dans le cercle depuis le {formatDate(member.since)}, {joinedHowLabels[member.joinedHow]}
      </p>
      {member.awayUntil && (
        <p>
          <Tag tone="warn">absent jusqu’au {formatDate(member.awayUntil)}</Tag>
        </p>
      )}
      {member.standIns.map((standIn) => (
        <p key={`${standIn.name} ${standIn.from}`}>
          Remplacé par {standIn.name} {formatPeriod(standIn.from, standIn.until)}
        </p>
      ))}
      {member.discreet && (
        <p>
          <Tag tone="info" icon="lock">
            visible de vous et de la personne seulement
          </Tag>
        </p>
      )}
    </Member>
  );
}

function Note({ member }: { member: CircleMember }) {
  const role = member.isLead
    ? 'référent'
    : member.role === 'contributeur'
      ? 'contributeur'
      : 'accompagnateur';
  return <>{member.isReader ? `${role} (vous)` : role}</>;
}
