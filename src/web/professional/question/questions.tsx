import { myQuestions } from '../../../domain/question/question-page.query.server.ts';
import type { MyQuestion } from '../../../domain/question/views.ts';
import { run } from '../../../platform/access/run.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { questionHref } from '../person/plan/paths.ts';
import type { Route } from './+types/questions.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Questions · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return {
    questions: await run(runtime, myQuestions, actor, {}),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

const DONE: Record<string, string> = {
  retiree: 'La question est retirée.',
  lue: 'C’est noté\u00a0: cette réponse n’est plus nouvelle.',
};

export default function Questions({ loaderData }: Route.ComponentProps) {
  const { questions, done } = loaderData;
  const toAnswer = questions.filter(({ party }) => party === 'asked');
  const news = questions.filter((question) => question.news);
  const waiting = questions.filter(({ party, state }) => party === 'asker' && state === 'ouverte');
  return (
    <Stack gap="l">
      <PageTitle
        title="Questions"
        subtitle="Ce que l’on vous demande sur une étape, et ce que vous avez demandé"
      />
      {done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {done === 'introuvable' && (
        <Notice tone="info" live>
          <p>
            Cette question n’est plus ouverte pour vous : elle a pu être retirée, ou vous n’accompagnez plus
            la personne.
          </p>
        </Notice>
      )}
      <List title="À vous de répondre" questions={toAnswer} act="Répondre" turn>
        Quand un membre du cercle vous pose une question sur une étape, elle vous attend ici.
      </List>
      <List title="Réponses reçues" questions={news} act="Lire la réponse">
        Les réponses à vos questions arrivent ici, et restent sur l’étape.
      </List>
      <List title="En attente d’une réponse" questions={waiting} act="Ouvrir">
        Posez une question depuis la page d’une étape.
      </List>
    </Stack>
  );
}

function List({
  title,
  questions,
  act,
  turn = false,
  children,
}: {
  title: string;
  questions: readonly MyQuestion[];
  act: string;
  turn?: boolean;
  children: string;
}) {
  return (
    <Card title={title} flush={questions.length > 0}>
      {questions.length === 0 ? (
        <EmptyState title="Rien pour le moment">
          <p>{children}</p>
        </EmptyState>
      ) : (
        <ActionList label={title}>
          {questions.map((question) => (
            <ActionItem
              key={question.id}
              urgency={turn ? 'turn' : question.late ? 'late' : 'plain'}
              title={question.question}
              tag={question.late && !turn ? <Tag tone="warn">Sans réponse depuis cinq jours</Tag> : undefined}
              detail={`${question.personName} · ${question.stepTitle} · ${
                turn ? `${question.asker.name}, ${question.asker.organisation}` : question.asked.name
              } · le ${formatDate(question.askedOn)}`}
              action={
                <LinkButton
                  href={questionHref(question.personId, question.id)}
                  variant={turn ? 'primary' : 'quiet'}
                  small
                >
                  {act}
                  <VisuallyHidden> : {question.question}</VisuallyHidden>
                </LinkButton>
              }
            />
          ))}
        </ActionList>
      )}
    </Card>
  );
}
