import { trackLabels } from '../../../../domain/circle/codes.ts';
import type { OrientationPage } from '../../../../domain/circle/views.ts';
import { findConstraint, valueLabel } from '../../../../domain/diagnosis/codes.ts';
import type { DiagnosisSummary } from '../../../../domain/diagnosis/rules.ts';
import type { Criteria } from '../../../../domain/diagnosis/suggest-track.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { formatDate, joinList } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';

const asked: Record<keyof Criteria, string> = {
  recentWork: 'si la personne travaille, ou a travaillé dans les deux dernières années',
  projects: 'si elle se voit reprendre un emploi bientôt',
  qualified: 'son niveau de formation',
  difficulties: 'les contraintes non abordées, ou leur impact',
};

/** What the published criteria make of the summary: reasons, what is missing, and who decides. */
export function SuggestedTrack({ suggestion }: Pick<OrientationPage, 'suggestion'>) {
  if (!suggestion) {
    return (
      <Notice tone="info" title="Rien n’est suggéré">
        <p>
          Aucune réponse n’est encore notée dans le diagnostic : les critères publiés n’ont rien à lire. La
          décision vous revient, avec ce que vous savez de la situation.
        </p>
      </Notice>
    );
  }
  const { summary, from } = suggestion;
  const reasons = reasonsOf(summary, from.criteria);
  return (
    <Notice
      tone="info"
      title={
        from.track
          ? `Le diagnostic suggère une orientation ${trackLabels[from.track].label.toLowerCase()}`
          : 'Le diagnostic ne suffit pas encore pour suggérer une orientation'
      }
    >
      <Stack gap="s">
        {reasons.length > 0 && (
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {from.missing.length > 0 && (
          <p>Pour conclure, il manque : {joinList(from.missing.map((name) => asked[name]))}.</p>
        )}
        <p>C’est vous qui décidez, au nom de votre organisation. Rien n’est décidé automatiquement.</p>
        <Disclosure summary="D’où vient cette suggestion">
          <p>
            Des critères d’orientation publiés (Code du travail, article L. 5411-5-1 ; arrêté du 21 novembre
            2024), appliqués à la synthèse du diagnostic : emploi actuel ou des deux dernières années, reprise
            envisagée, niveau de formation, force des autres difficultés. La santé n’y entre pas : elle n’est
            pas lue par le service d’orientation.
          </p>
        </Disclosure>
      </Stack>
    </Notice>
  );
}

function reasonsOf(summary: DiagnosisSummary, criteria: Criteria): string[] {
  const { work, lastJobOn, outlook, training, constraints } = summary;
  const weighing = constraints.filter(
    ({ value, impact }) => value === 'OUI' && impact && impact !== 'FAIBLE',
  );
  const names = weighing.map(({ code, impact }) => {
    const title = findConstraint(code)?.title.toLowerCase() ?? code;
    return `${title} (impact ${impact === 'FORT' ? 'fort' : 'moyen'})`;
  });
  const reasons = [
    workReason(criteria, work, lastJobOn),
    outlook &&
      criteria.projects !== null &&
      `Reprise d’un emploi : ${valueLabel('outlook', outlook).toLowerCase()}.`,
    training && `Niveau de formation\u00a0: ${valueLabel('training', training)}.`,
    names.length > 0 && `Difficultés qui pèsent : ${joinList(names)}.`,
    criteria.difficulties === 'sans-impact' && 'Aucune autre difficulté qui pèse sur le retour à l’emploi.',
  ];
  return reasons.filter((reason) => typeof reason === 'string' && reason !== '') as string[];
}

function workReason(
  { recentWork }: Criteria,
  work: DiagnosisSummary['work'],
  lastJobOn: string | null,
): string | false {
  if (recentWork === null) return false;
  const since = lastJobOn ? `, dernier emploi terminé le ${formatDate(lastJobOn)}` : '';
  return `${work ? valueLabel('work', work) : 'Emploi'}${since}\u00a0: ${
    recentWork ? 'un emploi dans les deux dernières années' : 'pas d’emploi dans les deux dernières années'
  }.`;
}
