import { Moment } from '../../moment.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { plural } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';

export interface FactorSummary {
  enrolledAt: number | null;
  recoveryCodesLeft: number;
}

export function SecondFactorCard({ factor, exempt }: { factor: FactorSummary; exempt: boolean }) {
  if (factor.enrolledAt === null) {
    return (
      <Card title="Double vérification">
        <Stack>
          <p>
            {exempt
              ? 'Les comptes de démonstration en sont dispensés. Vous pouvez l’essayer.'
              : 'Votre compte n’a pas encore d’application de codes.'}
          </p>
          <LinkButton href="/compte/double-verification" variant="quiet">
            Ajouter une application de codes
          </LinkButton>
        </Stack>
      </Card>
    );
  }
  return (
    <Card title="Double vérification">
      <Stack>
        {factor.recoveryCodesLeft < 3 && (
          <Notice tone="warning">
            <p>
              Il vous reste {plural(factor.recoveryCodesLeft, 'code')} de secours : renouvelez-les avant d’en
              manquer.
            </p>
          </Notice>
        )}
        <p>
          Application de codes ajoutée le <Moment at={factor.enrolledAt} />. Codes de secours non utilisés :{' '}
          {factor.recoveryCodesLeft}.
        </p>
        <Cluster>
          <LinkButton href="/compte/double-verification" variant="quiet">
            Changer d’application
          </LinkButton>
          <LinkButton href="/compte/codes-de-secours" variant="quiet">
            Renouveler les codes de secours
          </LinkButton>
        </Cluster>
      </Stack>
    </Card>
  );
}
