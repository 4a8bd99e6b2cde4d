import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EditForm, type EditShown } from './edit-forms.tsx';

export function InformationForm(shown: EditShown) {
  return (
    <EditForm act="information" title="Information de la personne" label="Enregistrer la date" {...shown}>
      <DateField
        name="informedOn"
        label="Personne informée le"
        hint="Le jour où elle a reçu l’information sur Relais et sur ses droits. Avant cette date, aucune autre organisation ne la voit."
        defaultValue={shown.typed.informedOn}
        error={shown.errors.informedOn}
        required
      />
    </EditForm>
  );
}

export function NumberForm(shown: EditShown) {
  return (
    <EditForm act="numero" title="Numéro dans votre organisation" label="Enregistrer le numéro" {...shown}>
      <TextField
        name="number"
        label="Numéro"
        hint="Votre organisation est seule à le voir. Jamais le numéro de sécurité sociale."
        width="medium"
        autoComplete="off"
        defaultValue={shown.typed.number}
        error={shown.errors.number}
        required
      />
    </EditForm>
  );
}

/** One button, no box to tick: protecting somebody takes one gesture. */
export function ProtectionForm({ isProtected }: { isProtected: boolean }) {
  return (
    <Card title="Protection" id="protection">
      <form method="post" noValidate>
        <input type="hidden" name="acte" value="protection" />
        {!isProtected && <input type="hidden" name="protected" value="on" />}
        <Stack gap="s">
          <p>
            {isProtected
              ? 'Cette personne est protégée\u00a0: aucune recherche ne la trouve, et son référent seul voit où elle habite.'
              : 'Pour une personne en danger\u00a0: aucune recherche ne la trouvera plus, et son référent seul verra où elle habite.'}
          </p>
          <FormActions>
            <Button variant={isProtected ? 'quiet' : 'danger'}>
              {isProtected ? 'Lever la protection' : 'Protéger cette personne'}
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}
