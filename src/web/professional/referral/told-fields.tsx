import {
  type AgreementWay,
  agreementWays,
  type ReferralReason,
  referralReasons,
  type ToldChannel,
  WORDS_LENGTH,
} from '../../../domain/referral/codes.ts';
import type { Told } from '../../../domain/referral/inputs.ts';
import type { Attempt } from '../../referral/attempt.server.ts';
import { formatPhone } from '../../referral/phone.ts';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';

/** What the form sent; the domain judges it. */
export function toldOf(form: FormData): Told {
  return {
    agreedHow: String(form.get('agreedHow') ?? '') as AgreementWay,
    channel: String(form.get('channel') ?? 'prescripteur') as ToldChannel,
    reasons: form.getAll('reasons').map(String) as ReferralReason[],
    words: String(form.get('words') ?? ''),
  };
}

/** The agreement of the person, then what is told of them: filled in with what shares least, folded. */
export function ToldFields({
  personName,
  contact,
  attempt,
}: {
  personName: string;
  contact: { readonly phone: string | null; readonly email: string | null };
  attempt: Attempt | undefined;
}) {
  const changed = attempt !== undefined;
  return (
    <>
      <RadioGroup
        name="agreedHow"
        legend={`${personName} est d’accord pour cette demande, dit`}
        hint="La structure reçoit son nom seulement avec son accord. La personne lit la demande dans son espace et peut la retirer."
        options={Object.entries(agreementWays).map(([value, label]) => ({ value, label }))}
        defaultValue={attempt?.typed.agreedHow}
        error={attempt?.byField.agreedHow}
        look="inline"
        required
      />
      <Disclosure
        summary="Ce que la structure lira : le nom, vos coordonnées, et ce que vous ajoutez"
        open={changed}
      >
        <Stack>
          <RadioGroup
            name="channel"
            legend="Comment la structure joint-elle la personne ?"
            options={[
              { value: 'prescripteur', label: 'En passant par vous' },
              ...(contact.phone
                ? [{ value: 'telephone', label: `Par téléphone\u00a0: ${formatPhone(contact.phone)}` }]
                : []),
              ...(contact.email ? [{ value: 'email', label: `Par e-mail\u00a0: ${contact.email}` }] : []),
            ]}
            defaultValue={attempt?.typed.channel ?? 'prescripteur'}
            error={attempt?.byField.channel}
          />
          <CheckboxGroup
            name="reasons"
            legend="Pourquoi cette demande ?"
            options={Object.entries(referralReasons).map(([value, label]) => ({ value, label }))}
            defaultValues={attempt?.chosen ?? ['besoin-identifie']}
          />
          <TextArea
            name="words"
            label="En quelques mots"
            hint="Rien sur la santé ni sur un statut : la structure n’en a pas besoin pour répondre. La personne lit ce texte."
            rows={3}
            maxLength={WORDS_LENGTH}
            defaultValue={attempt?.typed.words}
            error={attempt?.byField.words}
            optional
          />
        </Stack>
      </Disclosure>
    </>
  );
}
