import { SelectField } from '../../ui/select-field.tsx';
import { errorOf, type Rejected, typed } from '../circle/rejected.ts';

interface Commune {
  code: string;
  name: string;
}

/** The communes of the territory; an organisation seated elsewhere keeps its own in the list. */
export function CommuneSelect({
  communes,
  present,
  rejected,
}: {
  communes: readonly Commune[];
  present?: Commune | '' | null;
  rejected: Rejected | undefined;
}) {
  const other = present && !communes.some((commune) => commune.code === present.code) ? [present] : [];
  return (
    <SelectField
      name="communeCode"
      label="Commune"
      optional
      placeholder="Choisir une commune"
      options={[...other, ...communes].map(({ code, name }) => ({ value: code, label: name }))}
      defaultValue={typed(rejected, 'communeCode', present ? present.code : '')}
      error={errorOf(rejected, 'communeCode')}
    />
  );
}
