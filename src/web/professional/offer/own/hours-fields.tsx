import { hoursField } from '../../../../domain/offer/own/entered-reach.ts';
import { weekDays } from '../../../../domain/offer/own/opening-week.ts';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { TextProps } from './entered-form.tsx';
import { dayNames } from './field-words.ts';

/** A day each; hours that came from elsewhere and that a week cannot show are one text, which empties itself into days. */
export function HoursFields({ text }: TextProps<'horaires_accueil' | ReturnType<typeof hoursField>>) {
  const raw = text('horaires_accueil');
  return raw.defaultValue === '' ? (
    <FieldGroup legend="Horaires d’accueil" hint="Comme 9h-12h, 14h-17h30. Vide : fermé.">
      {weekDays.map((day) => (
        <TextField key={day} {...text(hoursField(day))} label={dayNames[day]} width="medium" />
      ))}
    </FieldGroup>
  ) : (
    <TextField
      {...raw}
      hint="Au format d’OpenStreetMap. Effacez-le et enregistrez pour donner les heures de chaque jour."
    />
  );
}
