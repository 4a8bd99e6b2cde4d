import type { PersonPage } from '../../../../domain/person/views.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { endingHref } from '../paths.ts';
import { EndWords, endedTitle } from './ended-notice.tsx';

/** At the top of the page of somebody who is not accompanied any more; why, for those who may know. */
export function EndedCard({ page: { personId, endedOn, end, decidesEnd } }: { page: PersonPage }) {
  if (!endedOn) return null;
  return (
    <Notice tone="info" title={endedTitle(endedOn)}>
      <Stack gap="s">
        {end && <EndWords end={end} />}
        {decidesEnd && (
          <Cluster>
            <LinkButton href={endingHref(personId)} variant="quiet" small>
              Reprendre l’accompagnement
            </LinkButton>
          </Cluster>
        )}
      </Stack>
    </Notice>
  );
}
