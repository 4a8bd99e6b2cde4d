import { redirect } from 'react-router';
import { answerProposal } from '../../../domain/plan/answer-proposal.server.ts';
import { NOTE_LENGTH, TITLE_LENGTH } from '../../../domain/plan/codes.ts';
import { proposalPage } from '../../../domain/plan/proposal-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { requirePerson, type SignedPerson } from '../../require-person.server.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Route } from './+types/own-amend.ts';
import { oneByOne } from './one-by-one.server.ts';
import { OneQuestion, type Question } from './one-question.tsx';
import { PLAN } from './paths.ts';
import { orSentence } from './refused.server.ts';
import { checkDate, checkTitle, checkWords } from './words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Proposer autrement · Relais' }];

const read = async ({ runtime, actor }: SignedPerson, proposalId: string) =>
  (await run(runtime, proposalPage, actor, { personId: actor.personId, proposalId })).proposal;

export async function loader(args: Route.LoaderArgs) {
  const signed = requirePerson(args);
  return { proposal: await read(signed, args.params.proposalId) };
}

/** The person changes the words and the date; who does it and the rest stay as they were proposed. */
export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const { runtime, actor } = signed;
  const form = await args.request.formData();
  const proposal = await read(signed, args.params.proposalId);
  const { lever, owner, details } = proposal;
  const checks = [
    ['title', checkTitle],
    ...(lever ? ([['due', checkDate(today(runtime.clock), proposal.dueOn)]] as const) : []),
    ['words', checkWords],
  ] as const;
  return oneByOne(form, checks, ({ title = '', due = '', words = '' }) =>
    orSentence(
      () =>
        run(runtime, answerProposal, actor, {
          personId: actor.personId,
          proposalId: proposal.id,
          version: String(form.get('version')),
          move: 'amend',
          title,
          words,
          step: lever
            ? { lever, owner: owner?.seat ?? 'personne', dueOn: due || null, details: { ...details } }
            : undefined,
        }),
      () => redirect(`${PLAN}?fait=propose`),
    ),
  );
}

const title: Question = {
  name: 'title',
  field: ({ value, error }) => (
    <TextArea
      name="title"
      label="Comment le diriez-vous ?"
      hint="Changez les mots comme vous voulez."
      rows={3}
      maxLength={TITLE_LENGTH}
      defaultValue={value}
      error={error}
      required
    />
  ),
};
const due: Question = {
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
};
const words: Question = {
  name: 'words',
  field: ({ value, error }) => (
    <TextArea
      name="words"
      label="Voulez-vous expliquer pourquoi ?"
      rows={3}
      maxLength={NOTE_LENGTH}
      defaultValue={value}
      error={error}
      optional
    />
  ),
};

export default function OwnAmend({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal } = loaderData;
  return (
    <OneQuestion
      title="Proposer autrement"
      questions={proposal.lever ? [title, due, words] : [title, words]}
      asked={actionData}
      first={{ title: proposal.title, due: proposal.dueOn ?? '' }}
      hidden={{ version: proposal.version }}
      send="Envoyer ma réponse"
    />
  );
}
