import {
  type SeatRole,
  type Speciality,
  seatRoleLabels,
  seatRoles,
  specialities,
  specialityLabels,
} from '../../../domain/organisation/codes.ts';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { errorOf, type Rejected, typed, typedAll } from '../circle/rejected.ts';

/** What a seat is: the same questions when a colleague is invited and when their seat changes. */
export function SeatFields({
  rejected,
  present,
}: {
  rejected: Rejected | undefined;
  present?: { function: string; speciality: Speciality; roles: readonly SeatRole[] };
}) {
  return (
    <>
      <TextField
        name="function"
        label="Fonction"
        hint="Telle que les personnes accompagnées la liront : « conseillère en insertion »."
        required
        width="medium"
        defaultValue={typed(rejected, 'function', present?.function)}
        error={errorOf(rejected, 'function')}
      />
      <RadioGroup
        name="speciality"
        legend="Spécialité"
        hint="Un diagnostic est conjoint quand les deux champs sont représentés."
        required
        look="inline"
        options={specialities.map((code) => ({ value: code, label: specialityLabels[code] }))}
        defaultValue={typed(rejected, 'speciality', present?.speciality ?? 'les-deux')}
        error={errorOf(rejected, 'speciality')}
      />
      <CheckboxGroup
        name="roles"
        legend="Rôles"
        required
        options={seatRoles.map((role) => ({ value: role, ...seatRoleLabels[role] }))}
        defaultValues={typedAll(rejected, 'roles', present?.roles ?? ['member'])}
        error={errorOf(rejected, 'roles')}
      />
    </>
  );
}
