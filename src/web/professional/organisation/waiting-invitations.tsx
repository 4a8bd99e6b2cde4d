import { ofName } from '../../../domain/french.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

export interface WaitingColleague {
  invitationId: string;
  name: string;
  email: string;
  until: string;
}

/** Colleagues who were invited by e-mail and have not accepted yet. */
export function WaitingInvitations({ waiting }: { waiting: readonly WaitingColleague[] }) {
  return (
    <ActionList label="Invitations en attente">
      {waiting.map((invitation) => (
        <ActionItem
          key={invitation.invitationId}
          urgency="plain"
          title={invitation.name}
          detail={`${invitation.email} · valable jusqu’au ${formatDate(invitation.until)}`}
          action={
            <form method="post" noValidate>
              <input type="hidden" name="sur" value={invitation.invitationId} />
              <Button name="acte" value="retirer" variant="quiet" small>
                Retirer<VisuallyHidden> l’invitation {ofName(invitation.name)}</VisuallyHidden>
              </Button>
            </form>
          }
        />
      ))}
    </ActionList>
  );
}
