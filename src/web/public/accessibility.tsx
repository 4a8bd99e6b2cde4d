import { requestContext } from '../request-context.ts';
import { Card } from '../ui/card.tsx';
import { Stack } from '../ui/layout.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import type { Route } from './+types/accessibility.ts';
import { Contact } from './contact.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Accessibilité · Relais' }];

export function loader({ context }: Route.LoaderArgs) {
  return { contact: context.get(requestContext).runtime.contactEmail };
}

/** Says what e2e/*.spec.ts proves, and only that: change both together. */
export default function Accessibility({ loaderData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle title="Accessibilité" subtitle="Ce qui a été vérifié, et ce qui ne l’a pas encore été" />
      <Notice tone="info">
        <p>
          Relais vise le référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2). Aucun audit
          complet n’a encore été mené : le niveau de conformité n’est donc pas établi.
        </p>
      </Notice>
      <Checked />
      <Card title="Ce qui n’a pas encore été vérifié">
        <ul>
          <li>Les lecteurs d’écran (NVDA, JAWS, VoiceOver, TalkBack, Orca), et la commande vocale.</li>
          <li>Les navigateurs autres que Chromium : Firefox et Safari n’ont pas été essayés.</li>
          <li>
            Les critères du RGAA qui demandent un jugement humain, par exemple la pertinence d’un intitulé.
          </li>
          <li>L’usage par des personnes handicapées : aucun essai n’a encore été fait avec elles.</li>
          <li>L’impression sur une vraie imprimante : elle est vérifiée à l’écran, page par page.</li>
        </ul>
      </Card>
      <Card title="Un obstacle ?">
        <Stack gap="s">
          <Contact
            email={loaderData.contact}
            then="dites quelle page vous gêne, ce que vous vouliez faire et, si vous le souhaitez, l’outil que vous utilisez. Vous n’avez pas à parler de votre santé"
          />
          <p>
            Sans réponse satisfaisante, vous pouvez saisir le{' '}
            <a href="https://formulaire.defenseurdesdroits.fr" rel="noreferrer">
              Défenseur des droits
            </a>{' '}
            : la démarche est gratuite.
          </p>
        </Stack>
      </Card>
    </Stack>
  );
}

function Checked() {
  return (
    <Card title="Ce qui est vérifié">
      <Stack gap="s">
        <p>
          Des essais automatiques, rejoués à chaque version dans le navigateur Chromium, ouvrent les pages de
          la connexion, du compte, de « Ma journée », des personnes, du cercle, de l’orientation, du
          diagnostic partagé, du plan, des questions, de l’annuaire, des remplacements, des imports, de
          l’organisation et du territoire, celles de l’espace de la personne accompagnée, ainsi que chaque
          composant de l’interface. Ils s’assurent que :
        </p>
        <ul>
          <li>
            les règles automatiques d’axe ne trouvent rien, dans les états ouverts par ces essais : listes,
            formulaires, erreurs de saisie, blocs dépliés ;
          </li>
          <li>les contrastes tiennent avec le thème sombre comme avec le thème clair ;</li>
          <li>
            sur un écran de 320 pixels de large, rien n’est coupé et rien ne déborde sur le côté ; les pages
            sont aussi essayées à 200 %, et les composants à 400 % ;
          </li>
          <li>
            sur le papier, les pages perdent leurs menus, rien n’est coupé, et le thème sombre ne s’imprime
            pas ;
          </li>
          <li>
            le clavier seul suffit pour se connecter, rechercher et ajouter une personne, l’orienter, répondre
            à une invitation, importer une liste, répondre au diagnostic, ajouter un objectif et une étape et
            en noter le résultat ;
          </li>
          <li>
            les mêmes gestes se font sans JavaScript : une connexion lente ou un vieux navigateur n’empêchent
            pas d’enregistrer ;
          </li>
          <li>
            une erreur de saisie est dite en haut de la page, mène au champ concerné, et se lit avec son
            intitulé et son aide.
          </li>
        </ul>
      </Stack>
    </Card>
  );
}
