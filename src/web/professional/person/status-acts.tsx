import { statusKinds } from '../../../domain/person/codes.ts';
import type { PersonStatus } from '../../../domain/person/views.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { SituationShown } from './situation-shown.ts';

/** One date, two meanings: it has ended, or its end is foreseen. Folded until wanted. */
export function StatusActs({ status, answer }: { status: PersonStatus; answer: SituationShown | undefined }) {
  const id = `end-${status.statusPeriodId}`;
  const about = <VisuallyHidden> : {statusKinds[status.kind].label}</VisuallyHidden>;
  return (
    <Disclosure summary={<>Noter une fin{about}</>} open={answer !== undefined}>
      <form method="post" noValidate>
        <input type="hidden" name="statut" value={status.statusPeriodId} />
        <input type="hidden" name="version" value={status.version} />
        <Stack gap="s">
          <DateField
            name="end"
            id={id}
            label="Date de fin"
            hint="Le dernier jour du statut."
            defaultValue={answer?.typed.end ?? status.expectedUntil ?? ''}
            error={answer?.byField[id]}
          />
          <Cluster>
            <Button small name="acte" value="terminer">
              Terminé à cette date
            </Button>
            <Button small variant="quiet" name="acte" value="prevoir">
              Fin prévue à cette date
            </Button>
          </Cluster>
        </Stack>
      </form>
    </Disclosure>
  );
}
