import { declineReasons } from '../../../domain/plan/codes.ts';
import { detailsShown } from '../../../domain/plan/lever-details.ts';
import { proposalRefusal } from '../../../domain/plan/states.ts';
import type { ObjectiveView, ProposalView } from '../../../domain/plan/views.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatDay } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { amendHref, declineHref, PLAN } from './paths.ts';

/** What is proposed to me first, each with its three answers; then what I proposed, and what came of it. */
export function OwnProposals({
  proposals,
  objectives,
}: {
  proposals: readonly ProposalView[];
  objectives: readonly ObjectiveView[];
}) {
  const forMe = proposals.filter((proposal) => may('accept', proposal));
  const others = proposals.filter((proposal) => !may('accept', proposal));
  const objectiveOf = ({ objectiveId }: ProposalView) => objectives.find(({ id }) => id === objectiveId);
  return (
    <>
      {forMe.map((proposal) => (
        <ForMe key={proposal.id} proposal={proposal} objective={objectiveOf(proposal)} />
      ))}
      {others.length > 0 && (
        <Card title="Mes propositions">
          <Stack>
            {others.map((proposal) => (
              <Mine key={proposal.id} proposal={proposal} />
            ))}
          </Stack>
        </Card>
      )}
    </>
  );
}

const may = (move: 'accept' | 'withdraw', { state, side }: ProposalView) =>
  !proposalRefusal(move, { state, party: 'person', lastBy: side });

/** What a proposal says, a line each. */
function ProposalLines({
  proposal,
  objective,
}: {
  proposal: ProposalView;
  objective?: ObjectiveView | undefined;
}) {
  const { lever, owner } = proposal;
  return (
    <>
      {objective && <p>Pour votre objectif : {objective.title}</p>}
      {lever && (
        <p>{owner ? `${owner.name}, ${owner.organisation}, s’en charge.` : 'C’est vous qui le feriez.'}</p>
      )}
      {proposal.dueOn && <p>Avant le {formatDay(proposal.dueOn)}</p>}
      {lever &&
        detailsShown(lever, proposal.details).map(({ label, value }) => (
          <p key={label}>
            {label} : {value}
          </p>
        ))}
      {proposal.words && <p>« {proposal.words} »</p>}
      {proposal.former && proposal.former.title !== proposal.title && <p>Avant : {proposal.former.title}</p>}
    </>
  );
}

function ForMe({ proposal, objective }: { proposal: ProposalView; objective: ObjectiveView | undefined }) {
  const about = <VisuallyHidden> : {proposal.title}</VisuallyHidden>;
  return (
    <Card title={proposal.title}>
      <Stack>
        <p>
          <Tag tone="relay">Qu’en pensez-vous ?</Tag>
        </p>
        <p>
          {proposal.kind === 'etape' ? 'Une étape' : 'Un objectif'} que vous propose {proposal.by}
          {proposal.organisation && `, ${proposal.organisation}`}.
        </p>
        <div>
          <ProposalLines proposal={proposal} objective={objective} />
        </div>
        <Cluster>
          <OneAct act="accepter" proposal={proposal}>
            Je suis d’accord{about}
          </OneAct>
          <LinkButton href={amendHref(proposal.id)} variant="quiet">
            Je voudrais changer quelque chose{about}
          </LinkButton>
          <LinkButton href={declineHref(proposal.id)} variant="quiet">
            Je ne suis pas d’accord{about}
          </LinkButton>
        </Cluster>
      </Stack>
    </Card>
  );
}

function Mine({ proposal }: { proposal: ProposalView }) {
  if (proposal.state === 'declinee') return <Declined proposal={proposal} />;
  return (
    <div>
      <p>
        <strong>{proposal.title}</strong> <Tag tone="plain">Attend une réponse</Tag>
      </p>
      <ProposalLines proposal={proposal} />
      {may('withdraw', proposal) && (
        <OneAct act="retirer" proposal={proposal} quiet>
          Retirer<VisuallyHidden> : {proposal.title}</VisuallyHidden>
        </OneAct>
      )}
    </div>
  );
}

function Declined({ proposal }: { proposal: ProposalView }) {
  const who = proposal.side === 'personne' ? 'Vous avez répondu non' : `${proposal.by} a répondu non`;
  return (
    <div>
      <p>
        <strong>{proposal.title}</strong>
      </p>
      <p>
        {who} le {formatDay(proposal.on)}
        {proposal.reason && `\u00a0: ${declineReasons[proposal.reason].toLowerCase()}`}.
      </p>
      {proposal.words && <p>« {proposal.words} »</p>}
    </div>
  );
}

function OneAct({
  act,
  proposal,
  quiet = false,
  children,
}: {
  act: 'accepter' | 'retirer';
  proposal: ProposalView;
  quiet?: boolean;
  children: React.ReactNode;
}) {
  return (
    <form method="post" action={PLAN}>
      <input type="hidden" name="acte" value={act} />
      <input type="hidden" name="sur" value={proposal.id} />
      <input type="hidden" name="version" value={proposal.version} />
      <Button variant={quiet ? 'quiet' : 'primary'}>{children}</Button>
    </form>
  );
}
