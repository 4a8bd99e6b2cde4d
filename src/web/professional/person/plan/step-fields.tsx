import { useState } from 'react';
import { type LeverCode, leverCodes, levers } from '../../../../domain/plan/codes.ts';
import type { StepDetails } from '../../../../domain/plan/lever-details.ts';
import type { Named } from '../../../../domain/plan/views.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DetailFields } from './detail-fields.tsx';
import type { Rejected } from './submitted-form.server.ts';

const leverOptions = Object.entries(levers).map(([value, label]) => ({ value, label }));
const isLever = (code: string): code is LeverCode => (leverCodes as readonly string[]).includes(code);

export interface StepValues {
  readonly lever: string;
  readonly title: string;
  readonly owner: string;
  readonly due: string;
  readonly details: StepDetails;
}

/**
 * What a step is, who does it, by when, and what its lever needs: its fields follow the choice of a lever at once; without
 * JavaScript the server asks for them on the next page (see submitted-form).
 */
export function StepFields({
  personName,
  owners,
  values,
  sensitive,
  rejected,
}: {
  personName: string;
  owners: readonly Named[];
  values: StepValues;
  /** As its objective is. */
  sensitive: boolean;
  rejected: Rejected | undefined;
}) {
  const typed = rejected?.values;
  const sent = typed?.lever ?? values.lever;
  const [lever, setLever] = useState(sent);
  const errorOf = (field: string) => rejected?.errors.find((error) => error.field === field)?.message;
  return (
    <>
      <TextField
        name="title"
        label="Étape"
        hint="En quelques mots, ce qu’il y a à faire. Ne notez jamais une maladie : la personne et le cercle lisent ce texte."
        defaultValue={typed?.title ?? values.title}
        error={errorOf('title')}
        autoComplete="off"
        required
      />
      <SelectField
        name="lever"
        label="Levier"
        placeholder="Choisir un levier"
        options={leverOptions}
        defaultValue={sent}
        onChange={(event) => setLever(event.currentTarget.value)}
        error={errorOf('lever')}
        required
      />
      {/* Whose fields this page shows: another lever than the one chosen, and the server asks for them. */}
      <input type="hidden" name="precisions" value={lever} />
      {isLever(lever) && (
        <DetailFields
          key={lever}
          lever={lever}
          sensitive={sensitive}
          details={lever === values.lever ? values.details : {}}
          rejected={lever === typed?.lever ? rejected : undefined}
        />
      )}
      <SelectField
        name="owner"
        label="Qui s’en charge"
        hint="Une étape confiée à un contributeur est partagée avec lui."
        options={[
          { value: 'personne', label: personName },
          ...owners.map(({ seat, name, organisation }) => ({
            value: seat,
            label: `${name} · ${organisation}`,
          })),
        ]}
        defaultValue={typed?.owner ?? values.owner}
        error={errorOf('owner')}
        required
      />
      <DateField
        name="dueOn"
        label="À faire avant le"
        defaultValue={typed?.dueOn ?? values.due}
        error={errorOf('dueOn')}
        optional
      />
    </>
  );
}
