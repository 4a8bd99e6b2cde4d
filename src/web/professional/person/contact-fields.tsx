import { channelLabels, preferredChannels } from '../../../domain/person/codes.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FieldColumns, WholeRow } from './field-columns.tsx';
import type { FormShown } from './form-shown.ts';

export function ContactFields({ typed, errors }: FormShown) {
  return (
    <FieldColumns>
      <TextField
        name="phone"
        type="tel"
        label="Téléphone"
        autoComplete="off"
        defaultValue={typed.phone}
        error={errors.phone}
      />
      <TextField
        name="email"
        type="email"
        label="Adresse e-mail"
        autoComplete="off"
        defaultValue={typed.email}
        error={errors.email}
      />
      <WholeRow>
        <CheckboxField
          name="phoneAcceptsSms"
          label="La personne accepte les SMS à ce numéro"
          defaultChecked={typed.phoneAcceptsSms === 'on'}
        />
      </WholeRow>
      <SelectField
        name="preferred"
        label="Comment la joindre de préférence"
        placeholder="Pas de préférence"
        options={preferredChannels.map((value) => ({ value, label: channelLabels[value] }))}
        defaultValue={typed.preferred}
        error={errors.preferred}
      />
      <TextField
        name="interpreter"
        label="Interprète"
        hint="La langue, quand un interprète est nécessaire : par exemple dari, langue des signes."
        autoComplete="off"
        defaultValue={typed.interpreter}
        error={errors.interpreter}
      />
    </FieldColumns>
  );
}
