import { type AgreementPhase, agreementPhase } from '../../../domain/organisation/rules.ts';
import type { OrganisationPage } from '../../../domain/organisation/views.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatPeriod } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';

export const phases: Record<AgreementPhase, { tone: TagTone; label: string }> = {
  current: { tone: 'ok', label: 'en cours' },
  coming: { tone: 'plain', label: 'à venir' },
  ended: { tone: 'danger', label: 'terminée' },
};

/** Under which agreements the organisation acts: none current, and it sees nobody. */
export function Agreements({ agreements, today }: Pick<OrganisationPage, 'agreements' | 'today'>) {
  if (agreements.length === 0) {
    return (
      <EmptyState title="Aucune convention">
        <p>Sans convention en cours, l’organisation ne voit aucun dossier.</p>
      </EmptyState>
    );
  }
  return (
    <Stack gap="s">
      {agreements.map((agreement) => {
        const phase = phases[agreementPhase(agreement, today)];
        return (
          <p key={agreement.id}>
            <strong>{agreement.territory}</strong>, {formatPeriod(agreement.from, agreement.until)}{' '}
            <Tag tone={phase.tone}>{phase.label}</Tag>
          </p>
        );
      })}
    </Stack>
  );
}
