import { Form } from 'react-router';
import { answerProposal } from '../../../../domain/plan/answer-proposal.server.ts';
import { declineReasons, NOTE_LENGTH } from '../../../../domain/plan/codes.ts';
import { proposalPage } from '../../../../domain/plan/proposal-page.query.server.ts';
import { proposalRefusal } from '../../../../domain/plan/states.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { FormActions } from '../../../ui/form-actions.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Route } from './+types/proposal.ts';
import { AskedNotice } from './asked-notice.tsx';
import { personCrumbs, planHref } from './paths.ts';
import { rejectedTitle } from './plan-messages.ts';
import { byWhom } from './proposals-card.tsx';
import { StepFields } from './step-fields.tsx';
import { stepInput } from './step-input.ts';
import { Hidden } from './step-move-cards.tsx';
import { type Acts, type Rejected, submittedAct } from './submitted-form.server.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Proposition · Relais' }];

/** A refused form too: the page then shows what stands, and the form is about that version. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, proposalId } = args.params;
  return { personId, ...(await run(runtime, proposalPage, actor, { personId, proposalId })) };
}

export async function action(args: Route.ActionArgs) {
  const { personId, proposalId } = args.params;
  return submittedAct(args, ACTS, { personId, proposalId }, (done) => `${planHref(personId)}?fait=${done}`);
}

const ACTS: Acts<{ personId: string; proposalId: string }> = {
  accepter: {
    done: 'accepte',
    work: ({ runtime, actor }, proposal) =>
      run(runtime, answerProposal, actor, { ...proposal, move: 'accept' }),
  },
  amender: {
    done: 'propose',
    work: ({ runtime, actor }, proposal, form) =>
      run(runtime, answerProposal, actor, {
        ...proposal,
        move: 'amend',
        title: String(form.get('title') ?? ''),
        words: String(form.get('words') ?? ''),
        step: form.has('lever') ? stepInput(form) : undefined,
      }),
  },
  decliner: {
    done: 'decline',
    work: ({ runtime, actor }, proposal, form) =>
      run(runtime, answerProposal, actor, {
        ...proposal,
        move: 'decline',
        reason: String(form.get('reason') ?? '') as 'autre',
        words: String(form.get('words') ?? ''),
      }),
  },
};

export default function ProposalDetail({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, proposal } = loaderData;
  const rejectedBy = (act: string) => (actionData?.act === act ? actionData : undefined);
  const ours = !proposalRefusal('accept', { state: proposal.state, party: 'editor', lastBy: proposal.side });
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Plan', href: planHref(personId) },
          { label: 'Proposition' },
        ]}
      />
      <PageTitle
        title={proposal.title}
        subtitle={`Proposé par ${byWhom(proposal, personName)} le ${formatDate(proposal.on)}`}
      />
      {actionData && <ErrorSummary errors={actionData.errors} title={rejectedTitle(actionData)} />}
      <AskedNotice rejected={actionData} />
      {proposal.words && (
        <Card>
          <p>« {proposal.words} »</p>
        </Card>
      )}
      {ours ? (
        <>
          <AcceptCard proposal={proposal} />
          <AmendCard {...loaderData} rejected={rejectedBy('amender')} />
          <DeclineCard proposal={proposal} rejected={rejectedBy('decliner')} />
        </>
      ) : (
        <Card>
          <p>Cette proposition n’attend pas de réponse de votre part.</p>
        </Card>
      )}
    </Stack>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

function AcceptCard({ proposal }: Pick<Loaded, 'proposal'>) {
  return (
    <Card title="Accepter">
      <Form method="post" noValidate>
        <Stack>
          <Hidden act="accepter" step={proposal} />
          <p>La proposition entre dans le plan telle qu’elle est.</p>
          <FormActions>
            <Button>Accepter la proposition</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

function AmendCard({
  proposal,
  personName,
  owners,
  rejected,
}: Pick<Loaded, 'proposal' | 'personName' | 'owners'> & { rejected: Rejected | undefined }) {
  const errorOf = (field: string) => rejected?.errors.find((error) => error.field === field)?.message;
  const { owner } = proposal;
  const left = owner && !owners.some(({ seat }) => seat === owner.seat) ? [owner] : [];
  return (
    <Card title="Proposer autrement" id="autrement">
      <Form method="post" noValidate>
        <Stack>
          <Hidden act="amender" step={proposal} />
          {proposal.kind === 'etape' ? (
            <StepFields
              personName={personName}
              owners={[...owners, ...left]}
              values={{
                lever: proposal.lever ?? '',
                title: proposal.title,
                owner: owner?.seat ?? 'personne',
                due: proposal.dueOn ?? '',
                details: proposal.details,
              }}
              sensitive={proposal.sensitive}
              rejected={rejected}
            />
          ) : (
            <TextField
              name="title"
              label="Objectif"
              defaultValue={rejected?.values.title ?? proposal.title}
              error={errorOf('title')}
              autoComplete="off"
              required
            />
          )}
          <WordsField id="mots-autrement" rejected={rejected} />
          <FormActions>
            <Button variant="quiet">Proposer cette version à la personne</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

function DeclineCard({ proposal, rejected }: Pick<Loaded, 'proposal'> & { rejected: Rejected | undefined }) {
  return (
    <Card title="Décliner" id="decliner">
      <Form method="post" noValidate>
        <Stack>
          <Hidden act="decliner" step={proposal} />
          <RadioGroup
            name="reason"
            legend="Pour quelle raison ?"
            look="inline"
            options={Object.entries(declineReasons).map(([value, label]) => ({ value, label }))}
            defaultValue={rejected?.values.reason}
            error={rejected?.errors.find(({ field }) => field === 'reason')?.message}
            required
          />
          <WordsField id="mots-decliner" rejected={rejected} />
          <FormActions>
            <Button variant="quiet">Décliner la proposition</Button>
          </FormActions>
        </Stack>
      </Form>
    </Card>
  );
}

function WordsField({ id, rejected }: { id: string; rejected: Rejected | undefined }) {
  return (
    <TextArea
      id={id}
      name="words"
      label="Quelques mots pour la personne"
      rows={2}
      maxLength={NOTE_LENGTH}
      defaultValue={rejected?.values.words ?? ''}
      error={rejected?.errors.find(({ field }) => field === 'words')?.message}
      optional
    />
  );
}
