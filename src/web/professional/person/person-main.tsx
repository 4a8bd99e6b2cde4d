import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import type { EventCategory } from '../../../domain/timeline/codes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { orientationHref, personHref, planHref } from './paths.ts';
import { PersonTimeline } from './timeline/person-timeline.tsx';

/** The pathway for who reads it; for the others, in words, what their place lets them do here. */
export function PersonMain({
  page,
  category,
  before,
}: {
  page: PersonPage;
  category: EventCategory | undefined;
  before: string | undefined;
}) {
  const { levels, personId } = page;
  const may = abilities(levels);
  if (may.readFile || levels.part) {
    return (
      <PersonTimeline
        timeline={page.timeline}
        planned={page.nextSteps}
        category={category}
        before={before}
        pageHref={personHref(personId)}
      />
    );
  }
  return (
    <Card title="Ce que vous pouvez faire ici">
      {levels.summary && (
        <Stack gap="s">
          <p>
            Au titre de l’orientation, vous lisez l’identité, la situation et les synthèses de cette personne,
            et vous tenez ses statuts à jour. Le diagnostic et les échanges restent à son cercle.
          </p>
          <Cluster>
            <LinkButton href={orientationHref(personId)}>
              {page.orientation ? 'Revoir l’orientation' : 'Décider de l’orientation'}
            </LinkButton>
            <LinkButton href={planHref(personId)} variant="quiet">
              Synthèse du plan
            </LinkButton>
          </Cluster>
        </Stack>
      )}
      {!levels.summary && levels.desk && (
        <p>
          À l’accueil, vous tenez à jour l’identité et les coordonnées de cette personne. Son diagnostic et
          son plan restent à celles et ceux qui l’accompagnent.
        </p>
      )}
      {!levels.summary && !levels.desk && (
        <p>
          Un professionnel de votre organisation fait partie de ce cercle. Comme responsable, vous voyez qui
          est référent et la prochaine échéance ; le dossier reste à celles et ceux qui accompagnent.
        </p>
      )}
    </Card>
  );
}
