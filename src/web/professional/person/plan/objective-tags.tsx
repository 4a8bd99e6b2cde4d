import type { ObjectiveView, PlanPage } from '../../../../domain/plan/views.ts';
import { Cluster } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';

/** What it is about, and who else reads it or may not. */
export function ObjectiveTags({ objective, plan }: { objective: ObjectiveView; plan: PlanPage }) {
  const readers = plan.contributors.filter(({ seat }) => objective.sharedSeats.includes(seat));
  if (!objective.theme && !objective.sensitive && !objective.discreet && readers.length === 0) return null;
  return (
    <Cluster>
      {objective.theme && <Tag tone="plain">{objective.theme}</Tag>}
      {objective.sensitive && (
        <Tag tone="plain" icon="lock">
          Sensible
        </Tag>
      )}
      {objective.discreet && (
        <Tag tone="plain" icon="lock">
          Confidentiel
        </Tag>
      )}
      {readers.map(({ seat, name }) => (
        <Tag key={seat} tone="plain" icon="eye">
          Partagé avec {name}
        </Tag>
      ))}
    </Cluster>
  );
}
