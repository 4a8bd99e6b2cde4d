import type { ShownComment } from '../../../domain/comment/codes.ts';
import { statusGlosses } from '../../../domain/person/codes.ts';
import type { OwnPathway, OwnStatus } from '../../../domain/rights/own-pathway.query.server.ts';
import { Card } from '../../ui/card.tsx';
import { formatDate, formatPeriod } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { OwnWords } from '../item/own-words.tsx';
import { itemHref } from '../paths.ts';

/** What professionals recorded of the person's situation: each line can be contested. */
export function OwnSituation({
  statuses,
  orientation,
  comments,
}: Pick<OwnPathway, 'statuses' | 'orientation'> & { comments: readonly ShownComment[] }) {
  const wordsAbout = (subject: string) =>
    comments
      .filter((comment) => comment.subject === subject)
      .map((comment) => <OwnWords key={comment.id} comment={comment} acts={false} />);
  return (
    <Card title="Votre situation">
      <Stack>
        {statuses.length === 0 && <p>Aucune situation n’est notée.</p>}
        {statuses.map((status) => (
          <Stack gap="s" key={status.statusPeriodId}>
            <p>
              <strong>{status.label}</strong>, {datesOf(status)}. Noté par {status.author},{' '}
              {status.organisation}.
            </p>
            {statusGlosses[status.kind] && <p>{statusGlosses[status.kind]}</p>}
            {wordsAbout(status.statusPeriodId)}
            <p>
              <TextLink href={itemHref('status', status.statusPeriodId)}>
                Ce n’est pas exact : {status.label}
              </TextLink>
            </p>
          </Stack>
        ))}
        {orientation && (
          <Stack gap="s">
            <p>
              <strong>Votre orientation</strong> : {orientation.track}, avec {orientation.body}. Décision :{' '}
              {orientation.authority}, le {formatDate(orientation.on)}.
            </p>
            {wordsAbout(orientation.id)}
            <p>
              <TextLink href={itemHref('orientation', orientation.id)}>
                Ce n’est pas exact : votre orientation
              </TextLink>
            </p>
          </Stack>
        )}
      </Stack>
    </Card>
  );
}

function datesOf({ from, until, expectedUntil }: OwnStatus): string {
  if (until) return formatPeriod(from, until);
  return expectedUntil
    ? `${formatPeriod(from)}, fin prévue le ${formatDate(expectedUntil)}`
    : formatPeriod(from);
}
