import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { FieldsProps } from './entered-form.tsx';

export function WhomFields({ text, list }: FieldsProps) {
  const { label: fees, ...fee } = text('frais');
  return (
    <Stack>
      <CheckboxGroup
        {...list('publics')}
        options={offerValues.public.map(({ value, label }) => ({ value, label }))}
      />
      <TextField {...text('publics_precisions')} hint="Par exemple : de 16 à 29 ans." optional />
      <TextArea
        {...text('conditions')}
        hint="Ce qu’il faut remplir pour être accepté : inscription, niveau, prescription…"
        rows={3}
        optional
      />
      <TextArea
        {...text('documents')}
        hint="Un par ligne : pièce d’identité, justificatif de domicile…"
        rows={3}
        optional
      />
      <RadioGroup
        {...fee}
        legend={fees}
        options={offerValues.frais.map(({ value, label }) => ({ value, label }))}
        look="inline"
      />
      <TextField {...text('frais_precisions')} hint="Par exemple : 20 € par mois." optional />
    </Stack>
  );
}
