import { circleRoleLabels } from '../../../domain/circle/codes.ts';
import { type InvitationState, invitationStateLabels } from '../../../domain/circle/states.ts';
import type { MyInvitations } from '../../../domain/circle/views.ts';
import { ofName } from '../../../domain/french.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Tag, type TagTone } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

const tones: Record<InvitationState, TagTone> = {
  ouverte: 'plain',
  acceptee: 'ok',
  declinee: 'danger',
  retiree: 'plain',
};

/** The reader's own invitations and requests, and where they stand. */
export function SentList({ sent }: Pick<MyInvitations, 'sent'>) {
  if (sent.length === 0) {
    return (
      <EmptyState title="Vous n’avez rien envoyé récemment">
        <p>
          On invite un professionnel depuis le cercle d’une personne ; on demande à le rejoindre après une
          recherche.
        </p>
      </EmptyState>
    );
  }
  return (
    <ActionList label="Envoyées par vous">
      {sent.map((line) => (
        <ActionItem
          key={line.invitationId}
          urgency="plain"
          title={
            line.mine
              ? `Votre demande pour le cercle ${ofName(line.personLabel)}`
              : `${line.name}, pour le cercle ${ofName(line.personLabel)}`
          }
          tag={<Tag tone={tones[line.state]}>{invitationStateLabels[line.state]}</Tag>}
          detail={
            <>
              {!line.mine && <>{line.organisation} · </>}
              {circleRoleLabels[line.role].label.toLowerCase()} · envoyée le {formatDate(line.on)}
              {line.answeredOn && <> · close le {formatDate(line.answeredOn)}</>}
            </>
          }
          action={line.state === 'ouverte' && <Withdraw line={line} />}
        />
      ))}
    </ActionList>
  );
}

function Withdraw({ line }: { line: MyInvitations['sent'][number] }) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="personne" value={line.personId} />
      <input type="hidden" name="sur" value={line.invitationId} />
      <Button name="acte" value="retirer" variant="quiet" small>
        Retirer
        <VisuallyHidden>
          {line.mine ? ' votre demande' : ` l’invitation ${ofName(line.name)}`} pour {line.personLabel}
        </VisuallyHidden>
      </Button>
    </form>
  );
}
