import { dutyLabels } from '../../../domain/organisation/codes.ts';
import type { SeatPage } from '../../../domain/organisation/views.ts';
import { Button } from '../../ui/button.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Duties of the seat; in an authority, its manager gives and takes back those of the orientation service. */
export function SeatDuties({ seat }: { seat: SeatPage }) {
  const given = new Set(
    seat.duties.filter((duty) => duty.kind === 'orientation-officer').map((duty) => duty.territory),
  );
  const possible = (seat.orientationOf?.territories ?? []).filter((territory) => !given.has(territory.name));
  return (
    <Stack>
      {seat.duties.map((duty) => (
        <form key={duty.id} method="post" noValidate>
          <input type="hidden" name="sur" value={duty.id} />
          <Cluster>
            <span>
              {dutyLabels[duty.kind]}, {duty.territory}
            </span>
            {duty.kind === 'orientation-officer' && seat.orientationOf && (
              <Button name="acte" value="fin-mission" variant="quiet" small>
                Mettre fin<VisuallyHidden> à la mission {dutyLabels[duty.kind]}</VisuallyHidden>
              </Button>
            )}
          </Cluster>
        </form>
      ))}
      {seat.isReader ? (
        <p>Une mission ne se confie pas à soi-même : demandez-la à un autre responsable.</p>
      ) : (
        possible.map((territory) => (
          <form key={territory.territoryId} method="post" noValidate>
            <input type="hidden" name="territoryId" value={territory.territoryId} />
            <Button name="acte" value="mission" variant="quiet">
              Confier l’orientation ({territory.name})
            </Button>
          </form>
        ))
      )}
    </Stack>
  );
}
