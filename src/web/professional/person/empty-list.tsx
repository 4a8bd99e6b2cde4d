import type { PeopleView } from '../../../domain/person/people-address.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { newPersonHref } from './paths.ts';
import { listHref } from './people-view.ts';
import { SCOPES } from './people-words.ts';

/** An empty list says why and what to do. */
export function EmptyList({ view, named, mayEnter }: { view: PeopleView; named: string; mayEnter: boolean }) {
  const filtered = Object.keys(view.filters).length > 0;
  if (named) {
    return (
      <EmptyState
        level={2}
        title={`Personne dont le nom commence par «\u00a0${named}\u00a0» dans cette liste`}
        action={
          <LinkButton href={listHref({ scope: view.scope })} variant="quiet">
            Tout afficher
          </LinkButton>
        }
      >
        <p>
          {filtered && 'Des filtres sont aussi actifs\u00a0: retirez-les pour chercher dans toute la liste. '}
          La recherche par identité exacte porte sur tout le territoire.
        </p>
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState
        level={2}
        title="Personne ne correspond à ces filtres"
        action={
          <LinkButton href={listHref({ ...view, filters: {} })} variant="quiet">
            Retirer tous les filtres
          </LinkButton>
        }
      >
        <p>Retirez un filtre au-dessus de la liste, ou tous d’un coup.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      level={2}
      title={SCOPES[view.scope].empty}
      action={
        mayEnter && (
          <LinkButton href={newPersonHref} icon="plus">
            Ajouter une personne
          </LinkButton>
        )
      }
    >
      <p>
        Les personnes arrivent ici quand vous les ajoutez, quand un cercle vous accueille, ou quand vous êtes
        nommé référent.
      </p>
    </EmptyState>
  );
}
