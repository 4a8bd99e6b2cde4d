import { Form } from 'react-router';
import { declineReasons, levers } from '../../../../domain/plan/codes.ts';
import { detailsLine } from '../../../../domain/plan/lever-details.ts';
import { isProposalOpen, proposalRefusal } from '../../../../domain/plan/states.ts';
import type { PlanPage, ProposalView } from '../../../../domain/plan/views.ts';
import { ActionItem, ActionList } from '../../../ui/action-list.tsx';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { formatDate } from '../../../ui/format.ts';
import { Cluster } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { proposalHref } from './paths.ts';

/** What waits for an answer of either side, and what was declined lately. Nothing of it is in the plan. */
export function ProposalsCard({ plan, personId }: { plan: PlanPage; personId: string }) {
  if (plan.proposals.length === 0) return null;
  return (
    <Card title="Ce qui est proposé" id="propositions" flush>
      <ActionList label="Ce qui est proposé">
        {plan.proposals.map((proposal) => (
          <ProposalItem key={proposal.id} {...{ proposal, plan, personId }} />
        ))}
      </ActionList>
    </Card>
  );
}

/** « Awa Diallo », « Paul Gentil, France Travail Vierzon ». */
export const byWhom = (
  { side, by, organisation }: Pick<ProposalView, 'side' | 'by' | 'organisation'>,
  personName: string,
): string => (side === 'personne' ? personName : organisation ? `${by}, ${organisation}` : by);

function ProposalItem({
  proposal,
  plan,
  personId,
}: {
  proposal: ProposalView;
  plan: PlanPage;
  personId: string;
}) {
  const at = {
    state: proposal.state,
    party: plan.mayEdit ? 'editor' : 'reader',
    lastBy: proposal.side,
  } as const;
  const ours = !proposalRefusal('accept', at);
  return (
    <ActionItem
      urgency={ours ? 'turn' : 'plain'}
      title={proposal.title}
      tag={<ProposalTags proposal={proposal} ours={ours} />}
      detail={proposalDetail(proposal, plan)}
      action={
        <Cluster>
          {ours && (
            <>
              <ProposalAct act="accepter" proposal={proposal}>
                Accepter<VisuallyHidden> : {proposal.title}</VisuallyHidden>
              </ProposalAct>
              <LinkButton href={proposalHref(personId, proposal.id)} variant="quiet" small>
                Répondre autrement<VisuallyHidden> : {proposal.title}</VisuallyHidden>
              </LinkButton>
            </>
          )}
          {!proposalRefusal('withdraw', at) && (
            <ProposalAct act="retirer" proposal={proposal} quiet>
              Retirer<VisuallyHidden> la proposition : {proposal.title}</VisuallyHidden>
            </ProposalAct>
          )}
        </Cluster>
      }
    />
  );
}

function ProposalTags({ proposal, ours }: { proposal: ProposalView; ours: boolean }) {
  const { state, sensitive, discreet } = proposal;
  return (
    <>
      {ours && <Tag tone="relay">Réponse attendue</Tag>}
      {isProposalOpen(state) && !ours && proposal.side === 'professionnel' && (
        <Tag tone="plain">Attend la réponse de la personne</Tag>
      )}
      {state === 'declinee' && <Tag tone="plain">Déclinée</Tag>}
      {sensitive && (
        <Tag tone="plain" icon="lock">
          Sensible
        </Tag>
      )}
      {discreet && (
        <Tag tone="plain" icon="lock">
          Confidentiel
        </Tag>
      )}
    </>
  );
}

function proposalDetail(proposal: ProposalView, plan: PlanPage) {
  const objective = plan.objectives.find(({ id }) => id === proposal.objectiveId);
  const lever = proposal.lever;
  const { owner } = proposal;
  const declined = proposal.state === 'declinee';
  const who = byWhom(proposal, plan.personName);
  const parts = [
    proposal.kind === 'etape' ? `Étape${objective ? ` de «\u00a0${objective.title} »` : ''}` : 'Objectif',
    lever ? levers[lever] : proposal.theme,
    lever && detailsLine(lever, proposal.details),
    lever && (owner ? `${owner.name}, ${owner.organisation}` : plan.personName),
    proposal.dueOn && `avant le ${formatDate(proposal.dueOn)}`,
    declined
      ? `Déclinée par ${who} le ${formatDate(proposal.on)}`
      : `Proposé${proposal.kind === 'etape' ? 'e' : ''} par ${who} le ${formatDate(proposal.on)}`,
    proposal.reason && declineReasons[proposal.reason],
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      {proposal.words && (
        <>
          <br />
          « {proposal.words} »
        </>
      )}
      {proposal.former && proposal.former.title !== proposal.title && (
        <>
          <br />
          Avant : {proposal.former.title}
        </>
      )}
    </>
  );
}

function ProposalAct({
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
    <Form method="post" noValidate preventScrollReset>
      <input type="hidden" name="acte" value={act} />
      <input type="hidden" name="proposition" value={proposal.id} />
      <input type="hidden" name="version" value={proposal.version} />
      <Button variant={quiet ? 'quiet' : 'primary'} small>
        {children}
      </Button>
    </Form>
  );
}
