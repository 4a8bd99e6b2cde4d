import type { ServiceForm } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { AddressFields } from './address-fields.tsx';
import type { FieldsProps } from './entered-form.tsx';
import { ReceptionField } from './reception-field.tsx';

export function WhereFields({ loaded, ...fields }: FieldsProps & { loaded: ServiceForm }) {
  const { text, list } = fields;
  const communes = loaded.communes.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Stack>
      <ReceptionField {...fields} />
      <AddressFields
        text={text}
        communes={loaded.communes}
        communeHint="Obligatoire pour un accueil sur place : c’est de là que les distances sont comptées."
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
