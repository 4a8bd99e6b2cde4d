import { hoursField } from '../../../../domain/offer/own/entered-service.ts';
import { weekDays } from '../../../../domain/offer/own/opening-week.ts';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { FieldsProps } from './entered-form.tsx';
import { dayNames } from './field-words.ts';
import { LengthFields } from './length-fields.tsx';

/** A day each; hours that came from elsewhere and that a week cannot show are one text, which empties itself into days. */
export function HoursFields(fields: FieldsProps) {
  const { text } = fields;
  const raw = text('horaires_accueil');
  return (
    <Stack>
      {raw.defaultValue !== '' && (
        <TextField
          {...raw}
          hint="Au format d’OpenStreetMap. Effacez-le et enregistrez pour donner les heures de chaque jour."
        />
      )}
      {raw.defaultValue === '' && (
        <FieldGroup legend="Horaires d’accueil" hint="Comme 9h-12h, 14h-17h30. Vide : fermé.">
          {weekDays.map((day) => (
            <TextField key={day} {...text(hoursField(day))} label={dayNames[day]} width="medium" />
          ))}
        </FieldGroup>
      )}
      <LengthFields {...fields} />
    </Stack>
  );
}
