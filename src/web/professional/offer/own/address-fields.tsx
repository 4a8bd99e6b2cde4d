import type { CommuneChoice } from '../../../../domain/offer/own/commune-choices.server.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TextProps } from './entered-form.tsx';

/** Where it is. */
export function AddressFields({
  text,
  communes,
  communeHint,
}: TextProps<'adresse' | 'complement_adresse' | 'code_postal' | 'code_insee'> & {
  communes: readonly CommuneChoice[];
  communeHint: string;
}) {
  return (
    <>
      <TextField {...text('adresse')} optional />
      <TextField {...text('complement_adresse')} hint="Bâtiment, étage, entrée." optional />
      <TextField {...text('code_postal')} width="short" inputMode="numeric" optional />
      <SelectField
        {...text('code_insee')}
        hint={communeHint}
        placeholder="Choisir une commune"
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </>
  );
}
