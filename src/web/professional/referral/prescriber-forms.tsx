import { outcomes, WORDS_LENGTH } from '../../../domain/referral/codes.ts';
import { movesOf, type ReferralMove } from '../../../domain/referral/states.ts';
import type { ReferralView } from '../../../domain/referral/views.ts';
import type { Attempt } from '../../referral/attempt.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ToldFields } from './told-fields.tsx';

const WORDS: Partial<Record<ReferralMove, { summary: string; button: string }>> = {
  meet: { summary: 'Un premier contact a eu lieu', button: 'Noter le premier contact' },
  start: { summary: 'L’accompagnement a commencé', button: 'Noter le début' },
  end: { summary: 'C’est terminé', button: 'Noter la fin' },
  withdraw: { summary: 'Retirer la demande', button: 'Retirer la demande' },
};

/** There is room: the person agrees, and the request is sent. */
export function SendCard({
  referral,
  personName,
  contact,
  attempt,
}: {
  referral: ReferralView;
  personName: string;
  contact: { readonly phone: string | null; readonly email: string | null };
  attempt: Attempt | undefined;
}) {
  return (
    <Card title="Une place est possible : envoyez la demande">
      <form method="post" noValidate>
        <Stack>
          <input type="hidden" name="acte" value="envoyer" />
          <input type="hidden" name="version" value={referral.version} />
          <ToldFields
            personName={personName}
            contact={contact}
            attempt={attempt?.typed.acte === 'envoyer' ? attempt : undefined}
          />
          <FormActions>
            <Button>Envoyer la demande</Button>
          </FormActions>
        </Stack>
      </form>
    </Card>
  );
}

/** What whoever asked may note, so that a silent structure does not hide what happened. */
export function ActsCard({ referral, attempt }: { referral: ReferralView; attempt: Attempt | undefined }) {
  const moves = movesOf(referral.state, 'prescripteur').filter((move) => WORDS[move]);
  if (moves.length === 0) return null;
  return (
    <Card title="Noter la suite">
      <Stack>
        {moves.map((move) => {
          const mine = attempt?.typed.move === move ? attempt : undefined;
          return (
            <Disclosure key={move} summary={WORDS[move]?.summary} open={mine !== undefined}>
              <form method="post" noValidate>
                <Stack>
                  <input type="hidden" name="acte" value="noter" />
                  <input type="hidden" name="move" value={move} />
                  <input type="hidden" name="version" value={referral.version} />
                  {move === 'end' && (
                    <RadioGroup
                      name="outcome"
                      legend="Qu’est-ce que cela a donné ?"
                      options={Object.entries(outcomes).map(([value, label]) => ({ value, label }))}
                      error={mine?.byField.outcome}
                      required
                    />
                  )}
                  <TextArea
                    name="words"
                    id={`${move}-words`}
                    label="En quelques mots"
                    hint="La personne lit ce texte."
                    rows={2}
                    maxLength={WORDS_LENGTH}
                    defaultValue={mine?.typed.words}
                    error={mine?.byField.words}
                    optional
                  />
                  <p>
                    <Button variant={move === 'withdraw' ? 'quiet' : 'primary'}>{WORDS[move]?.button}</Button>
                  </p>
                </Stack>
              </form>
            </Disclosure>
          );
        })}
      </Stack>
    </Card>
  );
}
