import { TextField } from '../../../ui/text-field.tsx';
import type { FieldsProps } from './entered-form.tsx';

/** How much of a week it takes, and how many weeks. */
export function LengthFields({ text }: FieldsProps) {
  return (
    <>
      <TextField {...text('volume_horaire_hebdomadaire')} inputMode="decimal" width="short" optional />
      <TextField {...text('nombre_semaines')} inputMode="numeric" width="short" optional />
    </>
  );
}
