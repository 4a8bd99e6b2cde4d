import type { DiagnosisSummary } from '../../../domain/diagnosis/rules.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate, joinList, plural } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { ConstraintTags } from './diagnosis/constraint-tags.tsx';
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
        <ConstraintTags constraints={diagnosis.constraints.slice(0, SHOWN)} />
        <p>
          <TextLink href={diagnosisHref(personId)}>
            {opens ? 'Voir et compléter' : 'Voir la synthèse'}
          </TextLink>
          {diagnosis.notDiscussed > 0 && (
            <span className={styles.when}>
              {' · '}
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
