import { Form, redirect } from 'react-router';
import {
  answerStepQuestion,
  seeStepQuestion,
  withdrawStepQuestion,
} from '../../../../domain/question/ask-about-step.server.ts';
import { questionPage } from '../../../../domain/question/question-page.query.server.ts';
import { ANSWER_LENGTH, mayMove } from '../../../../domain/question/states.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { newId } from '../../../../platform/database/id.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { Route } from './+types/question.ts';
import { personCrumbs, planHref, questionHref, stepHref } from './paths.ts';
import { QuestionThread } from './question-thread.tsx';
import { type Rejected, submitted } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Question sur une étape · Relais' }];

/** A refused form too: the page then shows what stands. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, questionId } = args.params;
  return {
    personId,
    answerId: newId(),
    done: new URL(args.request.url).searchParams.get('fait'),
    ...(await run(runtime, questionPage, actor, { personId, questionId })),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const { personId, questionId } = args.params;
  const about = { personId, questionId };
  return submitted(form, async () => {
    switch (form.get('acte')) {
      case 'repondre':
        await run(runtime, answerStepQuestion, actor, {
          ...about,
          answerId: String(form.get('id')),
          text: String(form.get('text') ?? ''),
        });
        return redirect(`${questionHref(personId, questionId)}?fait=repondu`);
      case 'retirer':
        await run(runtime, withdrawStepQuestion, actor, about);
        return redirect('/questions?fait=retiree');
      case 'lue':
        await run(runtime, seeStepQuestion, actor, about);
        return redirect('/questions?fait=lue');
      default:
        throw new NotFound();
    }
  });
}

export default function Question({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, stepTitle, question, answerId, done } = loaderData;
  const { party, state } = question;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Plan', href: planHref(personId) },
          { label: 'Étape', href: stepHref(personId, question.stepId) },
          { label: 'Question' },
        ]}
      />
      <PageTitle title="Question sur une étape" subtitle={`${personName} · ${stepTitle}`} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && done === 'repondu' && (
        <Notice tone="success" live>
          <p>Votre réponse est enregistrée : {question.asker.name} la lit dans Relais.</p>
        </Notice>
      )}
      <Card>
        <QuestionThread question={question} level={2} />
      </Card>
      {mayMove('answer', state, party) && (
        <AnswerCard answerId={answerId} again={state === 'repondue'} rejected={actionData} />
      )}
      {question.news && (
        <ActCard act="lue" words="Elle ne vous sera plus signalée.">
          J’ai lu la réponse
        </ActCard>
      )}
      {mayMove('withdraw', state, party) && (
        <ActCard act="retirer" words="Elle disparaît de la liste de celui à qui vous l’avez posée.">
          Retirer la question
        </ActCard>
      )}
    </Stack>
  );
}

function AnswerCard({
  answerId,
  again,
  rejected,
}: {
  answerId: string;
  again: boolean;
  rejected: Rejected | undefined;
}) {
  return (
    <Card title={again ? 'Compléter votre réponse' : 'Votre réponse'}>
      {/* A new form after each answer: what was sent does not stay in the field. */}
      <Form method="post" noValidate key={answerId}>
        <Stack>
          <input type="hidden" name="acte" value="repondre" />
          <input type="hidden" name="id" value={rejected?.values.id ?? answerId} />
          <TextArea
            name="text"
            label="Réponse"
            hint="Quelques phrases suffisent. La personne peut les lire ; ne notez jamais une maladie."
            rows={4}
            maxLength={ANSWER_LENGTH}
            defaultValue={rejected?.values.text ?? ''}
            error={rejected?.errors.find(({ field }) => field === 'text')?.message}
            required
          />
          <FormActions>
            <Button>Envoyer la réponse</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

function ActCard({ act, words, children }: { act: string; words: string; children: string }) {
  return (
    <Card>
      <Form method="post" noValidate>
        <Stack>
          <input type="hidden" name="acte" value={act} />
          <p>{words}</p>
          <FormActions>
            <Button variant="quiet">{children}</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}
