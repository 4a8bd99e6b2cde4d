import { type LeverCode, levers } from '../../../../domain/plan/codes.ts';
import {
  type DetailField,
  detailFieldName,
  detailFields,
  type StepDetails,
  weekDays,
} from '../../../../domain/plan/lever-details.ts';
import { CheckboxGroup } from '../../../ui/checkbox-group.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { FieldGroup } from '../../../ui/field-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Rejected } from './submitted-form.server.ts';

/** What the lever chosen needs, and nothing of the others. All of it may wait, except what another answer calls for. */
export function DetailFields({
  lever,
  sensitive,
  details,
  rejected,
}: {
  lever: LeverCode;
  sensitive: boolean;
  details: StepDetails;
  rejected: Rejected | undefined;
}) {
  const fields = detailFields(lever, sensitive);
  if (fields.length === 0) return null;
  const label = levers[lever];
  return (
    <div id="precisions">
      <FieldGroup
        legend={`Précisions\u00a0: ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
        hint="Ce que vous savez déjà ; le reste se complète plus tard."
      >
        {fields.map((field) => {
          const name = detailFieldName(field.name);
          return (
            <OneField
              key={name}
              field={field}
              name={name}
              value={rejected ? (rejected.values[name] ?? '') : text(details[field.name])}
              error={rejected?.errors.find((error) => error.field === name)?.message}
            />
          );
        })}
      </FieldGroup>
    </div>
  );
}

/** Several days are one text, as forms that come back hold them. */
const text = (value: StepDetails[string] | undefined) =>
  Array.isArray(value) ? value.join(',') : String(value ?? '');

function OneField({
  field,
  name,
  value,
  error,
}: {
  field: DetailField;
  name: string;
  value: string;
  error: string | undefined;
}) {
  const words = { name, label: field.label, error, ...(field.hint && { hint: field.hint }) };
  switch (field.kind) {
    case 'text':
      return <TextField {...words} defaultValue={value} autoComplete="off" />;
    case 'number':
      return (
        <TextField {...words} defaultValue={value} inputMode="numeric" width="short" autoComplete="off" />
      );
    case 'date':
      return <DateField {...words} hint={field.hint ?? ''} defaultValue={value} />;
    case 'choice':
      return (
        <SelectField
          {...words}
          placeholder="Pas encore connu"
          options={Object.entries(field.options).map(([code, label]) => ({ value: code, label }))}
          defaultValue={value}
        />
      );
    case 'days':
      return (
        <CheckboxGroup
          name={name}
          legend={field.label}
          error={error}
          options={Object.keys(weekDays).map((day) => ({ value: day, label: day }))}
          defaultValues={value.split(',')}
        />
      );
  }
}
