import { data, redirect } from 'react-router';
import { replyToComment } from '../../../../domain/comment/reply-to-comment.server.ts';
import { wordsPage } from '../../../../domain/comment/words-page.query.server.ts';
import { Conflict } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Rejected } from '../../circle/rejected.ts';
import { sent, submitted } from '../../circle/submitted.server.ts';
import { peopleHref, personHref, wordsHref } from '../paths.ts';
import type { Route } from './+types/words.ts';
import { CommentLine } from './comment-line.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Ce que dit la personne · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const page = await run(runtime, wordsPage, actor, { personId });
  return { ...page, personId, done: new URL(args.request.url).searchParams.has('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  const form = await args.request.formData();
  const reply = sent(form, 'reply');
  try {
    return await submitted(form, async () => {
      await run(runtime, replyToComment, actor, {
        personId,
        commentId: sent(form, 'sur'),
        version: sent(form, 'version'),
        reply,
      });
      return redirect(`${wordsHref(personId)}?fait=repondre`);
    });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const answer: Rejected = {
      act: 'repondre',
      about: sent(form, 'sur'),
      values: { reply: [reply] },
      errors: [
        {
          message:
            'Un collègue vient de répondre\u00a0: sa réponse est dans la page. Envoyez la vôtre pour la remplacer.',
        },
      ],
    };
    return data(answer, { status: 409 });
  }
}

export default function Words({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, comments, mayReply, done } = loaderData;
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: peopleHref },
          { label: personName, href: personHref(personId) },
          { label: 'Ce que dit la personne' },
        ]}
      />
      <PageTitle title="Ce que dit la personne" subtitle={personName} />
      {actionData && (
        <ErrorSummary
          errors={actionData.errors.map((error) => ({
            ...error,
            field: error.field && `${error.field}-${actionData.about}`,
          }))}
        />
      )}
      {!actionData && done && (
        <Notice tone="success" live>
          <p>La réponse est enregistrée. La personne la lit dans son espace.</p>
        </Notice>
      )}
      {comments.length === 0 && (
        <EmptyState title="Aucun commentaire" level={2}>
          <p>Dans son espace, la personne peut commenter ce qui est écrit et contester sa situation.</p>
        </EmptyState>
      )}
      {comments.map((comment) => (
        <Card key={comment.id} title={comment.about} detail={comment.contests ? 'contesté' : undefined}>
          <CommentLine
            comment={comment}
            mayReply={mayReply}
            rejected={actionData?.about === comment.id ? actionData : undefined}
          />
        </Card>
      ))}
    </Stack>
  );
}
