import { findItem, valueLabel } from '../../../../domain/diagnosis/codes.ts';
import { findAnyItem } from '../../../../domain/diagnosis/rome.ts';
import type { DiagnosisSummary } from '../../../../domain/diagnosis/rules.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { civilDateAt, formatDate, joinList, plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { ConstraintTags } from './constraint-tags.tsx';

const needWords = (codes: readonly string[]) =>
  codes.map((code) => findItem({ kind: 'need', parent: '', code })?.label ?? code).join(' · ');

const jobWords = (codes: readonly string[]) =>
  codes.map((code) => findAnyItem({ kind: 'job', parent: '', code })?.label ?? code).join(' · ');

/** What orients a person: constraints and needs, without their detail nor anything sensitive. */
export function SummaryView({
  summary,
  timeZone,
}: {
  summary: DiagnosisSummary | undefined;
  timeZone: string;
}) {
  if (!summary?.lastAnsweredAt) {
    return (
      <Card title="Synthèse">
        <EmptyState title="Le diagnostic n’est pas commencé">
          <p>
            Le référent et les accompagnateurs du cercle le font avec la personne. Sa synthèse apparaîtra ici.
          </p>
        </EmptyState>
      </Card>
    );
  }
  const { constraints, notDiscussed, needs, strengths, lastAnsweredAt, jointOn, jointNames } = summary;
  const { work, lastJobOn, outlook, training, jobs } = summary;
  return (
    <Card title="Synthèse">
      <Stack>
        <ConstraintTags constraints={constraints} />
        <DescriptionList
          items={[
            {
              term: 'Contraintes non abordées',
              details: notDiscussed > 0 ? plural(notDiscussed, 'contrainte') : 'aucune',
            },
            { term: 'Métiers visés', details: jobWords(jobs) || 'aucun noté' },
            {
              term: 'Situation professionnelle',
              details:
                [
                  work && valueLabel('work', work),
                  lastJobOn && `dernier emploi terminé le ${formatDate(lastJobOn)}`,
                ]
                  .filter(Boolean)
                  .join(', ') || 'non abordée',
            },
            {
              term: 'Reprise d’un emploi',
              details: outlook ? valueLabel('outlook', outlook) : 'non abordée',
            },
            {
              term: 'Niveau de formation',
              details: training ? valueLabel('training', training) : 'non abordé',
            },
            { term: 'Besoins', details: needWords(needs) || 'aucun relevé' },
            { term: 'Points forts', details: needWords(strengths) || 'aucun relevé' },
            { term: 'Dernière réponse', details: formatDate(civilDateAt(lastAnsweredAt, timeZone)) },
            {
              term: 'Séance conjointe',
              details: jointOn ? `${formatDate(jointOn)}, ${joinList(jointNames)}` : 'pas encore',
            },
          ]}
        />
      </Stack>
    </Card>
  );
}
