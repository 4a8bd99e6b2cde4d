import { offerValues } from '../../../../domain/offer/reference/values.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { FieldsProps } from './entered-form.tsx';

/** Who may ask for it and how, whoever answers. */
export function AskingFields({ text, list }: FieldsProps) {
  return (
    <>
      <CheckboxGroup
        {...list('mobilisable_par')}
        options={offerValues['mobilisable-par'].map(({ value, label }) => ({ value, label }))}
      />
      <CheckboxGroup
        {...list('modes_mobilisation')}
        options={offerValues['mode-mobilisation'].map(({ value, label }) => ({ value, label }))}
      />
      <TextArea {...text('mobilisation_precisions')} rows={3} optional />
    </>
  );
}
