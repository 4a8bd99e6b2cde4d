import { z } from 'zod';
import { onPerson } from '../../platform/access/access-rule.ts';
import { NotFound } from '../../platform/access/errors.ts';
import { query } from '../../platform/access/run.ts';
import { currentMembers } from '../circle/current-members.server.ts';
import { personName } from '../person/person-name.server.ts';
import { possibleOwners } from './choose-owner.server.ts';
import { personId } from './inputs.ts';
import { readProposals } from './read-proposals.server.ts';
import type { ProposalPage } from './views.ts';

/** One proposal, for the side that answers it: who accompanies, or the person. */
export const proposalPage = query({
  name: 'plan-proposal',
  input: z.object({ personId, proposalId: z.uuid() }),
  access: onPerson(['edit', 'self']),
  reads: { continues: 'plan' },
  handle: async ({ tx, clock }, input): Promise<ProposalPage> => {
    const proposals = await readProposals(tx, input.personId, clock);
    const proposal = proposals.find(({ id }) => id === input.proposalId);
    if (!proposal) throw new NotFound();
    const members = await currentMembers(tx, input.personId);
    return {
      personName: await personName(tx, input.personId),
      proposal,
      owners: possibleOwners(members, proposal).map(({ seat, name, organisation }) => ({
        seat,
        name,
        organisation,
      })),
    };
  },
});
