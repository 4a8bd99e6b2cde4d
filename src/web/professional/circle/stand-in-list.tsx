import { standInPhase } from '../../../domain/circle/rules.ts';
import type { StandIn, StandInsPage } from '../../../domain/circle/views.ts';
import { ofName } from '../../../domain/french.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatPeriod, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

export function StandInList({ page }: { page: StandInsPage }) {
  if (page.standIns.length === 0) {
    return (
      <EmptyState title="Aucun remplacement prévu">
        <p>
          Organisez ci-dessous un remplacement avant une absence : les personnes gardent ainsi un
          interlocuteur.
        </p>
      </EmptyState>
    );
  }
  return (
    <ActionList label="Remplacements">
      {page.standIns.map((standIn) => (
        <ActionItem
          key={`${standIn.forSeat} ${standIn.seat} ${standIn.from}`}
          urgency="plain"
          title={`${standIn.name} remplace ${standIn.forName}`}
          tag={<Phase standIn={standIn} today={page.today} />}
          detail={`${formatPeriod(standIn.from, standIn.until)} inclus · ${plural(standIn.people, 'personne')}${standIn.whole ? ', et celles qui arriveront' : ''}`}
          action={<End standIn={standIn} />}
        />
      ))}
    </ActionList>
  );
}

function Phase({ standIn, today }: { standIn: StandIn; today: string }) {
  return standInPhase(standIn.from, today) === 'coming' ? (
    <Tag tone="plain">à venir</Tag>
  ) : (
    <Tag tone="ok">en cours</Tag>
  );
}

function End({ standIn }: { standIn: StandIn }) {
  return (
    <form method="post" noValidate>
      <input type="hidden" name="fromSeat" value={standIn.forSeat} />
      <input type="hidden" name="toSeat" value={standIn.seat} />
      <Button name="acte" value="terminer" variant="quiet" small>
        Terminer maintenant
        <VisuallyHidden>
          {' '}
          le remplacement {ofName(standIn.forName)} par {standIn.name}
        </VisuallyHidden>
      </Button>
    </form>
  );
}
