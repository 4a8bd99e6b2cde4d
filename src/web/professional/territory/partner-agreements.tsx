import type { PartnerPage } from '../../../domain/organisation/views.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { formatPeriod } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { errorOf, type Rejected, rejectionOf, typed } from '../circle/rejected.ts';
import { phases } from '../organisation/agreements.tsx';

/** Agreements of one partner, latest first; signing another, ending one. */
export function PartnerAgreements({ page, rejected }: { page: PartnerPage; rejected: Rejected | undefined }) {
  return (
    <Card title="Conventions">
      <Stack>
        {page.agreements.map((agreement) => (
          <Stack key={agreement.id} gap="s">
            <p>
              Convention {formatPeriod(agreement.from, agreement.until)}{' '}
              <Tag tone={phases[agreement.phase].tone}>{phases[agreement.phase].label}</Tag>
              {agreement.endedWhy && <> · {agreement.endedWhy}</>}
            </p>
            {agreement.phase !== 'ended' && (
              <End
                agreementId={agreement.id}
                today={page.today}
                rejected={rejectionOf(rejected, 'terminer', agreement.id)}
              />
            )}
          </Stack>
        ))}
        <Sign page={page} rejected={rejectionOf(rejected, 'signer')} />
      </Stack>
    </Card>
  );
}

function End({
  agreementId,
  today,
  rejected,
}: {
  agreementId: string;
  today: string;
  rejected: Rejected | undefined;
}) {
  const id = (name: string) => (rejected ? name : `${name}-${agreementId}`);
  return (
    <Disclosure summary="Mettre fin à cette convention" open={rejected !== undefined}>
      <form method="post" noValidate>
        <Stack>
          <input type="hidden" name="sur" value={agreementId} />
          <DateField
            name="until"
            id={id('until')}
            label="Dernier jour"
            hint="Inclus. Le lendemain, l’organisation ne voit plus personne de ce territoire."
            required
            defaultValue={typed(rejected, 'until', today)}
            error={errorOf(rejected, 'until')}
          />
          <TextField
            name="why"
            id={id('why')}
            label="Raison"
            required
            width="medium"
            defaultValue={typed(rejected, 'why')}
            error={errorOf(rejected, 'why')}
          />
          <FormActions>
            <Button name="acte" value="terminer" variant="danger">
              Mettre fin à la convention
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Disclosure>
  );
}

function Sign({ page, rejected }: { page: PartnerPage; rejected: Rejected | undefined }) {
  const id = (name: string) => (rejected ? name : `${name}-nouvelle`);
  return (
    <Disclosure summary="Signer une autre convention" open={rejected !== undefined}>
      <form method="post" noValidate>
        <Stack>
          <input type="hidden" name="territoryId" value={page.territory.territoryId} />
          <DateField
            name="from"
            id={id('from')}
            label="Commence le"
            required
            defaultValue={typed(rejected, 'from')}
            error={errorOf(rejected, 'from')}
          />
          <DateField
            name="until"
            id={id('until')}
            label="Dernier jour"
            hint="Laissez vide si la fin n’est pas connue."
            optional
            defaultValue={typed(rejected, 'until')}
            error={errorOf(rejected, 'until')}
          />
          <FormActions>
            <Button name="acte" value="signer">
              Enregistrer la convention
            </Button>
          </FormActions>
        </Stack>
      </form>
    </Disclosure>
  );
}
