import type { LocatedPerson } from '../../../domain/person/views.ts';
import { Button } from '../../ui/button.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FormShown } from './form-shown.ts';
import { LocatedList } from './located-list.tsx';
import { newPersonHref } from './paths.ts';

interface Shown {
  hits: readonly LocatedPerson[];
  typed: FormShown['typed'];
  mayAsk: boolean;
}

export function SearchResult({ hits, typed, mayAsk }: Shown) {
  if (hits.length === 0) return <NobodyToShow typed={typed} />;
  return <LocatedList hits={hits} searched={`${typed.givenName} ${typed.familyName}`} mayAsk={mayAsk} />;
}

/** The same words whether nobody bears this identity or Relais keeps silent about who does. */
function NobodyToShow({ typed }: Pick<Shown, 'typed'>) {
  return (
    <Notice tone="info" title="Aucune personne à afficher" live>
      <Stack gap="s">
        <p>
          Vérifiez l’orthographe des noms et la date de naissance. Si tout est juste, vous pouvez ajouter la
          personne, avec son accord.
        </p>
        <form method="post" action={newPersonHref}>
          <input type="hidden" name="etape" value="preremplir" />
          {['familyName', 'givenName', 'birthDate'].map((name) => (
            <input key={name} type="hidden" name={name} value={typed[name] ?? ''} />
          ))}
          <Button variant="quiet" icon="plus">
            Ajouter cette personne
          </Button>
        </form>
      </Stack>
    </Notice>
  );
}
