import { circleRoleLabels, circleRoles } from '../../../domain/circle/codes.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';

/** What somebody comes into a circle for. An organisation that does not accompany only contributes. */
export function RoleChoice({
  legend,
  mayAccompany,
  defaultValue,
  error,
}: {
  legend: string;
  mayAccompany: boolean;
  defaultValue: string;
  error: string | undefined;
}) {
  return (
    <RadioGroup
      legend={legend}
      name="role"
      required
      options={circleRoles.map((role) => ({
        value: role,
        ...circleRoleLabels[role],
        disabled: role === 'accompagnateur' && !mayAccompany,
        ...(role === 'accompagnateur' &&
          !mayAccompany && { hint: 'Cette organisation n’accompagne pas\u00a0: elle peut contribuer.' }),
      }))}
      defaultValue={mayAccompany ? defaultValue : 'contributeur'}
      error={error}
    />
  );
}
