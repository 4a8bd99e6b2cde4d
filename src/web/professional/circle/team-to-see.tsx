import type { StandInsPage } from '../../../domain/circle/views.ts';
import { ofName } from '../../../domain/french.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDate, formatPeriod, plural } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { moveHref, newMoveHref, restHref, seatHref } from './paths.ts';

/** What waits for the manager: acts that stopped, absences announced, departures to come. */
export function TeamToSee({ page }: { page: StandInsPage }) {
  const { unfinished, departures, cutShort, interim } = page;
  const absences = page.absences.filter((absence) => absence.accompanies && !absence.covered);
  if (unfinished.length + absences.length + departures.length + cutShort.length + interim.people === 0)
    return null;
  return (
    <Card title="À voir" flush>
      <ActionList label="À voir">
        {interim.people > 0 && (
          <ActionItem
            urgency="turn"
            title={`Vous êtes référent par intérim de ${plural(interim.people, 'personne')}`}
            detail="En attendant que vous leur choisissiez un référent."
            action={
              <LinkButton
                href={newMoveHref(interim.seat, { objet: 'transfert', interim: 'oui' })}
                variant="relay"
                small
              >
                Les confier
              </LinkButton>
            }
          />
        )}
        {unfinished.map((move) => (
          <ActionItem
            key={move.moveId}
            urgency={move.begun ? 'late' : 'turn'}
            title={`${move.kind === 'remplacement' ? 'Remplacement' : 'Relais'} ${ofName(move.name)}`}
            tag={
              <Tag tone={move.begun ? 'danger' : 'plain'}>{move.begun ? 'interrompu' : 'à confirmer'}</Tag>
            }
            action={
              <LinkButton href={moveHref(move.moveId)} small>
                {move.begun ? 'Reprendre' : 'Relire et confirmer'}
                <VisuallyHidden> {ofName(move.name)}</VisuallyHidden>
              </LinkButton>
            }
          />
        ))}
        {departures.map((departure) => (
          <Departure key={departure.seat} departure={departure} today={page.today} />
        ))}
        {cutShort.map((rest) => (
          <CutShort key={rest.forSeat} rest={rest} />
        ))}
        {absences.map((absence) => (
          <Absence key={absence.absenceId} absence={absence} />
        ))}
      </ActionList>
    </Card>
  );
}

function Departure({ departure, today }: { departure: StandInsPage['departures'][number]; today: string }) {
  const { seat, name, lastDay, leads } = departure;
  const gone = lastDay < today;
  return (
    <ActionItem
      urgency={leads === 0 ? 'plain' : gone ? 'late' : 'soon'}
      title={gone ? `${name} est parti` : `${name} part le ${formatDate(lastDay)}`}
      tag={
        leads === 0 ? <Tag tone="ok">relais faits</Tag> : <Tag tone="warn">{plural(leads, 'personne')}</Tag>
      }
      detail={
        leads === 0
          ? 'Personne ne l’a plus pour référent.'
          : gone
            ? 'Personne de votre équipe ne peut les suivre\u00a0: demandez une nouvelle orientation.'
            : 'Sans relais d’ici là, vous en deviendrez référent par intérim le lendemain.'
      }
      action={
        gone ? undefined : (
          <LinkButton
            href={leads > 0 ? newMoveHref(seat, { objet: 'transfert' }) : seatHref(seat)}
            small
            variant="quiet"
          >
            {leads > 0 ? 'Confier' : 'Ouvrir'}
            <VisuallyHidden>
              {' '}
              {leads > 0 ? `les personnes ${ofName(name)}` : `la fiche ${ofName(name)}`}
            </VisuallyHidden>
          </LinkButton>
        )
      }
    />
  );
}

/** The people of somebody who is away, whose stand-in leaves before they are back. */
function CutShort({ rest }: { rest: StandInsPage['cutShort'][number] }) {
  const { forSeat, forName, names, from, until, people } = rest;
  return (
    <ActionItem
      urgency="soon"
      title={`Le remplacement ${ofName(forName)} s’arrête avant la fin`}
      tag={<Tag tone="warn">{plural(people, 'personne')}</Tag>}
      detail={`Départ ${ofName(names)} · sans remplaçant ${formatPeriod(from, until)} inclus`}
      action={
        <LinkButton href={restHref(forSeat)} small variant="quiet">
          Organiser la suite
          <VisuallyHidden> du remplacement {ofName(forName)}</VisuallyHidden>
        </LinkButton>
      }
    />
  );
}

function Absence({ absence }: { absence: StandInsPage['absences'][number] }) {
  const { absenceId, seat, name, from, until, proposed } = absence;
  return (
    <ActionItem
      urgency="soon"
      title={`${name} s’absente`}
      tag={<Tag tone="warn">sans remplaçant</Tag>}
      detail={`${formatPeriod(from, until)} inclus${proposed ? ` · propose ${proposed.name}` : ''}`}
      action={
        <LinkButton href={newMoveHref(seat, { absence: absenceId })} small>
          Organiser
          <VisuallyHidden> le remplacement {ofName(name)}</VisuallyHidden>
        </LinkButton>
      }
    />
  );
}
