import { PERSON_WORDS_LENGTH } from '../../../domain/referral/codes.ts';
import { mayMove } from '../../../domain/referral/states.ts';
import type { ReferralView } from '../../../domain/referral/views.ts';
import type { Attempt } from '../../referral/attempt.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { TextArea } from '../../ui/text-area.tsx';

const SAID: Record<string, string> = {
  confirmee: 'Vous avez dit que c’est exact.',
  contredite: 'Vous avez dit que ce n’est pas exact.',
};

/** What was noted of the end, and whether the person agrees; they may change their mind. */
export function OutcomeForm({
  referral,
  outcome,
  attempt,
}: {
  referral: ReferralView;
  outcome: string;
  attempt: Attempt | undefined;
}) {
  return (
    <Card title="Qu’est-ce que cela a donné ?">
      <Stack gap="s">
        <p>
          Il est noté : <strong>{outcome}</strong>.
        </p>
        {referral.personSays && <p>{SAID[referral.personSays]} Vous pouvez changer votre réponse.</p>}
        <form method="post" noValidate>
          <Stack>
            <input type="hidden" name="version" value={referral.version} />
            <TextArea
              name="words"
              label="Voulez-vous ajouter quelque chose ?"
              rows={3}
              maxLength={PERSON_WORDS_LENGTH}
              defaultValue={attempt?.typed.words ?? referral.personWords}
              error={attempt?.byField.words}
              optional
            />
            <Cluster>
              <Button name="move" value="confirm">
                Oui, c’est exact
              </Button>
              <Button name="move" value="contest" variant="quiet">
                Non, ce n’est pas exact
              </Button>
            </Cluster>
          </Stack>
        </form>
      </Stack>
    </Card>
  );
}

/** The agreement is the person's, and may be taken back. */
export function WithdrawForm({ referral }: { referral: ReferralView }) {
  if (!mayMove('withdraw', referral.state, 'personne')) return null;
  return (
    <Card title="Je ne veux plus de cette demande">
      <form method="post">
        <Stack gap="s">
          <input type="hidden" name="version" value={referral.version} />
          <p>Vous pouvez retirer votre accord. La structure et votre référent seront prévenus.</p>
          <p>
            <Button name="move" value="withdraw" variant="quiet">
              Retirer la demande
            </Button>
          </p>
        </Stack>
      </form>
    </Card>
  );
}
