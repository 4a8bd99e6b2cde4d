import { Button, LinkButton } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Dialog, DialogTrigger } from '../ui/dialog.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Icon, iconNames } from '../ui/icon.tsx';
import { Cluster } from '../ui/layout.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { TextLink } from '../ui/text-link.tsx';
import styles from './components-page.module.css';
import { Sample, Samples } from './components-page.section.tsx';

export function ActsSamples() {
  return (
    <Samples id="actions" title="Actions">
      <Buttons />
      <Sample title="Lien dans une phrase">
        <p>
          Le diagnostic date du 18 novembre 2025 : vous pouvez{' '}
          <TextLink href="/composants#actions">le voir et le compléter</TextLink>.
        </p>
      </Sample>
      <Sample title="Imprimer la page">
        <PrintButton />
      </Sample>
      <div className={styles.pair}>
        <Confirmation />
        <Folding />
      </div>
      <Sample title="Pictogrammes, toujours à côté d’un mot">
        <ul className={styles.icons}>
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      </Sample>
    </Samples>
  );
}

function Buttons() {
  return (
    <>
      <Sample title="Boutons">
        <Cluster>
          <Button type="button">Ajouter une personne</Button>
          <Button type="button" variant="quiet">
            Point de situation
          </Button>
          <Button type="button" variant="relay" icon="relay">
            Passer le relais
          </Button>
          <Button type="button" variant="danger">
            Retirer du cercle
          </Button>
          <LinkButton href="/composants#saisie" variant="quiet" icon="plus">
            Lien en forme de bouton
          </LinkButton>
        </Cluster>
        <Cluster>
          <Button type="button" small>
            Enregistrer
          </Button>
          <Button type="button" small variant="quiet" icon="phone">
            Noter un contact
          </Button>
          <Button type="button" small variant="relay">
            Répondre
          </Button>
          <Button type="button" small variant="danger">
            Supprimer l’étape
          </Button>
        </Cluster>
      </Sample>
      <Sample title="Bouton indisponible : la raison est à côté">
        <Cluster>
          <Button type="button" disabled aria-describedby="pourquoi-indisponible">
            Signer le contrat
          </Button>
          <p id="pourquoi-indisponible">Possible quand l’orientation aura été notifiée.</p>
        </Cluster>
      </Sample>
    </>
  );
}

function Confirmation() {
  return (
    <Sample title="Confirmer, dans la page ou dans un dialogue">
      <Confirm
        confirmLabel="Retirer Lucie Carré"
        tone="danger"
        cancelHref="/composants#actions"
        action="/composants"
      >
        <p>
          Lucie Carré ne verra plus le parcours d’Awa Diallo. Ce qu’elle a écrit reste, avec son nom. Awa en
          sera informée.
        </p>
      </Confirm>
      <Cluster>
        {' '}
        <DialogTrigger dialogId="dialogue-relais" href="/composants#actions" variant="relay" icon="relay">
          Proposer un relais
        </DialogTrigger>
      </Cluster>
      <Dialog
        id="dialogue-relais"
        title="Proposer un relais à Paul Gentil ?"
        actions={
          <form method="dialog">
            <Cluster>
              <Button variant="relay">Proposer le relais</Button>
              <Button variant="quiet">Annuler, ne rien changer</Button>
            </Cluster>
          </form>
        }
      >
        <p>Paul Gentil recevra la demande aujourd’hui. Vous restez référente jusqu’à sa réponse.</p>
      </Dialog>
    </Sample>
  );
}

function Folding() {
  return (
    <Sample title="Détails à ouvrir">
      <Disclosure summary="Pourquoi cette échéance ?">
        <p>
          L’orientation a été notifiée le lundi 26 janvier 2026. Le contrat se signe dans le mois qui suit
          (article D. 5411-14-1 du code du travail).
        </p>
      </Disclosure>
      <Disclosure summary="Qui voit cette information ?" open>
        <p>Les cinq professionnels du cercle, et Awa Diallo elle-même.</p>
      </Disclosure>
    </Sample>
  );
}
