import { abilities } from '../../../domain/person/rules.ts';
import type { PersonPage } from '../../../domain/person/views.ts';
import { isStepOpen } from '../../../domain/plan/states.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Cluster, Stack } from '../../ui/layout.tsx';
import { LifelineCard } from './lifeline-card.tsx';
import { ofJoined, orientationHref, personHref, planHref, situationHref } from './paths.ts';
import { PersonTimeline } from './timeline/person-timeline.tsx';
import { inOrder, knownEnd, listedDate, type PlannedThing, plannedStep } from './timeline/planned.ts';
import type { TimelineView } from './timeline/timeline-view.ts';

/** The pathway for who reads it, as a picture and in words; for the others, what their place lets them do here. */
export function PersonMain({ page, view, today }: { page: PersonPage; view: TimelineView; today: string }) {
  const may = abilities(page.levels);
  return (
    <>
      {(may.readFile || page.levels.summary) && <LifelineCard page={page} today={today} />}
      {may.readFile || page.levels.part ? (
        <PersonTimeline
          timeline={page.timeline}
          planned={plannedFor(page, today)}
          view={view}
          pageHref={personHref(page.personId)}
        />
      ) : (
        <PlaceCard page={page} />
      )}
    </>
  );
}

/** What comes: open steps, and the known ends of statuses. */
function plannedFor(page: PersonPage, today: string): PlannedThing[] {
  const steps = [page, ...page.merged].flatMap(({ personId, steps: own }) =>
    own
      .filter(({ state }) => isStepOpen(state))
      .map((step) =>
        plannedStep(step, personId === page.personId ? planHref(personId) : ofJoined(planHref(personId))),
      ),
  );
  const ends = (page.statuses ?? []).flatMap((status) =>
    status.until === null && status.expectedUntil !== null && status.expectedUntil >= today
      ? [knownEnd(status, status.expectedUntil, situationHref(page.personId))]
      : [],
  );
  const dates = page.listedDates
    .filter(({ on }) => on >= today)
    .map((date) => listedDate(date, situationHref(page.personId)));
  return inOrder([...steps, ...ends, ...dates]);
}

/** In words, what the reader's place lets them do here. */
function PlaceCard({ page: { levels, personId, orientation } }: { page: PersonPage }) {
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
              {orientation ? 'Revoir l’orientation' : 'Décider de l’orientation'}
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
          est référent et la prochaine échéance ; le dossier reste à celles et ceux qui accompagnent.
        </p>
      )}
    </Card>
  );
}
