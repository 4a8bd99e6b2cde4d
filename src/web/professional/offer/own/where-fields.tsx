import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { FieldsProps } from './service-form.tsx';

export function WhereFields({ loaded, text, list }: FieldsProps) {
  const communes = loaded.communes.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Stack>
      <CheckboxGroup
        {...list('modes_accueil')}
        options={offerValues['mode-accueil'].map(({ value, label }) => ({ value, label }))}
      />
      <TextField {...text('adresse')} optional />
      <TextField {...text('complement_adresse')} hint="Bâtiment, étage, entrée." optional />
      <TextField {...text('code_postal')} width="short" inputMode="numeric" optional />
      <SelectField
        {...text('code_insee')}
        hint="Obligatoire pour un accueil sur place : c’est de là que les distances sont comptées."
        placeholder="Choisir une commune"
        options={communes}
      />
      <CheckboxGroup
        {...list('zone_eligibilite')}
        hint="Où il faut habiter pour en bénéficier. Rien de coché : partout."
        options={loaded.zones}
      />
      <SelectField
        {...text('zone_commune')}
        hint="Si le service est réservé aux habitants d’une commune."
        placeholder="Aucune en particulier"
        options={communes}
        optional
      />
    </Stack>
  );
}
