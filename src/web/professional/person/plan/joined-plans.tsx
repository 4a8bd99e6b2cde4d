import type { PlanPage } from '../../../../domain/plan/views.ts';
import { formatDate } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { ofJoined } from '../paths.ts';
import { planHref } from './paths.ts';
import { PlanObjectives } from './plan-objectives.tsx';

/** Objectives of the other records of the same person, where they come from, and where they are changed. */
export function JoinedPlans({ joined }: { joined: PlanPage['joined'] }) {
  return joined.map(({ personId, plan, mergedOn, mergedBy, editable }) => (
    <section key={personId} aria-labelledby={`reuni-${personId}`}>
      <Stack>
        <h2 id={`reuni-${personId}`}>Objectifs du dossier réuni</h2>
        <p>
          C’est la même personne{'\u00a0'}: {mergedBy} a réuni ce dossier le {formatDate(mergedOn)}. Chaque
          objectif garde son auteur et son cercle.{' '}
          {editable && <TextLink href={ofJoined(planHref(personId))}>Faire avancer ces objectifs</TextLink>}
        </p>
        <PlanObjectives plan={plan} personId={personId} ordering={false} />
      </Stack>
    </section>
  ));
}
