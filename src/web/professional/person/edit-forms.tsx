import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary, type SummaryError } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { AddressFields } from './address-fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { EditConflict } from './edit-conflict.tsx';
import type { CommuneOffer, FormShown } from './form-shown.ts';
import { IdentityFields } from './identity-fields.tsx';

export interface EditShown extends FormShown {
  /** The server's answer to this form; none while another was sent. */
  readonly answer:
    | {
        errors: readonly SummaryError[];
        offers: readonly CommuneOffer[];
        current: { values: FormShown['typed']; by: string } | null;
      }
    | undefined;
  readonly version: number;
}

export function IdentityForm(shown: EditShown) {
  return (
    <EditForm act="identite" title="Identité" label="Enregistrer l’identité" {...shown}>
      <IdentityFields {...shown} />
    </EditForm>
  );
}

export function ContactForm(shown: EditShown) {
  return (
    <EditForm act="coordonnees" title="Coordonnées" label="Enregistrer les coordonnées" {...shown}>
      <ContactFields {...shown} />
    </EditForm>
  );
}

export function AddressForm(shown: EditShown) {
  return (
    <EditForm act="adresse" title="Adresse" label="Enregistrer l’adresse" {...shown}>
      <AddressFields {...shown} offers={shown.answer?.offers ?? []} />
    </EditForm>
  );
}

/** One card, one form, one act: what another card holds is never sent with it. */
export function EditForm({
  act,
  title,
  label,
  children,
  typed,
  answer,
  version,
}: EditShown & { act: string; title: string; label: string; children: ReactNode }) {
  return (
    <Card title={title} id={act}>
      <form method="post" noValidate>
        <Stack gap="m">
          {answer && answer.errors.length > 0 && <ErrorSummary errors={answer.errors} level={3} />}
          {answer?.current && <EditConflict typed={typed} current={answer.current} />}
          <input type="hidden" name="acte" value={act} />
          <input type="hidden" name="version" value={version} />
          {children}
          <FormActions>
            <Button variant="quiet">{label}</Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}
