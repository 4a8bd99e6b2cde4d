import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import type { FieldsProps } from './entered-form.tsx';

export function ReceptionField({ list }: FieldsProps) {
  return (
    <CheckboxGroup
      {...list('modes_accueil')}
      options={offerValues['mode-accueil'].map(({ value, label }) => ({ value, label }))}
    />
  );
}
