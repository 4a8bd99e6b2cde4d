import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { newPersonHref } from './paths.ts';
import { listHref, type PeopleView } from './people-view.ts';

/** An empty list says why and what to do. */
export function EmptyList({ view, mayEnter }: { view: PeopleView; mayEnter: boolean }) {
  if (view.named) {
    return (
      <EmptyState
        title={`Personne dont le nom commence par « ${view.named} » dans cette liste`}
        action={
          <LinkButton href={listHref(view)} variant="quiet">
            Tout afficher
          </LinkButton>
        }
      >
        <p>La recherche par identité exacte porte sur tout le territoire.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={
        view.scope === 'organisation'
          ? 'Votre organisation ne suit encore personne'
          : 'Vous n’accompagnez encore personne'
      }
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
