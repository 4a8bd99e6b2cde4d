import { ofName } from '../../../domain/french.ts';
import { type DutyKind, dutyKinds, dutyLabels } from '../../../domain/organisation/codes.ts';
import type { PartnerPage } from '../../../domain/organisation/views.ts';
import { Button } from '../../ui/button.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { errorOf, type Rejected, rejectionOf, typed } from '../circle/rejected.ts';

/** Duties that the territory gives to professionals of this partner. */
export function PartnerDuties({
  page,
  reader,
  rejected,
}: {
  page: PartnerPage;
  reader: string;
  rejected: Rejected | undefined;
}) {
  return (
    <Stack>
      {page.duties.map((duty) => (
        <form key={duty.id} method="post" noValidate>
          <input type="hidden" name="sur" value={duty.id} />
          <Cluster>
            <span>
              {duty.name} : {dutyLabels[duty.kind].toLowerCase()}
            </span>
            <Button name="acte" value="fin-mission" variant="quiet" small>
              Mettre fin<VisuallyHidden> à la mission {ofName(duty.name)}</VisuallyHidden>
            </Button>
          </Cluster>
        </form>
      ))}
      <Give page={page} reader={reader} rejected={rejectionOf(rejected, 'mission')} />
    </Stack>
  );
}

function Give({
  page,
  reader,
  rejected,
}: {
  page: PartnerPage;
  reader: string;
  rejected: Rejected | undefined;
}) {
  const possible = (kind: DutyKind) => kind !== 'orientation-officer' || page.organisation.authority;
  return (
    <form method="post" noValidate>
      <Stack>
        <input type="hidden" name="territoryId" value={page.territory.territoryId} />
        <SelectField
          name="seat"
          label="Professionnel"
          required
          placeholder="Choisir un professionnel"
          options={page.members
            .filter((member) => member.seat !== reader)
            .map(({ seat, name, function: job }) => ({ value: seat, label: `${name}, ${job}` }))}
          defaultValue={typed(rejected, 'seat')}
          error={errorOf(rejected, 'seat')}
        />
        <SelectField
          name="kind"
          label="Mission"
          required
          options={dutyKinds.filter(possible).map((kind) => ({ value: kind, label: dutyLabels[kind] }))}
          defaultValue={typed(rejected, 'kind', dutyKinds.filter(possible)[0])}
          error={errorOf(rejected, 'kind')}
        />
        <FormActions>
          <Button name="acte" value="mission" variant="quiet">
            Confier la mission
          </Button>
        </FormActions>
      </Stack>
    </form>
  );
}
