import { ownPathway } from '../../../domain/rights/own-pathway.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { formatDay } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { Timeline, TimelineItem } from '../../ui/timeline.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { itemHref, ownPathwayHref } from '../paths.ts';
import { PrintButton } from '../print-button.tsx';
import type { Route } from './+types/own-pathway.ts';
import { OwnSituation } from './own-situation.tsx';
import { ownTitle } from './own-title.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Mon parcours · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const before = new URL(args.request.url).searchParams.get('avant') ?? undefined;
  const pathway = await run(runtime, ownPathway, actor, { personId: actor.personId, before });
  return { ...pathway, older: before !== undefined };
}

export default function OwnPathway({ loaderData }: Route.ComponentProps) {
  const { statuses, orientation, timeline, comments, older } = loaderData;
  return (
    <Stack gap="l">
      <PageTitle title="Mon parcours" subtitle="Votre situation, et ce qui s’est passé." />
      {!older && <OwnSituation statuses={statuses} orientation={orientation} comments={comments} />}
      <Card title={older ? 'Ce qui s’est passé avant' : 'Ce qui s’est passé'}>
        {timeline.entries.length === 0 ? (
          <p>Rien n’est encore noté.</p>
        ) : (
          <Stack>
            <Timeline label="Ce qui s’est passé, le plus récent d’abord">
              {timeline.entries.map((entry) => (
                <TimelineItem
                  key={entry.id}
                  kind={entry.relay ? 'relay' : 'event'}
                  date={formatDay(entry.on)}
                  dateTime={entry.on}
                  title={ownTitle(entry.title)}
                >
                  <p>
                    {writtenBy(entry)}{' '}
                    <TextLink href={itemHref('event', entry.id)}>
                      Commenter ou cacher
                      <VisuallyHidden> : {ownTitle(entry.title)}</VisuallyHidden>
                    </TextLink>
                  </p>
                </TimelineItem>
              ))}
            </Timeline>
            <p>
              {timeline.next && (
                <TextLink href={`${ownPathwayHref}?avant=${timeline.next}`}>
                  Voir ce qui s’est passé avant
                </TextLink>
              )}
              {older && (
                <>
                  {timeline.next && ' · '}
                  <TextLink href={ownPathwayHref}>Revenir au plus récent</TextLink>
                </>
              )}
            </p>
          </Stack>
        )}
      </Card>
      <PrintButton />
    </Stack>
  );
}

function writtenBy({ author, organisation }: { author: string; organisation: string | null }): string {
  if (organisation) return `${author}, ${organisation}.`;
  return author === 'la personne' ? 'Par vous.' : `Noté par ${author}.`;
}
