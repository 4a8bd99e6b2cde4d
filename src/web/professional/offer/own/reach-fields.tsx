import { Stack } from '../../../ui/layout.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { AskingFields } from './asking-fields.tsx';
import type { FieldsProps } from './entered-form.tsx';

export function ReachFields(fields: FieldsProps) {
  const { text } = fields;
  return (
    <Stack>
      <AskingFields {...fields} />
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
