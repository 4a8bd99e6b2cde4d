import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FieldColumns, WholeRow } from './field-columns.tsx';
import type { CommuneOffer, FormShown } from './form-shown.ts';

/** `offers`: the communes that the words may mean, once an answer was uncertain. */
export function AddressFields({
  typed,
  errors,
  offers = [],
}: FormShown & { offers?: readonly CommuneOffer[] }) {
  return (
    <FieldColumns>
      <WholeRow>
        <TextField
          name="line"
          label="Numéro et rue"
          autoComplete="off"
          defaultValue={typed.line}
          error={errors.line}
        />
      </WholeRow>
      <TextField
        name="postalCode"
        label="Code postal"
        width="short"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typed.postalCode}
        error={errors.postalCode}
      />
      <TextField
        name="commune"
        label="Commune"
        autoComplete="off"
        defaultValue={typed.commune}
        error={errors.commune}
      />
      {offers.length > 0 && (
        <SelectField
          name="communeCode"
          label="Laquelle de ces communes ?"
          placeholder="Choisir une commune"
          options={offers.map(({ code, name, postalCode }) => ({
            value: code,
            label: postalCode ? `${name} (${postalCode})` : name,
          }))}
          defaultValue={typed.communeCode}
          error={errors.communeCode}
        />
      )}
    </FieldColumns>
  );
}
