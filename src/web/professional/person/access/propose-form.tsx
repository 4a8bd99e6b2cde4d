import type { AddressWay } from '../../../../domain/account/codes.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { ways as words } from './words.ts';

/** What was refused, as typed; nothing when another form of the page was. */
interface Refused {
  typed: Readonly<Record<string, string>>;
  byField: Readonly<Record<string, string>>;
}

export function ProposeForm({
  ways,
  contactEmail,
  refused,
}: {
  ways: readonly AddressWay[];
  contactEmail: string | null;
  refused: Refused | undefined;
}) {
  const mine = refused?.typed.acte === 'proposer' ? refused : undefined;
  const [only] = ways;
  return (
    <Card
      title={only === 'premiere' ? 'Proposer son adresse de connexion' : 'Changer son adresse de connexion'}
    >
      <form method="post" noValidate>
        <Stack>
          <TextField
            name="adresse"
            type="email"
            label="Adresse e-mail de la personne"
            hint={hintOf(contactEmail)}
            autoComplete="off"
            defaultValue={mine?.typed.adresse ?? ''}
            error={mine?.byField.adresse}
            required
          />
          {ways.length > 1 ? (
            <RadioGroup
              name="maniere"
              legend="Comment la personne confirmera"
              options={ways.map((way) => ({ value: way, ...words[way] }))}
              defaultValue={mine?.typed.maniere}
              error={mine?.byField.maniere}
              required
            />
          ) : (
            <>
              <input type="hidden" name="maniere" value={only} />
              <p>{only && words[only].hint}</p>
            </>
          )}
          <CheckboxField
            name="presence"
            value="oui"
            label="La personne est avec moi, et j’ai vérifié son identité"
            hint={
              ways.length > 1
                ? 'Nécessaire seulement si elle n’a plus son adresse actuelle.'
                : 'Elle recevra un lien à ouvrir, avec sa date de naissance.'
            }
            defaultChecked={mine?.typed.presence === 'oui'}
            error={mine?.byField.presence}
          />
          <FormActions>
            <Button name="acte" value="proposer">
              Proposer cette adresse
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}

function hintOf(contactEmail: string | null): string {
  const own = 'Une boîte que la personne est seule à ouvrir : partagée, elle n’ouvrira rien.';
  return contactEmail
    ? `${own} Dans ses coordonnées : ${contactEmail}, à reprendre seulement si c’est le cas.`
    : own;
}
