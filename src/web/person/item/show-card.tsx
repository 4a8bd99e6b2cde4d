import type { OwnItem } from '../../../domain/rights/own-item.query.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import type { Attempt } from '../attempt.server.ts';
import { ChoiceLine } from './choice-line.tsx';

/** To whom a sensitive or discreet item is shown, and one question: to whom else. */
export function ShowCard({ item, attempt }: { item: OwnItem; attempt: Attempt | undefined }) {
  const shown = item.choices.filter(({ choice }) => choice === 'montrer');
  const mine = attempt?.typed.acte === 'montrer' ? attempt : undefined;
  return (
    <Card title="Le montrer à un professionnel ?">
      <Stack>
        <p>
          Cet élément est protégé. Seuls le voient la personne qui l’a écrit, vous, et parfois votre référent.
          Vous pouvez le montrer à un autre professionnel qui vous accompagne.
        </p>
        {shown.map((choice) => (
          <ChoiceLine key={choice.choiceId} choice={choice} />
        ))}
        {item.professionals.length > 0 && (
          <form method="post" noValidate>
            <input type="hidden" name="acte" value="montrer" />
            <Stack>
              <RadioGroup
                name="seat"
                legend="À quel professionnel ?"
                options={item.professionals.map(({ seat, name, organisation }) => ({
                  value: seat,
                  label: name,
                  hint: organisation,
                }))}
                error={mine?.byField.seat}
                required
              />
              <div>
                <Button variant="quiet">Montrer à ce professionnel</Button>
              </div>
            </Stack>
          </form>
        )}
      </Stack>
    </Card>
  );
}
