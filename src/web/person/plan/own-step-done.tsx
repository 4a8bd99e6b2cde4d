import { redirect } from 'react-router';
import { advanceStep } from '../../../domain/plan/advance-step.server.ts';
import { NOTE_LENGTH, stepResultCodes } from '../../../domain/plan/codes.ts';
import { ownStep } from '../../../domain/plan/own-step.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Route } from './+types/own-step-done.ts';
import { oneByOne } from './one-by-one.server.ts';
import { OneQuestion, type Question } from './one-question.tsx';
import { PLAN } from './paths.ts';
import { orSentence } from './refused.server.ts';
import { checkAmong, checkWords, ownResults } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'C’est fait · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  return run(runtime, ownStep, actor, { personId: actor.personId, stepId: args.params.stepId });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  const checks = [
    ['result', checkAmong(stepResultCodes, 'Choisissez une réponse.')],
    ['note', checkWords],
  ] as const;
  return oneByOne(form, checks, ({ result = '', note = '' }) =>
    orSentence(
      () =>
        run(runtime, advanceStep, actor, {
          personId: actor.personId,
          stepId: args.params.stepId,
          version: String(form.get('version')),
          move: 'finish',
          result: result as 'abouti',
          note,
        }),
      () => redirect(`${PLAN}?fait=fait`),
    ),
  );
}

const questions: readonly Question[] = [
  {
    name: 'result',
    field: ({ value, error }) => (
      <RadioGroup
        name="result"
        legend="Comment cela s’est-il passé ?"
        options={Object.entries(ownResults).map(([code, label]) => ({ value: code, label }))}
        defaultValue={value}
        error={error}
        required
      />
    ),
  },
  {
    name: 'note',
    field: ({ value, error }) => (
      <TextArea
        name="note"
        label="Voulez-vous ajouter quelque chose ?"
        hint="Les personnes qui vous accompagnent le liront."
        rows={3}
        maxLength={NOTE_LENGTH}
        defaultValue={value}
        error={error}
        optional
      />
    ),
  },
];

export default function OwnStepDone({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <OneQuestion
      title="C’est fait"
      questions={questions}
      asked={actionData}
      first={{}}
      hidden={{ version: loaderData.version }}
      send="Envoyer"
    >
      <p>« {loaderData.title} »</p>
    </OneQuestion>
  );
}
