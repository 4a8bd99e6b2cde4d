import { redirect } from 'react-router';
import { leverCodes, TITLE_LENGTH } from '../../../domain/plan/codes.ts';
import { planPage } from '../../../domain/plan/plan-page.query.server.ts';
import { proposeStep } from '../../../domain/plan/propose.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { newId } from '../../../platform/database/id.ts';
import { requirePerson, type SignedPerson } from '../../require-person.server.ts';
import { DateField } from '../../ui/date-field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Route } from './+types/own-step-new.ts';
import { oneByOne } from './one-by-one.server.ts';
import { OneQuestion, type Question } from './one-question.tsx';
import { PLAN } from './paths.ts';
import { orSentence } from './refused.server.ts';
import { checkAmong, checkDate, checkTitle, ownLevers } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Proposer une étape · Relais' }];

async function openObjectives({ runtime, actor }: SignedPerson) {
  const plan = await run(runtime, planPage, actor, { personId: actor.personId });
  if (plan.kind !== 'plan') throw new NotFound();
  return plan.objectives.filter(({ state }) => state === 'en-cours').map(({ id, title }) => ({ id, title }));
}

export async function loader(args: Route.LoaderArgs) {
  const signed = requirePerson(args);
  return { id: newId(), objectives: await openObjectives(signed) };
}

export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const { runtime, actor } = signed;
  const form = await args.request.formData();
  const objectives = (await openObjectives(signed)).map(({ id }) => id);
  const checks = [
    ['title', checkTitle],
    ['objective', checkAmong(objectives, 'Choisissez un objectif.')],
    ['lever', checkAmong(leverCodes, 'Choisissez une réponse.')],
    ['due', checkDate(today(runtime.clock))],
  ] as const;
  return oneByOne(form, checks, ({ title = '', objective = '', lever = '', due = '' }) =>
    orSentence(
      () =>
        run(runtime, proposeStep, actor, {
          personId: actor.personId,
          proposalId: String(form.get('id')),
          objectiveId: objective,
          lever: lever as 'autre',
          title,
          owner: 'personne',
          dueOn: due || null,
        }),
      () => redirect(`${PLAN}?fait=propose`),
    ),
  );
}

const questionsFor = (objectives: readonly { id: string; title: string }[]): readonly Question[] => [
  {
    name: 'title',
    field: ({ value, error }) => (
      <TextArea
        name="title"
        label="Que voulez-vous faire ?"
        hint="Une seule chose à la fois, avec vos mots. Par exemple : « visiter le centre de formation »."
        rows={3}
        maxLength={TITLE_LENGTH}
        defaultValue={value}
        error={error}
        required
      />
    ),
  },
  {
    name: 'objective',
    field: ({ value, error }) => (
      <RadioGroup
        name="objective"
        legend="Pour quel objectif ?"
        options={objectives.map(({ id, title }) => ({ value: id, label: title }))}
        defaultValue={value}
        error={error}
        required
      />
    ),
  },
  {
    name: 'lever',
    field: ({ value, error }) => (
      <RadioGroup
        name="lever"
        legend="De quoi s’agit-il ?"
        options={Object.entries(ownLevers).map(([code, label]) => ({ value: code, label }))}
        defaultValue={value}
        error={error}
        required
      />
    ),
  },
  {
    name: 'due',
    field: ({ value, error }) => (
      <DateField
        name="due"
        label="Avant quand ?"
        hint="Si vous ne savez pas, laissez vide."
        defaultValue={value}
        error={error}
        optional
      />
    ),
  },
];

export default function NewOwnStep({ loaderData, actionData }: Route.ComponentProps) {
  const { id, objectives } = loaderData;
  return (
    <OneQuestion
      title="Proposer une étape"
      questions={questionsFor(objectives)}
      asked={actionData}
      first={objectives.length === 1 && objectives[0] ? { objective: objectives[0].id } : {}}
      hidden={{ id }}
      send="Envoyer ma proposition"
    />
  );
}
