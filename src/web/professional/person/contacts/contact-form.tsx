import { type ReactNode, useId } from 'react';
import { type ContactChannel, contactChannels, LINE_LENGTH } from '../../../../domain/contact/codes.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { TimeField } from '../../../ui/time-field.tsx';

/** What was refused, with all that was typed. */
export interface RejectedContact {
  readonly errors: { field?: string; message: string }[];
  readonly byField: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

export interface ContactFormShown {
  /** Made with the form: sending it twice notes one contact. */
  readonly contactId: string;
  readonly channel: ContactChannel;
  readonly today: string;
  readonly now: string;
}

const channels = Object.entries(contactChannels).map(([value, { label }]) => ({ value, label }));

/**
 * Everything is filled in advance but the two buttons, which say whether the person was reached: one key notes an ordinary
 * contact. Fields bear a prefix, since a page shows this form in a dialog beside its own.
 */
export function ContactFields({
  shown,
  rejected,
  children,
}: {
  shown: ContactFormShown;
  rejected: RejectedContact | undefined;
  /** The way back, after the two acts. */
  children?: ReactNode;
}) {
  const prefix = useId();
  const id = (name: string) => `${prefix}${name}`;
  const typed = rejected?.values;
  const errorOf = (name: string) => rejected?.byField[name];
  const whenFails = errorOf('on') ?? errorOf('time');
  const elsewhen =
    typed !== undefined && (typed.on !== shown.today || typed.time !== shown.now || Boolean(whenFails));
  return (
    <Stack>
      {rejected && (
        <ErrorSummary
          level={3}
          errors={rejected.errors.map(({ field, message }) => ({
            message,
            ...(field && { field: id(field) }),
          }))}
        />
      )}
      <input type="hidden" name="id" value={shown.contactId} />
      <RadioGroup
        name="channel"
        id={id('channel')}
        legend="Comment"
        look="inline"
        options={channels}
        defaultValue={typed?.channel ?? shown.channel}
        error={errorOf('channel')}
      />
      <TextField
        name="line"
        id={id('line')}
        label="En une ligne"
        hint={`La personne peut lire ce que vous écrivez. Ne notez jamais une maladie. ${LINE_LENGTH} caractères au plus.`}
        defaultValue={typed?.line ?? ''}
        error={errorOf('line')}
        autoComplete="off"
        optional
      />
      <Disclosure summary="Un autre jour ou une autre heure" open={elsewhen}>
        <Cluster>
          <DateField
            name="on"
            id={id('on')}
            label="Jour"
            hint={null}
            max={shown.today}
            defaultValue={typed?.on ?? shown.today}
            error={errorOf('on')}
          />
          <TimeField
            name="time"
            id={id('time')}
            label="Heure"
            defaultValue={typed?.time ?? shown.now}
            error={errorOf('time')}
          />
        </Cluster>
      </Disclosure>
      <FormActions>
        <Button name="reached" value="oui" icon="check">
          Noter un échange
        </Button>
        <Button name="reached" value="non" variant="quiet">
          Noter une tentative sans réponse
        </Button>
        {children}
      </FormActions>
    </Stack>
  );
}
