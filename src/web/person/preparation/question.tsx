import { data, redirect } from 'react-router';
import { myPreparation } from '../../../domain/diagnosis/my-preparation.query.server.ts';
import { findQuestion, questionAfter, questions } from '../../../domain/diagnosis/preparation.ts';
import { prepareAnswer } from '../../../domain/diagnosis/prepare-answer.server.ts';
import { Invalid, NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePreparing } from '../../require-person.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/question.ts';
import { PREPARE, questionHref } from './paths.ts';
import styles from './preparation.module.css';
import { ANSWER, QuestionFields, WORD } from './question-fields.tsx';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.question.ask ?? 'Préparer mon diagnostic'} · Relais` },
];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePreparing(args);
  const question = findQuestion(args.params.question);
  if (!question) throw new NotFound();
  const blind = actor.kind === 'preparing';
  const prepared = blind ? [] : await run(runtime, myPreparation, actor, { personId: actor.personId });
  return { question, blind, prepared: prepared.find((one) => one.question === question.code) };
}

/** The page again, with what was typed: something to correct, or jobs found for a word. */
export interface Typed {
  readonly answer: string;
  readonly word: string;
  readonly error?: string;
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePreparing(args);
  const { question: code } = args.params;
  const form = await args.request.formData();
  const [answer, word] = [String(form.get(ANSWER) ?? ''), String(form.get(WORD) ?? '').slice(0, 100)];
  const act = String(form.get('acte'));
  if (act === 'chercher') return data<Typed>({ answer, word });
  const again = (error: string) => data<Typed>({ answer, word, error }, { status: 422 });
  if (act === 'repondre' && answer.trim() === '')
    return again(
      'Donnez une réponse, ou passez la question. Vous pouvez aussi dire que vous préférez en parler.',
    );
  try {
    const said =
      act === 'repondre'
        ? ({ choice: 'reponse', answer } as const)
        : ({ choice: act === 'en-parler' ? 'en-parler' : 'retiree' } as const);
    await run(runtime, prepareAnswer, actor, { personId: actor.personId, question: code, said });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return again(error.error.issues[0]?.message ?? '');
  }
  const next = act === 'retirer' ? undefined : questionAfter(code);
  return redirect(next ? questionHref(next.code) : PREPARE);
}

/** One question, in plain words. It may be answered, left for the interview, skipped, or taken back. */
export default function QuestionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { question, prepared, blind } = loaderData;
  const typed = actionData as Typed | undefined;
  const place = questions.findIndex(({ code }) => code === question.code);
  const [before, after] = [questions[place - 1], questions[place + 1]];
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          ...(blind ? [] : [{ label: 'Mon espace', href: '/mon-espace' }]),
          { label: 'Préparer mon diagnostic', href: PREPARE },
          { label: `Question ${place + 1}` },
        ]}
      />
      {typed?.error && <ErrorSummary errors={[{ field: ANSWER, message: typed.error }]} />}
      <Stack>
        <p className={styles.place}>
          Question {place + 1} sur {questions.length}
        </p>
        <PageTitle title={question.ask} />
        {question.help && <p>{question.help}</p>}
      </Stack>
      <form method="post" noValidate autoComplete="off">
        <Stack>
          <QuestionFields question={question} prepared={prepared} typed={typed} />
          <FormActions>
            <Button name="acte" value="repondre">
              Enregistrer et continuer
            </Button>
            <Button name="acte" value="en-parler" variant="quiet">
              Je préfère en parler
            </Button>
            <LinkButton href={after ? questionHref(after.code) : PREPARE} variant="quiet">
              Passer
            </LinkButton>
            {prepared && (
              <Button name="acte" value="retirer" variant="quiet">
                Retirer ma réponse
              </Button>
            )}
          </FormActions>
        </Stack>
      </form>
      <p>
        <LinkButton href={before ? questionHref(before.code) : PREPARE} variant="quiet">
          {before ? 'Question précédente' : 'Revenir à la liste'}
        </LinkButton>
      </p>
    </Stack>
  );
}
