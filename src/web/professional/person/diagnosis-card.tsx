import { findConstraint } from '../../../domain/diagnosis/codes.ts';
import type { DiagnosisSummary, OpenConstraint } from '../../../domain/diagnosis/rules.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate, joinList, plural } from '../../ui/format.ts';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './diagnosis-card.module.css';
import { diagnosisHref } from './paths.ts';

const SHOWN = 5;

/** Where the shared diagnosis stands, in five tags at most. */
export function DiagnosisCard({
  personId,
  diagnosis,
  opens,
}: {
  personId: string;
  diagnosis: DiagnosisSummary;
  opens: boolean;
}) {
  const when = whenHeld(diagnosis);
  return (
    <Card title="Diagnostic partagé">
      <Stack gap="s">
        {when && <p className={styles.when}>{when}</p>}
        <Cluster>
          {diagnosis.constraints.slice(0, SHOWN).map((constraint) => (
            <ConstraintTag key={constraint.code} constraint={constraint} />
          ))}
        </Cluster>
        <p>
          {opens && <TextLink href={diagnosisHref(personId)}>Voir et compléter</TextLink>}
          {diagnosis.notDiscussed > 0 && (
            <span className={styles.when}>
              {opens && ' · '}
              {plural(diagnosis.notDiscussed, 'sujet non abordé', 'sujets non abordés')}
            </span>
          )}
        </p>
      </Stack>
    </Card>
  );
}

function whenHeld({ jointOn, jointNames, lastSittingOn }: DiagnosisSummary): string | null {
  if (jointOn) return `Conjoint, le ${formatDate(jointOn)} · ${joinList(jointNames)}`;
  return lastSittingOn ? `Dernier entretien le ${formatDate(lastSittingOn)}` : null;
}

const IMPACTS = { FAIBLE: 'impact faible', MOYEN: 'impact moyen', FORT: 'impact fort' } as const;

function ConstraintTag({ constraint }: { constraint: OpenConstraint }) {
  const title = findConstraint(constraint.code)?.title ?? '';
  if (constraint.value !== 'OUI') return <Tag tone="ok">{title} · résolu</Tag>;
  const words = [title, constraint.impact && IMPACTS[constraint.impact], constraint.priority && 'priorité'];
  return (
    <Tag tone={constraint.impact === 'FORT' ? 'danger' : 'warn'}>{words.filter(Boolean).join(' · ')}</Tag>
  );
}
