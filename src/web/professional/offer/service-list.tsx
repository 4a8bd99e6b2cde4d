import type { FoundService } from '../../../domain/offer/views.ts';
import { LinkButton } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { Cluster } from '../../ui/layout.tsx';
import { Soft } from '../../ui/soft.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './offer.module.css';
import { serviceHref } from './paths.ts';
import { RoomTags } from './room-tags.tsx';
import { StarButton } from './star-button.tsx';

/** Services one under the other, each numbered as on the map beside; `prefix` tells apart the lists of one page. */
export function ServiceList({
  services,
  prefix = '',
  ask,
  starred,
}: {
  services: readonly FoundService[];
  prefix?: string;
  /** What asks for a place, and where that begins. */
  ask?:
    | {
        readonly label: string;
        readonly href: (serviceId: string) => string;
        readonly variant?: 'quiet';
      }
    | undefined;
  /** The reader's favourites, where the page can change them. */
  starred?: readonly string[] | undefined;
}) {
  return (
    <ol className={styles.services}>
      {services.map((service, index) => (
        <li key={service.serviceId} id={`${prefix}service-${index + 1}`} className={styles.service}>
          <h3 className={styles.name}>
            <TextLink href={serviceHref(service.serviceId)}>{service.name}</TextLink>
          </h3>
          <p>
            <Soft>{whereOf(service)}</Soft>
          </p>
          <p>{service.excerpt}</p>
          <Cluster>
            {service.free !== null && <Tag tone="plain">{service.free ? 'gratuit' : 'payant'}</Tag>}
            {service.onSite && <Tag tone="plain">sur place</Tag>}
            {service.remote && <Tag tone="plain">à distance</Tag>}
            <OpenNow open={service.open} />
            {service.room && <RoomTags room={service.room} />}
            {service.doubtful ? (
              <Tag tone="warn">non confirmé depuis le {formatDate(service.updatedOn)}</Tag>
            ) : (
              <Soft>confirmé le {formatDate(service.updatedOn)}</Soft>
            )}
          </Cluster>
          {(ask || starred) && (
            <Cluster>
              {ask && (
                <LinkButton href={ask.href(service.serviceId)} variant={ask.variant} small>
                  {ask.label}
                  <VisuallyHidden> : {service.name}</VisuallyHidden>
                </LinkButton>
              )}
              {starred && (
                <StarButton
                  serviceId={service.serviceId}
                  name={service.name}
                  starred={starred.includes(service.serviceId)}
                />
              )}
            </Cluster>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What is not certain is not said to be open. */
function OpenNow({ open }: Pick<FoundService, 'open'>) {
  if (open === null) return <Soft>horaires non précisés</Soft>;
  return open ? <Tag tone="ok">ouvert maintenant</Tag> : <Tag tone="plain">fermé à cette heure</Tag>;
}

function whereOf({ structureName, commune, km }: FoundService): string {
  const distance = km === null ? null : km === 0 ? 'à moins d’un kilomètre' : `à ${km}\u00a0km`;
  return [structureName, commune, distance].filter(Boolean).join(' · ');
}
