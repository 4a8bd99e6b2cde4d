import { circleRoleLabels } from '../../../../domain/circle/codes.ts';
import type { WaitingInvitation } from '../../../../domain/circle/views.ts';
import { ofName, quoted } from '../../../../domain/french.ts';
import { ActionItem, ActionList } from '../../../ui/action-list.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Cluster } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';

/** Invitations and requests without an answer yet; those that wait for the reader first. */
export function WaitingList({ waiting }: { waiting: readonly WaitingInvitation[] }) {
  const ordered = [...waiting].sort((a, b) => Number(b.mayAnswer) - Number(a.mayAnswer));
  return (
    <ActionList label="Invitations et demandes">
      {ordered.map((item) => (
        <ActionItem
          key={item.invitationId}
          urgency={item.mayAnswer ? 'turn' : 'plain'}
          title={
            item.direction === 'demande'
              ? `${item.name} demande à rejoindre le cercle`
              : `${item.name} est invité`
          }
          tag={
            item.mayAnswer ? <Tag tone="relay">à vous</Tag> : <Tag tone="plain">en attente de réponse</Tag>
          }
          detail={<Detail item={item} />}
          action={<Answers item={item} />}
        />
      ))}
    </ActionList>
  );
}

function Detail({ item }: { item: WaitingInvitation }) {
  const by = item.direction === 'invitation' ? `invité par ${item.byName}, ` : '';
  return (
    <>
      {item.organisation} · {circleRoleLabels[item.role].label.toLowerCase()} · {by}le {formatDate(item.on)} ·
      {quoted(item.reason)}
      {item.discreet && ' · visible de vous et de la personne seulement'}
    </>
  );
}

function Answers({ item }: { item: WaitingInvitation }) {
  if (!item.mayAnswer && !item.mayWithdraw) return null;
  return (
    <form method="post" noValidate>
      <input type="hidden" name="sur" value={item.invitationId} />
      <Cluster>
        {item.mayAnswer && (
          <>
            <Button name="acte" value="accepter" variant="relay" small>
              Accepter<VisuallyHidden> la demande {ofName(item.name)}</VisuallyHidden>
            </Button>
            <Button name="acte" value="decliner" variant="quiet" small>
              Décliner<VisuallyHidden> la demande {ofName(item.name)}</VisuallyHidden>
            </Button>
          </>
        )}
        {item.mayWithdraw && (
          <Button name="acte" value="retirer" variant="quiet" small>
            Retirer<VisuallyHidden> ({item.name})</VisuallyHidden>
          </Button>
        )}
      </Cluster>
    </form>
  );
}
