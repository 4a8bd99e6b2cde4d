import type { OwnItem } from '../../../domain/rights/own-item.query.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Attempt } from '../attempt.server.ts';
import { itemHref } from '../paths.ts';
import { ChoiceLine } from './choice-line.tsx';

/** From whom it is hidden, and one question: from whom else. */
export function HideCard({ item, attempt }: { item: OwnItem; attempt: Attempt | undefined }) {
  const hidden = item.choices.filter(({ choice }) => choice === 'cacher');
  const mine = attempt?.typed.acte === 'cacher' ? attempt : undefined;
  return (
    <Card title="Le cacher à un organisme ?">
      <Stack>
        {item.whole && (
          <p>
            Ici, vous cachez seulement cette ligne de votre parcours.{' '}
            <TextLink href={itemHref(item.whole.kind, item.whole.subject)}>
              Cacher tout ce qui concerne « {item.whole.label} »
            </TextLink>
          </p>
        )}
        {hidden.map((choice) => (
          <ChoiceLine key={choice.choiceId} choice={choice} />
        ))}
        {item.organisations.length > 0 && (
          <form method="post" noValidate>
            <input type="hidden" name="acte" value="cacher" />
            <Stack>
              <p>
                L’organisme que vous choisissez ne le voit plus, même s’il l’a écrit. Il n’en est pas averti.
                Vous pouvez changer d’avis.
              </p>
              <RadioGroup
                name="organisationId"
                legend="À quel organisme ?"
                options={item.organisations.map(({ organisationId, name }) => ({
                  value: organisationId,
                  label: name,
                }))}
                error={mine?.byField.organisationId}
                required
              />
              <div>
                <Button variant="quiet">Cacher à cet organisme</Button>
              </div>
            </Stack>
          </form>
        )}
      </Stack>
    </Card>
  );
}
