import { findConstraint, findItem, impactLabel } from '../../../../domain/diagnosis/codes.ts';
import type { DiagnosisSummary } from '../../../../domain/diagnosis/rules.ts';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { civilDateAt, formatDate, joinList, plural } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';

const needWords = (codes: readonly string[]) =>
  codes.map((code) => findItem({ kind: 'need', parent: '', code })?.label ?? code).join(' · ');

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
