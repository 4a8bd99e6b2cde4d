import { findConstraint, impactLabel } from '../../../../domain/diagnosis/codes.ts';
import type { DiagnosisSummary } from '../../../../domain/diagnosis/rules.ts';
import { Cluster } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';

/** « Mobilité · impact fort », priorities first. */
export function ConstraintTags({ constraints }: Pick<DiagnosisSummary, 'constraints'>) {
  if (constraints.length === 0) return <p>Aucune contrainte relevée pour le moment.</p>;
  return (
    <Cluster>
      {constraints.map(({ code, value, impact, priority }) => {
        const title = findConstraint(code)?.title ?? code;
        const words = [
          title,
          value === 'CLOTUREE' ? 'résolue' : impact && `impact ${impactLabel(impact).toLowerCase()}`,
        ];
        const tone = value === 'CLOTUREE' ? 'ok' : priority || impact === 'FORT' ? 'danger' : 'warn';
        return (
          <Tag key={code} tone={tone} {...(tone === 'warn' && { icon: 'important' })}>
            {[...words, priority && 'prioritaire'].filter(Boolean).join(' · ')}
          </Tag>
        );
      })}
    </Cluster>
  );
}
