import { circleRoleLabels } from '../../../domain/circle/codes.ts';
import type { MyInvitations } from '../../../domain/circle/views.ts';
import { ofName, quoted } from '../../../domain/french.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Cluster } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { circleHref } from './paths.ts';

/** What waits for the reader's answer: invitations, then requests that they decide. */
export function ReceivedList({ received, toDecide }: Pick<MyInvitations, 'received' | 'toDecide'>) {
  if (received.length + toDecide.length === 0) {
    return (
      <EmptyState title="Rien n’attend votre réponse">
        <p>
          Vous recevrez un e-mail quand un professionnel vous invitera ou demandera à rejoindre un de vos
          cercles.
        </p>
      </EmptyState>
    );
  }
  return (
    <ActionList label="En attente de votre réponse">
      {received.map((invitation) => (
        <ActionItem
          key={invitation.invitationId}
          urgency="turn"
          title={`Rejoindre le cercle ${ofName(invitation.personLabel)}`}
          tag={<Tag tone="relay">{circleRoleLabels[invitation.role].label.toLowerCase()}</Tag>}
          detail={<InvitationDetail invitation={invitation} />}
          action={
            <Answers line={invitation} suffix="" about={`l’invitation pour ${invitation.personLabel}`} />
          }
        />
      ))}
      {toDecide.map((request) => (
        <ActionItem
          key={request.invitationId}
          urgency="turn"
          title={
            <>
              {request.name} demande à rejoindre un cercle :{' '}
              <TextLink href={circleHref(request.personId)}>{request.personName}</TextLink>
            </>
          }
          tag={<Tag tone="relay">{circleRoleLabels[request.role].label.toLowerCase()}</Tag>}
          detail={
            <>
              {request.function} · {request.organisation} · demandé le {formatDate(request.on)} · «{' '}
              {request.reason} »
            </>
          }
          action={<Answers line={request} suffix="-demande" about={`la demande ${ofName(request.name)}`} />}
        />
      ))}
    </ActionList>
  );
}

function InvitationDetail({ invitation }: { invitation: MyInvitations['received'][number] }) {
  const organisation = invitation.byOrganisation && ` (${invitation.byOrganisation})`;
  return (
    <>
      Par {invitation.byName}
      {organisation}, le {formatDate(invitation.on)} · {quoted(invitation.reason)}
    </>
  );
}

function Answers({
  line,
  suffix,
  about,
}: {
  line: { personId: string; invitationId: string };
  suffix: '' | '-demande';
  about: string;
}) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="personne" value={line.personId} />
      <input type="hidden" name="sur" value={line.invitationId} />
      <Cluster>
        <Button name="acte" value={`accepter${suffix}`} variant="relay" small>
          Accepter<VisuallyHidden> {about}</VisuallyHidden>
        </Button>
        <Button name="acte" value={`decliner${suffix}`} variant="quiet" small>
          Décliner<VisuallyHidden> {about}</VisuallyHidden>
        </Button>
      </Cluster>
    </form>
  );
}
