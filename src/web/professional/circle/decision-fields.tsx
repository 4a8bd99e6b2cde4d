import { ORIENTATION_REASON_LENGTH, type Track, trackLabels, tracks } from '../../../domain/circle/codes.ts';
import type { PossibleLead, ReferentBody } from '../../../domain/circle/views.ts';
import { specialityLabels } from '../../../domain/organisation/codes.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { errorOf, type Rejected, typed } from './rejected.ts';

interface Shared {
  /** Ends the ids of the fields, where a page has one form for each row. */
  suffix?: string | undefined;
  rejected: Rejected | undefined;
  /** In a list: the fields without which there is no decision, in one line each. */
  compact?: boolean | undefined;
  /** The words of the button, where the act is about several people. */
  submit?: string | undefined;
}

const bodyWords = (body: ReferentBody) =>
  `${body.name}\u00a0: ${plural(body.people, 'personne')}${
    body.withoutLead > 0 ? `, dont ${formatNumber(body.withoutLead)} sans référent` : ''
  }`;

/** Track and referent body, with how many people each body already has. */
export function OrientFields({
  bodies,
  suffix = '',
  rejected,
  compact,
  suggested = null,
  submit = 'Enregistrer l’orientation',
}: Shared & { bodies: readonly ReferentBody[]; suggested?: Track | null }) {
  const track = {
    name: 'track',
    id: `track${suffix}`,
    required: true,
    error: errorOf(rejected, 'track'),
    defaultValue: typed(rejected, 'track'),
  };
  return (
    <Stack>
      {compact ? (
        <SelectField
          {...track}
          label="Orientation"
          placeholder="Choisir une orientation"
          options={tracks.map((code) => ({ value: code, label: trackLabels[code].label }))}
        />
      ) : (
        <RadioGroup
          {...track}
          legend="Orientation"
          options={tracks.map((code) => ({ value: code, ...trackLabels[code] }))}
        />
      )}
      <SelectField
        name="bodyId"
        id={`bodyId${suffix}`}
        label="Organisme référent"
        hint={compact ? undefined : 'Avec le nombre de personnes dont il est déjà l’organisme référent.'}
        required
        placeholder="Choisir un organisme"
        options={bodies.map((body) => ({ value: body.organisationId, label: bodyWords(body) }))}
        defaultValue={typed(rejected, 'bodyId')}
        error={errorOf(rejected, 'bodyId')}
      />
      {!compact && (
        <TextArea
          name="reason"
          id={`reason${suffix}`}
          label="Motif de la décision"
          hint={
            suggested
              ? `La personne peut le lire. Nécessaire si vous ne choisissez pas l’orientation ${trackLabels[suggested].label.toLowerCase()}.`
              : 'La personne peut le lire.'
          }
          optional={!suggested}
          rows={3}
          maxLength={ORIENTATION_REASON_LENGTH}
          defaultValue={typed(rejected, 'reason')}
          error={errorOf(rejected, 'reason')}
        />
      )}
      <DateField
        name="notifiedOn"
        id={`notifiedOn${suffix}`}
        label="Notifiée à la personne le"
        optional
        defaultValue={typed(rejected, 'notifiedOn')}
        error={errorOf(rejected, 'notifiedOn')}
      />
      <FormActions>
        <Button name="acte" value="orienter" small={compact}>
          {submit}
        </Button>
      </FormActions>
    </Stack>
  );
}

/** A colleague, with what they already carry; who has the fewest people comes first. */
export function AppointFields({
  leads,
  suffix = '',
  rejected,
  compact,
  submit = 'Nommer référent',
}: Shared & { leads: readonly PossibleLead[] }) {
  return (
    <Stack>
      <SelectField
        name="seat"
        id={`seat${suffix}`}
        label="Référent"
        hint={compact ? undefined : 'Avec le nombre de personnes suivies. Le moins chargé vient en premier.'}
        required
        placeholder="Choisir un professionnel"
        options={leads.map((lead) => ({
          value: lead.seat,
          label: `${lead.name}\u00a0: ${plural(lead.people, 'personne')} (${specialityLabels[lead.speciality].toLowerCase()})`,
        }))}
        defaultValue={typed(rejected, 'seat')}
        error={errorOf(rejected, 'seat')}
      />
      <FormActions>
        <Button name="acte" value="nommer" small={compact}>
          {submit}
        </Button>
      </FormActions>
    </Stack>
  );
}
