import { Form } from 'react-router';
import type { Named } from '../../../../domain/plan/views.ts';
import { QUESTION_LENGTH } from '../../../../domain/question/states.ts';
import type { QuestionView } from '../../../../domain/question/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { questionHref } from './paths.ts';
import { QuestionThread } from './question-thread.tsx';
import type { Rejected } from './submitted-form.server.ts';

/** What was asked about the step and answered; asking somebody who reads it. */
export function QuestionsCard({
  questions,
  askable,
  questionId,
  personId,
  rejected,
}: {
  questions: readonly QuestionView[];
  askable: readonly Named[];
  /** Made with the page: the form sent twice asks once. */
  questionId: string;
  personId: string;
  rejected: Rejected | undefined;
}) {
  return (
    <Card title="Questions sur cette étape" id="questions">
      <Stack gap="m">
        {questions.length === 0 && (
          <p>Une question à un membre du cercle, et sa réponse reste ici : chacun la retrouve.</p>
        )}
        {questions.map((question) => (
          <QuestionThread key={question.id} question={question} level={3}>
            {question.party !== 'reader' && (
              <p>
                <TextLink href={questionHref(personId, question.id)}>
                  {question.party === 'asked' ? 'Répondre' : 'Ouvrir'}
                  <VisuallyHidden> : {question.question}</VisuallyHidden>
                </TextLink>
              </p>
            )}
          </QuestionThread>
        ))}
        {askable.length > 0 ? (
          <Disclosure summary="Poser une question" open={rejected !== undefined}>
            <AskForm {...{ askable, questionId, rejected }} />
          </Disclosure>
        ) : (
          <p>
            Personne d’autre ne lit cette étape. Partagez d’abord l’étape : vous pourrez ensuite poser une
            question.
          </p>
        )}
      </Stack>
    </Card>
  );
}

function AskForm({
  askable,
  questionId,
  rejected,
}: {
  askable: readonly Named[];
  questionId: string;
  rejected: Rejected | undefined;
}) {
  const errorOf = (field: string) => rejected?.errors.find((error) => error.field === field)?.message;
  return (
    <Form method="post" noValidate>
      <Stack>
        <input type="hidden" name="acte" value="questionner" />
        <input type="hidden" name="id" value={rejected?.values.id ?? questionId} />
        <SelectField
          name="seat"
          label="À qui"
          placeholder="Choisir un membre du cercle"
          options={askable.map(({ seat, name, organisation }) => ({
            value: seat,
            label: `${name} · ${organisation}`,
          }))}
          defaultValue={rejected?.values.seat ?? ''}
          error={errorOf('seat')}
          required
        />
        <TextArea
          name="question"
          label="Votre question"
          hint="Un e-mail prévient ce professionnel, sans rien dire de la personne. La personne peut lire la question et la réponse."
          rows={3}
          maxLength={QUESTION_LENGTH}
          defaultValue={rejected?.values.question ?? ''}
          error={errorOf('question')}
          required
        />
        <FormActions>
          <Button>Envoyer la question</Button>
        </FormActions>
      </Stack>
    </Form>
  );
}
