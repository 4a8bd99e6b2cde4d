import type { SummaryPage } from '../../../../domain/plan/views.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { formatDate, formatDateWithRelative } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';

/** What the orientation service reads: how far the plan is, not what it says. */
export function PlanSummary({ plan }: { plan: SummaryPage }) {
  return (
    <Card title="Où en est le plan">
      <Stack gap="m">
        <DescriptionList
          columns
          items={[
            { term: 'Objectifs en cours', details: plan.objectivesOpen },
            { term: 'Objectifs atteints', details: plan.objectivesReached },
            { term: 'Étapes à faire', details: plan.stepsOpen },
            { term: 'Étapes terminées', details: plan.stepsDone },
            {
              term: 'Prochaine échéance',
              details: plan.nextDueOn ? formatDateWithRelative(plan.nextDueOn, plan.today) : 'aucune date',
            },
            {
              term: 'Dernière étape terminée',
              details: plan.lastDoneOn ? formatDate(plan.lastDoneOn) : 'aucune',
            },
          ]}
        />
        <p>Le détail du plan se lit dans le cercle de la personne.</p>
      </Stack>
    </Card>
  );
}
