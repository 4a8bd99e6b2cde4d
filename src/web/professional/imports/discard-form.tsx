import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Stack } from '../../ui/layout.tsx';

/** Two presses, with or without JavaScript: what the file said goes away at once. */
export function DiscardForm() {
  return (
    <Disclosure summary="Abandonner cette liste">
      <Stack gap="s">
        <p>
          Rien n’a été écrit. Tout ce que le fichier disait est effacé de Relais ; votre fichier reste chez
          vous.
        </p>
        <form method="post">
          <input type="hidden" name="acte" value="abandonner" />
          <Button variant="danger">Abandonner et effacer</Button>
        </form>
      </Stack>
    </Disclosure>
  );
}
