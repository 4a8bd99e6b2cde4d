import type { PeopleActKind } from '../../../domain/people-act/states.ts';
import type { PeopleActPage } from '../../../domain/people-act/views.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatNumber, plural } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useProgress } from '../use-progress.ts';
import { progressHref, selectionHref } from './paths.ts';

interface Shown {
  act: PeopleActPage;
  sentences: readonly { code: string; sentence: string; people: number }[];
  back: string;
}

/** How far the act is, then what it did. */
export function ActState({ act, sentences, back }: Shown) {
  if (act.state === 'fait') return <Done act={act} sentences={sentences} back={back} />;
  if (act.stoppedWhy !== null) return <Stopped act={act} />;
  return <UnderWay act={act} />;
}

const doneOf = ({ counts }: PeopleActPage) => counts.fait + counts.deja + counts.refus + counts.hors;

/** « orientées vers la Mission locale de Vierzon (sociale) » */
function doneWords({ what, kind }: PeopleActPage, people: number): string {
  if (kind === 'orientation')
    return `${people > 1 ? 'orientées' : 'orientée'} vers ${what?.name} (orientation ${what?.track})`;
  if (kind === 'referent') return `${people > 1 ? 'confiées' : 'confiée'} à ${what?.name}`;
  if (kind === 'fin')
    return `${people > 1 ? 'ne sont plus accompagnées' : 'n’est plus accompagnée'} (${what?.name.toLowerCase()})`;
  const tag = what?.name ? `l’étiquette «\u00a0${what.name} »` : 'une étiquette supprimée depuis';
  return what?.put
    ? `${people > 1 ? 'portent' : 'porte'} maintenant ${tag}`
    : `${people > 1 ? 'ne portent' : 'ne porte'} plus ${tag}`;
}

const UNDER_WAY: Record<PeopleActKind, string> = {
  orientation: 'Relais enregistre les orientations',
  referent: 'Relais nomme le référent',
  fin: 'Relais termine les accompagnements',
  etiquette: 'Relais met les étiquettes à jour',
};

function alreadyWords({ kind, what }: PeopleActPage, people: number): string {
  if (kind === 'fin') return people > 1 ? 'ne l’étaient déjà plus' : 'ne l’était déjà plus';
  if (kind !== 'etiquette') return people > 1 ? 'l’étaient déjà' : 'l’était déjà';
  if (what?.put) return people > 1 ? 'la portaient déjà' : 'la portait déjà';
  return people > 1 ? 'ne la portaient pas' : 'ne la portait pas';
}

function outOfReach({ kind }: PeopleActPage, people: number): string {
  if (kind === 'etiquette') return `Vous ne suivez pas ${people > 1 ? 'ces personnes' : 'cette personne'}.`;
  return people > 1
    ? 'Elles ne dépendent pas de votre décision, ou n’en dépendent plus.'
    : 'Elle ne dépend pas de votre décision, ou n’en dépend plus.';
}

function UnderWay({ act }: { act: PeopleActPage }) {
  const started = { state: act.state as string, stopped: false, progress: doneOf(act), total: act.total };
  const now = useProgress(progressHref(act.actId), started);
  return (
    <Card title={act.kind && UNDER_WAY[act.kind]}>
      <Stack gap="m">
        <ProgressBar
          label="Enregistrement"
          value={now.progress}
          max={now.total}
          text={`${formatNumber(now.progress)} sur ${plural(now.total, 'personne')}`}
        />
        <p>
          Vous pouvez quitter cette page : le travail continue. Chaque personne est traitée entièrement ou
          reste comme elle était.
        </p>
        <noscript>
          <p>
            <a href={selectionHref(act.actId)}>Actualiser l’avancement</a>
          </p>
        </noscript>
      </Stack>
    </Card>
  );
}

function Stopped({ act }: { act: PeopleActPage }) {
  return (
    <Notice tone="warning" title="Le travail s’est interrompu">
      <Stack gap="s">
        <p>
          {formatNumber(doneOf(act))} sur {plural(act.total, 'personne')} : celles-là sont entièrement
          traitées, les autres n’ont pas bougé.
        </p>
        <form method="post" noValidate>
          <Button name="acte" value="reprendre">
            Reprendre
          </Button>
        </form>
      </Stack>
    </Notice>
  );
}

function Done({ act, sentences, back }: Shown) {
  const { fait, deja, hors } = act.counts;
  return (
    <>
      <Notice
        tone={fait > 0 ? 'success' : 'info'}
        live
        title={fait > 0 ? `${plural(fait, 'personne')} ${doneWords(act, fait)}` : 'Rien n’a changé'}
      >
        <Stack gap="s">
          {deja > 0 && (
            <p>
              {plural(deja, 'personne')} {alreadyWords(act, deja)} : rien n’a changé pour{' '}
              {deja > 1 ? 'elles' : 'elle'}.
            </p>
          )}
          {fait > 0 && act.kind === 'fin' && (
            <p>Chaque page garde la raison et la date. Pendant 24 heures, la fin s’annule depuis la page.</p>
          )}
          {fait > 0 && act.kind !== 'etiquette' && (
            <p>Les professionnels concernés sont prévenus par un seul e-mail, sans aucun nom.</p>
          )}
          <Cluster>
            <LinkButton href={back} variant="quiet">
              Revenir à la liste
            </LinkButton>
          </Cluster>
        </Stack>
      </Notice>
      {sentences.length > 0 && (
        <Notice
          tone="warning"
          title={`${plural(act.counts.refus, 'personne')} ${act.counts.refus > 1 ? 'inchangées' : 'inchangée'}`}
        >
          <Stack gap="s">
            {sentences.map(({ code, sentence, people }) => (
              <p key={`${code} ${sentence}`}>
                {plural(people, 'personne')} : {sentence}
              </p>
            ))}
          </Stack>
        </Notice>
      )}
      {hors > 0 && (
        <Notice tone="warning" title={`${plural(hors, 'personne')} hors de votre compétence`}>
          <p>{outOfReach(act, hors)} Rien n’a changé.</p>
        </Notice>
      )}
    </>
  );
}
