import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { FieldsProps } from './service-form.tsx';

export function ReachFields({ text, list }: FieldsProps) {
  return (
    <Stack>
      <CheckboxGroup
        {...list('mobilisable_par')}
        options={offerValues['mobilisable-par'].map(({ value, label }) => ({ value, label }))}
      />
      <CheckboxGroup
        {...list('modes_mobilisation')}
        options={offerValues['mode-mobilisation'].map(({ value, label }) => ({ value, label }))}
      />
      <TextArea {...text('mobilisation_precisions')} rows={3} optional />
      <TextField {...text('contact_nom_prenom')} hint="Elle sera visible de tous." optional />
      <TextField {...text('telephone')} type="tel" width="medium" optional />
      <TextField
        {...text('courriel')}
        type="email"
        hint="Les demandes des professionnels peuvent y être envoyées."
        optional
      />
      <TextField {...text('lien_mobilisation')} type="url" optional />
    </Stack>
  );
}
