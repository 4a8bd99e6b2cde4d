import { endReasons, levers, stepResults } from '../../../../domain/plan/codes.ts';
import { detailsShown } from '../../../../domain/plan/lever-details.ts';
import { outcomeLabel } from '../../../../domain/plan/outcomes.ts';
import { ownerWords } from '../../../../domain/plan/owner-words.ts';
import { stepStates } from '../../../../domain/plan/states.ts';
import type { StepView } from '../../../../domain/plan/views.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { formatDay } from '../../../ui/format.ts';
import { agreementWords } from './agreement-words.ts';

/** What stands, with where it comes from: beside a form that was refused, it is what somebody else wrote. */
export function StepFacts({
  step,
  personName,
  objectiveTitle,
}: {
  step: StepView;
  personName: string;
  /** undefined: not for this reader. */
  objectiveTitle: string | undefined;
}) {
  const owner = ownerWords(step, personName);
  const items = [
    objectiveTitle !== undefined && { term: 'Objectif', details: objectiveTitle },
    { term: 'Levier', details: levers[step.lever] },
    ...detailsShown(step.lever, step.details).map(({ label, value }) => ({ term: label, details: value })),
    { term: 'Qui s’en charge', details: step.mine ? `${owner} (vous)` : owner },
    { term: 'À faire avant le', details: step.dueOn ? formatDay(step.dueOn) : 'sans date' },
    { term: 'Où elle en est', details: stepStates[step.state] },
    step.result && { term: 'Résultat', details: stepResults[step.result] },
    step.outcome && { term: 'Ce qui en ressort', details: outcomeLabel(step.lever, step.outcome) ?? '' },
    step.reason && { term: 'Raison', details: endReasons[step.reason] },
    step.note && { term: 'Précision', details: `«\u00a0${step.note} »` },
    { term: 'Ajoutée par', details: `${step.author}, ${step.organisation}` },
    step.agreement && { term: 'Accord', details: agreementWords(step.agreement, personName) },
  ];
  return (
    <Card title="L’étape">
      <DescriptionList
        columns
        items={items.filter((item) => item !== false && item !== '' && item !== null)}
      />
    </Card>
  );
}
