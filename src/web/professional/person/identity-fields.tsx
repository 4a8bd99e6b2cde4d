import { civilities, civilityLabels } from '../../../domain/person/codes.ts';
import { DateField } from '../../ui/date-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FieldColumns, WholeRow } from './field-columns.tsx';
import type { FormShown } from './form-shown.ts';

export function IdentityFields({ typed, errors }: FormShown) {
  return (
    <FieldColumns>
      <WholeRow>
        <RadioGroup
          name="civility"
          legend="Civilité"
          look="inline"
          options={civilities.map((value) => ({ value, label: civilityLabels[value] }))}
          defaultValue={typed.civility}
          error={errors.civility}
        />
      </WholeRow>
      <NameFields typed={typed} errors={errors} />
      <TextField
        name="usedName"
        label="Nom d’usage"
        hint="S’il diffère du nom de naissance : nom d’époux ou d’épouse, double nom."
        autoComplete="off"
        defaultValue={typed.usedName}
        error={errors.usedName}
        optional
      />
      <BirthDateField typed={typed} errors={errors} />
    </FieldColumns>
  );
}

export function NameFields({ typed, errors }: FormShown) {
  return (
    <>
      <TextField
        name="familyName"
        label="Nom de naissance"
        autoComplete="off"
        defaultValue={typed.familyName}
        error={errors.familyName}
        required
      />
      <TextField
        name="givenName"
        label="Prénom"
        autoComplete="off"
        defaultValue={typed.givenName}
        error={errors.givenName}
        required
      />
    </>
  );
}

export function BirthDateField({ typed, errors, required }: FormShown & { required?: boolean }) {
  return (
    <DateField
      name="birthDate"
      label="Date de naissance"
      defaultValue={typed.birthDate}
      error={errors.birthDate}
      required={required}
      optional={!required}
    />
  );
}
