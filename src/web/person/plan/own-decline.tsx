import { redirect } from 'react-router';
import { answerProposal } from '../../../domain/plan/answer-proposal.server.ts';
import { declineReasonCodes, declineReasons, NOTE_LENGTH } from '../../../domain/plan/codes.ts';
import { proposalPage } from '../../../domain/plan/proposal-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Route } from './+types/own-decline.ts';
import { oneByOne } from './one-by-one.server.ts';
import { OneQuestion, type Question } from './one-question.tsx';
import { PLAN } from './paths.ts';
import { orSentence } from './refused.server.ts';
import { checkAmong, checkWords } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Répondre non · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { proposalId } = args.params;
  return run(runtime, proposalPage, actor, { personId: actor.personId, proposalId });
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  const checks = [
    ['reason', checkAmong(declineReasonCodes, 'Choisissez une réponse.')],
    ['words', checkWords],
  ] as const;
  return oneByOne(form, checks, ({ reason = '', words = '' }) =>
    orSentence(
      () =>
        run(runtime, answerProposal, actor, {
          personId: actor.personId,
          proposalId: args.params.proposalId,
          version: String(form.get('version')),
          move: 'decline',
          reason: reason as 'autre',
          words,
        }),
      () => redirect(`${PLAN}?fait=decline`),
    ),
  );
}

const questions: readonly Question[] = [
  {
    name: 'reason',
    field: ({ value, error }) => (
      <RadioGroup
        name="reason"
        legend="Pourquoi ?"
        hint="Vous avez le droit de dire non. Cela ne vous sera pas reproché."
        options={Object.entries(declineReasons).map(([code, label]) => ({ value: code, label }))}
        defaultValue={value}
        error={error}
        required
      />
    ),
  },
  {
    name: 'words',
    field: ({ value, error }) => (
      <TextArea
        name="words"
        label="Voulez-vous ajouter quelque chose ?"
        rows={3}
        maxLength={NOTE_LENGTH}
        defaultValue={value}
        error={error}
        optional
      />
    ),
  },
];

export default function OwnDecline({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal } = loaderData;
  return (
    <OneQuestion
      title="Je ne suis pas d’accord"
      questions={questions}
      asked={actionData}
      first={{}}
      hidden={{ version: proposal.version }}
      send="Envoyer ma réponse"
    >
      <p>« {proposal.title} »</p>
    </OneQuestion>
  );
}
