import { Button, LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Cluster } from '../ui/layout.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { SaveStatus } from '../ui/save-status.tsx';
import { Tag } from '../ui/tag.tsx';
import styles from './components-page.module.css';
import { Sample, Samples } from './components-page.section.tsx';

const timeZone = 'Europe/Paris';
const savedAt = '2026-03-03T13:03:00Z';

export function StatesSamples() {
  return (
    <Samples id="etats" title="États">
      <Sample title="Étiquettes : toujours un mot, un signe avec la couleur">
        <Cluster>
          <Tag tone="info">conjoint</Tag>
          <Tag tone="ok">Garde d’enfant · résolu</Tag>
          <Tag tone="warn">avant le 6 mars 2026</Tag>
          <Tag tone="danger">dépassé depuis le 26 février 2026</Tag>
          <Tag tone="relay">26 ans le 18 mai 2026</Tag>
          <Tag tone="plain">14 h, Vierzon</Tag>
          <Tag tone="plain" icon="lock">
            visible de mon organisation
          </Tag>
        </Cluster>
      </Sample>
      <Notices />
      <Sample title="Liste vide : ce qu’il y a à faire">
        <EmptyState
          title="Votre liste est vide pour l’instant"
          level={4}
          action={
            <>
              <LinkButton href="/composants#listes">Ajouter une personne</LinkButton>
              <LinkButton href="/composants#listes" variant="quiet" icon="upload">
                Importer une liste
              </LinkButton>
            </>
          }
        >
          <p>Vous verrez ici les personnes que vous accompagnez, la plus urgente en premier.</p>
        </EmptyState>
      </Sample>
      <div className={styles.pair}>
        <Sample title="Avancement">
          <ProgressBar
            label="Import des allocataires"
            value={1234}
            max={3000}
            text="1 234 lignes sur 3 000 · 12 à reprendre"
          />
          <ProgressBar label="Lecture du fichier" max={100} text="quelques secondes" />
        </Sample>
        <Sample title="Enregistrement">
          <SaveStatus state="idle" timeZone={timeZone} />
          <SaveStatus state="saving" timeZone={timeZone} />
          <SaveStatus state="saved" savedAt={savedAt} timeZone={timeZone} />
          <SaveStatus state="retrying" timeZone={timeZone} />
          <SaveStatus state="conflict" timeZone={timeZone} />
        </Sample>
      </div>
      <PersonSpace />
    </Samples>
  );
}

function Notices() {
  return (
    <Sample title="Messages">
      <div className={styles.pair}>
        <Notice tone="info" title="Première connexion">
          <p>Relais vous montre d’abord ce qui vous attend aujourd’hui.</p>
        </Notice>
        <Notice tone="success" live title="Invitation envoyée à Paul Gentil">
          <p>Il rejoindra le cercle quand il l’aura acceptée, avant le 17 mars 2026.</p>
        </Notice>
        <Notice tone="warning" title="Awa n’est pas encore informée">
          <p>Remettez-lui la notice : d’ici là, seule votre organisation voit son parcours.</p>
        </Notice>
        <Notice tone="error" live title="Le fichier n’a pas pu être lu">
          <p>
            Il est protégé par un mot de passe. Enregistrez-le sans protection, puis déposez-le de nouveau.
          </p>
        </Notice>
      </div>
    </Sample>
  );
}

function PersonSpace() {
  return (
    <Sample title="Dans l’espace de la personne : contraste de 7, cibles de 44 pixels">
      <div className={styles.person} data-space="person">
        <div className={styles.form}>
          <Cluster>
            <Tag tone="ok">Étape faite</Tag>
            <Tag tone="warn">Rendez-vous jeudi 5 mars 2026</Tag>
            <Tag tone="relay">Votre référent change</Tag>
          </Cluster>
          <p>Paul Gentil prend la suite de Sophie Petit. Rien de ce que vous avez déjà dit n’est perdu.</p>
          <Cluster>
            <Button type="button">Confirmer le rendez-vous</Button>
            <Button type="button" variant="quiet" small>
              Proposer un autre jour
            </Button>
            <Button type="button" variant="relay">
              Donner mon avis
            </Button>
          </Cluster>
        </div>
      </div>
    </Sample>
  );
}
