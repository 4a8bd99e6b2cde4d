import type { ReactNode } from 'react';
import {
  outcomes,
  refusalReasonCodes,
  refusalReasons,
  roomRefusalCodes,
  WORDS_LENGTH,
} from '../../domain/referral/codes.ts';
import { movesOf, type ReferralMove, type ReferralState } from '../../domain/referral/states.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Stack } from '../ui/layout.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Attempt } from './attempt.server.ts';

interface Shown {
  readonly version: number;
  readonly attempt: Attempt | undefined;
  /** Somebody without account says their name. */
  readonly asksWho: boolean;
}

/** What a structure may answer now, one form for each: the likeliest open, the others folded. */
export function StructureForms({ state, ...shown }: Shown & { state: ReferralState }) {
  const moves = movesOf(state, 'structure').filter((move) => move !== 'see');
  if (moves.length === 0) return null;
  const tried = shown.attempt?.typed.move;
  return (
    <Card title={state === 'place-demandee' ? 'Avez-vous une place ?' : 'Votre réponse'}>
      <Stack>
        {moves.map((move, index) => (
          <Disclosure
            key={move}
            summary={SUMMARIES[move] ?? move}
            open={tried ? tried === move : index === 0}
          >
            <MoveForm move={move} shown={shown}>
              {move === 'refuse' && (
                <RadioGroup
                  name="reason"
                  id={`${move}-reason`}
                  legend="Pour quelle raison ?"
                  options={(state === 'place-demandee' ? roomRefusalCodes : refusalReasonCodes).map(
                    (code) => ({
                      value: code,
                      label: refusalReasons[code],
                    }),
                  )}
                  defaultValue={shown.attempt?.typed.reason}
                  error={tried === move ? shown.attempt?.byField.reason : undefined}
                  required
                />
              )}
              {move === 'end' && (
                <RadioGroup
                  name="outcome"
                  id={`${move}-outcome`}
                  legend="Qu’est-ce que cela a donné ?"
                  options={Object.entries(outcomes).map(([value, label]) => ({ value, label }))}
                  defaultValue={shown.attempt?.typed.outcome}
                  error={tried === move ? shown.attempt?.byField.outcome : undefined}
                  required
                />
              )}
            </MoveForm>
          </Disclosure>
        ))}
      </Stack>
    </Card>
  );
}

const SUMMARIES: Partial<Record<ReferralMove, string>> = {
  'confirm-room': 'Oui, il y a une place',
  accept: 'Oui, nous acceptons',
  wait: 'Sur liste d’attente',
  refuse: 'Non, pas cette fois',
  meet: 'Premier contact pris',
  start: 'L’accompagnement a commencé',
  end: 'C’est terminé',
};
const BUTTONS: Partial<Record<ReferralMove, string>> = {
  'confirm-room': 'Répondre oui',
  accept: 'Accepter la demande',
  wait: 'Mettre sur liste d’attente',
  refuse: 'Envoyer le refus',
  meet: 'Noter le premier contact',
  start: 'Noter le début',
  end: 'Noter la fin',
};
const HINTS: Partial<Record<ReferralMove, string>> = {
  accept: 'Par exemple le jour et l’heure du premier rendez-vous.',
  wait: 'Par exemple le délai habituel.',
  refuse: 'La personne peut lire ce que vous écrivez.',
};

function MoveForm({ move, shown, children }: { move: ReferralMove; shown: Shown; children: ReactNode }) {
  const { attempt } = shown;
  const mine = attempt?.typed.move === move ? attempt : undefined;
  return (
    <form method="post" noValidate>
      <Stack>
        <input type="hidden" name="acte" value="repondre" />
        <input type="hidden" name="move" value={move} />
        <input type="hidden" name="version" value={shown.version} />
        {children}
        <TextArea
          name="words"
          id={`${move}-words`}
          label="Un mot pour le professionnel et la personne"
          hint={HINTS[move]}
          rows={3}
          maxLength={WORDS_LENGTH}
          defaultValue={mine?.typed.words}
          error={mine?.byField.words}
          optional
        />
        {shown.asksWho && (
          <TextField
            name="who"
            id={`${move}-who`}
            label="Votre nom"
            autoComplete="name"
            defaultValue={mine?.typed.who}
            error={mine?.byField.who}
            optional
          />
        )}
        <p>
          <Button variant={move === 'refuse' ? 'quiet' : 'primary'}>{BUTTONS[move]}</Button>
        </p>
      </Stack>
    </form>
  );
}
