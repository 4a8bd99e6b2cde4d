import type { Room } from '../../../domain/offer/views.ts';
import { formatDate, plural } from '../../ui/format.ts';
import { Soft } from '../../ui/soft.tsx';
import { Tag } from '../../ui/tag.tsx';

/** Whether there is room now, as the structure says, and since when it says so. */
export function RoomTags({ room: { placesFree, waitingWeeks, saidOn, old } }: { room: Room }) {
  return (
    <>
      {placesFree !== null && (
        <Tag tone={old ? 'plain' : placesFree > 0 ? 'ok' : 'warn'}>
          {placesFree > 0 ? plural(placesFree, 'place libre', 'places libres') : 'complet'}
        </Tag>
      )}
      {waitingWeeks !== null && (
        <Tag tone="plain">
          {waitingWeeks > 0 ? `attente de ${plural(waitingWeeks, 'semaine')}` : 'sans attente'}
        </Tag>
      )}
      <Soft>dit le {formatDate(saidOn)}</Soft>
    </>
  );
}
