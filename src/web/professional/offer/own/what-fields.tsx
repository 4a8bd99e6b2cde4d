import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { Stack } from '../../../ui/layout.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { FieldsProps } from './entered-form.tsx';

export function WhatFields({ text }: FieldsProps) {
  return (
    <Stack>
      <TextField
        {...text('nom')}
        hint="Ce que l’on y fait, en peu de mots : « Atelier CV et lettre de motivation »."
        required
      />
      <SelectField
        {...text('type')}
        placeholder="Choisir un type"
        options={offerValues.type.map(({ value, label }) => ({ value, label }))}
        optional
      />
      <TextArea
        {...text('description')}
        hint="Ce qui s’y passe, avec qui, combien de temps. Deux cents caractères au moins aident à être choisi."
        rows={8}
        required
      />
    </Stack>
  );
}
