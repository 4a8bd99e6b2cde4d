import { possibleMatches } from '../../../domain/same-person/possible-matches.query.server.ts';
import { reasonMessage } from '../../../domain/same-person/reasons.ts';
import type { PossibleMatch } from '../../../domain/same-person/views.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { DoneNotice } from '../circle/done-notice.tsx';
import { WITHOUT_LEAD } from '../circle/paths.ts';
import type { Route } from './+types/doubles.ts';
import { ANSWERED_DOUBLES, DOUBLES, doubleHref } from './paths.ts';
import { nameOf } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Doublons possibles · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const answered = query.get('vue') === 'examines';
  const list = await run(runtime, possibleMatches, actor, { answered });
  return { list, answered, done: query.get('fait') };
}

const DONE = {
  deux: 'C’est noté\u00a0: ce sont deux personnes. Relais ne proposera plus ces deux dossiers.',
  reunir:
    'Les deux dossiers sont réunis. Vous pouvez les séparer à tout moment, depuis «\u00a0Déjà examinés\u00a0».',
  meme: 'C’est noté. Les deux dossiers seront réunis quand l’autre service aura répondu de même.',
  separer: 'Les deux dossiers sont séparés, tels qu’ils sont.',
  reprendre: 'Ces deux dossiers sont de nouveau à examiner.',
};

export default function Doubles({ loaderData: { list, answered, done } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Sans référent', href: WITHOUT_LEAD }, { label: 'Doublons possibles' }]} />
      <PageTitle
        title="Doublons possibles"
        subtitle="Des dossiers qui se ressemblent, souvent ouverts par des équipes dont l’une ne voit pas l’autre. Seul le service d’orientation lit cette page ; Relais ne réunit jamais deux dossiers de lui-même."
      />
      <DoneNotice done={done} sentences={DONE} />
      <LinkTabs
        label="Dossiers montrés"
        items={[
          { label: 'À examiner', href: DOUBLES, current: !answered },
          { label: 'Déjà examinés', href: ANSWERED_DOUBLES, current: answered },
        ]}
      />
      <Card
        flush={list.matches.length > 0}
        title={list.matches.length > 0 && (answered ? 'Réponses données' : 'Une personne, ou deux ?')}
        detail={list.more ? 'Les plus récents' : plural(list.matches.length, 'paire')}
      >
        {list.matches.length === 0 ? <Nothing answered={answered} /> : <Pairs matches={list.matches} />}
      </Card>
    </Stack>
  );
}

function Nothing({ answered }: { answered: boolean }) {
  return answered ? (
    <EmptyState title="Aucune réponse pour le moment" level={2}>
      <p>Les dossiers que votre service a comparés resteront ici, pour revenir sur une réponse.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Aucun doublon à examiner" level={2}>
      <p>Quand une personne importée ou ajoutée ressemble à une autre, la question vous est posée ici.</p>
    </EmptyState>
  );
}

function Pairs({ matches }: { matches: readonly PossibleMatch[] }) {
  return (
    <ActionList label="Dossiers qui se ressemblent">
      {matches.map((match) => (
        <ActionItem
          key={`${match.one.personId} ${match.other.personId}`}
          urgency={match.answer ? 'plain' : 'turn'}
          title={`${nameOf(match.one)} et ${nameOf(match.other)}`}
          tag={<AnswerTag match={match} />}
          detail={detailOf(match)}
          action={
            <LinkButton
              href={doubleHref(match.one.personId, match.other.personId)}
              variant="quiet"
              small
              aria-label={`Comparer ${nameOf(match.one)} et ${nameOf(match.other)}`}
            >
              Comparer
            </LinkButton>
          }
        />
      ))}
    </ActionList>
  );
}

function AnswerTag({ match: { answer, words } }: { match: PossibleMatch }) {
  if (answer === null && (words.one || words.other)) return <Tag tone="warn">une réponse sur deux</Tag>;
  if (answer === 'two') return <Tag tone="plain">deux personnes</Tag>;
  return answer === 'same' ? <Tag tone="ok">dossiers réunis</Tag> : null;
}

function detailOf({ reasons, notedOn, answeredBy, answeredOn }: PossibleMatch): string {
  const likeness = reasons.map(reasonMessage).join('\u202f; ');
  const when = answeredOn
    ? `réponse de ${answeredBy} le ${formatDate(answeredOn)}`
    : `depuis le ${formatDate(notedOn)}`;
  return [likeness, when].filter(Boolean).join(' · ');
}
