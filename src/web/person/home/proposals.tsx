import type { OwnProposal } from '../../../domain/circle/own-circle.server.ts';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Member, MemberList } from '../../ui/member-list.tsx';

/** What others proposed and is not settled; nothing shows when nothing waits. */
export function Proposals({ proposals }: { proposals: readonly OwnProposal[] }) {
  if (proposals.length === 0) return null;
  return (
    <Card title="Ce qui est proposé">
      <Stack>
        <p>
          Ces professionnels pourraient rejoindre votre cercle. Vous n’êtes pas d’accord ? Dites-le à votre
          référent.
        </p>
        <MemberList label="Qui pourrait rejoindre mon cercle">
          {proposals.map((proposal) => (
            <Member key={proposal.invitationId} name={proposal.name}>
              <p>{proposal.organisation}</p>
              <p>{sentenceOf(proposal)}</p>
              {proposal.reason && <p>« {proposal.reason} »</p>}
            </Member>
          ))}
        </MemberList>
      </Stack>
    </Card>
  );
}

function sentenceOf({ direction, role }: OwnProposal): string {
  const what = role === 'contributeur' ? 'contribuer sans voir votre dossier' : 'vous accompagner';
  return direction === 'demande' ? `Demande à ${what}.` : `Est invité à ${what}.`;
}
