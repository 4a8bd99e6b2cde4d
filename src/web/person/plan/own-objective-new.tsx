import { redirect } from 'react-router';
import { TITLE_LENGTH } from '../../../domain/plan/codes.ts';
import { proposeObjective } from '../../../domain/plan/propose.server.ts';
import { run } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import { requirePerson } from '../../require-person.server.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { Route } from './+types/own-objective-new.ts';
import { oneByOne } from './one-by-one.server.ts';
import { OneQuestion, type Question } from './one-question.tsx';
import { PLAN } from './paths.ts';
import { orSentence } from './refused.server.ts';
import { checkTitle } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Proposer un objectif · Relais' }];

export function loader(args: Route.LoaderArgs) {
  requirePerson(args);
  return { id: newId() };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  return oneByOne(form, [['title', checkTitle]], ({ title = '' }) =>
    orSentence(
      () =>
        run(runtime, proposeObjective, actor, {
          personId: actor.personId,
          proposalId: String(form.get('id')),
          title,
        }),
      () => redirect(`${PLAN}?fait=propose`),
    ),
  );
}

const questions: readonly Question[] = [
  {
    name: 'title',
    field: ({ value, error }) => (
      <TextArea
        name="title"
        label="Qu’aimeriez-vous atteindre ?"
        hint="Avec vos mots. Par exemple : « travailler près de chez moi »."
        rows={3}
        maxLength={TITLE_LENGTH}
        defaultValue={value}
        error={error}
        required
      />
    ),
  },
];

export default function NewOwnObjective({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <OneQuestion
      title="Proposer un objectif"
      questions={questions}
      asked={actionData}
      first={{}}
      hidden={{ id: loaderData.id }}
      send="Envoyer ma proposition"
    />
  );
}
