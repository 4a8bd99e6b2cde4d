import type { PossibleMatch } from '../../../domain/same-person/views.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';

/** Each record has a référent, a person has one: who stays, and what becomes of the other. */
export function WhichLead({ match: { one, other } }: { match: Pick<PossibleMatch, 'one' | 'other'> }) {
  return (
    <RadioGroup
      name="keeps"
      legend="Qui reste référent ?"
      hint="Il devient référent des deux dossiers, et le lit. L’autre garde sa place dans le cercle de son dossier, comme accompagnateur."
      options={[one, other].map(({ personId, leadName, leadOrganisation }) => ({
        value: personId,
        label: `${leadName}, ${leadOrganisation}`,
      }))}
    />
  );
}
