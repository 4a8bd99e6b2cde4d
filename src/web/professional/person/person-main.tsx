import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import type { EventCategory } from '../../../domain/timeline/codes.ts';
import { Card } from '../../ui/card.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { personHref, planHref } from './paths.ts';
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
        <>
          <p>
            Au titre de l’orientation, vous lisez l’identité, la situation et les synthèses de cette personne,
            et vous tenez ses statuts à jour. Le diagnostic et les échanges restent à son cercle.
          </p>
          <p>
            <TextLink href={planHref(personId)}>Voir la synthèse du plan</TextLink>
          </p>
        </>
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
