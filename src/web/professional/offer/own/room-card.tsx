import { Form } from 'react-router';
import type { OwnServicePage } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { formatDateWithRelative } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { errorOf, type Rejected, typed } from '../../circle/rejected.ts';

/** Said in a few seconds, as often as it changes: it needs nothing of the form beside it. */
export function RoomCard({
  page: { service, today },
  rejected,
}: {
  page: Pick<OwnServicePage, 'service' | 'today'>;
  rejected: Rejected | undefined;
}) {
  const field = (name: 'placesFree' | 'waitingWeeks', value: number | null) => ({
    name,
    defaultValue: typed(rejected, name, value?.toString() ?? ''),
    error: errorOf(rejected, name),
    inputMode: 'numeric' as const,
    width: 'short' as const,
  });
  return (
    <Card title="Places et délai" id="places">
      <Form method="post" noValidate>
        <input type="hidden" name="acte" value="places" />
        <Stack>
          <TextField
            {...field('placesFree', service.placesFree)}
            label="Places libres"
            hint="0 : complet. Vide : vous ne le dites pas."
          />
          <TextField {...field('waitingWeeks', service.waitingWeeks)} label="Semaines d’attente" />
          {service.roomSaidOn && (
            <p>
              <Soft>Dit le {formatDateWithRelative(service.roomSaidOn, today)}</Soft>
            </p>
          )}
          <Button variant="quiet">Dire les places</Button>
        </Stack>
      </Form>
    </Card>
  );
}
