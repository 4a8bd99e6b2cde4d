import type { Actor } from '../../../platform/access/actor.ts';
import { run } from '../../../platform/access/run.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import { newId } from '../../../platform/database/id.ts';
import type { TestDatabase } from '../../../platform/database/testing/use-database.ts';
import type { Told } from '../inputs.ts';
import { moveReferralByLink } from '../move-referral.server.ts';
import { sendReferral } from '../open-referral.server.ts';
import { PERMIT } from './offered-services.ts';

export const told: Told = {
  agreedHow: 'entretien',
  channel: 'prescripteur',
  reasons: ['besoin-identifie'],
  words: 'Elle habite loin du car.',
};

type Answer = Parameters<typeof run<typeof moveReferralByLink.input, void>>[3]['move'];

/** Requests about one person: sent by whoever accompanies, answered by the link of the last message. */
export function requestsAbout(db: TestDatabase, personId: string) {
  const owned = <Row>(text: string, values: unknown[] = []) =>
    withOwner(db.ownerUrl, async (owner) => (await owner.query(text, values)).rows as Row[]);
  const stored = async (referralId: string) => {
    const [row] = await owned<{ state: string; version: number }>(
      'SELECT state, version FROM referral WHERE referral_id = $1',
      [referralId],
    );
    if (!row) throw new Error(`no request ${referralId}`);
    return row;
  };
  const lastLink = async (referralId: string) => {
    const [row] = await owned<{ link_id: string }>(
      'SELECT link_id FROM referral_link WHERE referral_id = $1 ORDER BY spent_at IS NOT NULL, issued_at DESC LIMIT 1',
      [referralId],
    );
    return row?.link_id ?? '';
  };
  return {
    owned,
    stored,
    lastLink,
    async send(actor: Actor, serviceId = PERMIT): Promise<string> {
      const referralId = newId();
      await run(db.runtime, sendReferral, actor, { personId, referralId, serviceId, told });
      return referralId;
    },
    answer: async (referralId: string, move: Answer) =>
      run(
        db.runtime,
        moveReferralByLink,
        { kind: 'anonymous' },
        {
          linkId: await lastLink(referralId),
          version: (await stored(referralId)).version,
          who: 'Mme Roy',
          move,
        },
      ),
    mails: () =>
      owned<{ template: string; recipient: string }>(
        'SELECT template, recipient FROM mail_message ORDER BY mail_id',
      ),
  };
}
