import { END_COMMENT_LENGTH, type EndReasonCode, endReasons } from '../../../../domain/ending/codes.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { errorOf, type Rejected, typed } from '../../circle/rejected.ts';

/** Reason, day and a few words: of one person, or of many in one line each (`compact`). */
export function EndFields({
  reasons,
  today,
  rejected,
  compact = false,
  submit,
  act,
}: {
  reasons: readonly EndReasonCode[];
  today: string;
  rejected: Rejected | undefined;
  compact?: boolean;
  submit: string;
  act: string;
}) {
  const reason = {
    name: 'reason',
    id: 'end-reason',
    required: true,
    defaultValue: typed(rejected, 'reason'),
    error: errorOf(rejected, 'reason'),
  };
  return (
    <Stack>
      {compact ? (
        <SelectField
          {...reason}
          label="Raison"
          placeholder="Choisir la raison"
          options={reasons.map((code) => ({ value: code, label: endReasons[code].label }))}
        />
      ) : (
        <RadioGroup
          {...reason}
          legend="Raison"
          options={reasons.map((code) => ({ value: code, ...wordsOf(code) }))}
        />
      )}
      <DateField
        name="endedOn"
        id="end-on"
        label="Date de fin"
        required
        max={today}
        defaultValue={typed(rejected, 'endedOn', today)}
        error={errorOf(rejected, 'endedOn')}
      />
      <TextArea
        name="comment"
        id="end-comment"
        label="Précision"
        hint="La personne peut la lire."
        optional
        rows={2}
        maxLength={END_COMMENT_LENGTH}
        defaultValue={typed(rejected, 'comment')}
        error={errorOf(rejected, 'comment')}
      />
      <FormActions>
        <Button name="acte" value={act}>
          {submit}
        </Button>
      </FormActions>
    </Stack>
  );
}

function wordsOf(code: EndReasonCode): { label: string; hint?: string } {
  const { label, hint }: { label: string; hint?: string } = endReasons[code];
  return hint ? { label, hint } : { label };
}
