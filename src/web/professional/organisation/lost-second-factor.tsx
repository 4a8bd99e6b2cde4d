import { ofName } from '../../../domain/french.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';

/** For a colleague who lost both the phone and the recovery codes; nobody does it for themselves. */
export function LostSecondFactor({ name }: { name: string }) {
  return (
    <Card title="Double vérification">
      <Disclosure summary="Le téléphone et les codes de secours sont perdus">
        <form method="post">
          <Stack>
            <p>
              Assurez-vous de vive voix que la demande vient bien {ofName(name)}. Ses sessions seront fermées,
              un e-mail le lui dira, et sa prochaine connexion demandera de choisir une nouvelle application
              de codes.
            </p>
            <FormActions>
              <Button name="acte" value="double-verification" variant="danger">
                Réinitialiser la double vérification
              </Button>
            </FormActions>
          </Stack>
        </form>
      </Disclosure>
    </Card>
  );
}
