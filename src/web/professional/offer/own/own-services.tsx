import { Form } from 'react-router';
import { isDoubtful, isOldRoom } from '../../../../domain/offer/freshness.ts';
import type { OwnOffer, OwnService } from '../../../../domain/offer/own/own-offer.query.server.ts';
import type { OwnServiceState } from '../../../../domain/offer/own/states.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { formatDate, formatPercent, plural } from '../../../ui/format.ts';
import { Cluster } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { ownServiceHref } from '../paths.ts';
import { RoomTags } from '../room-tags.tsx';
import { stateWords } from './own-words.ts';

const ORDER: readonly OwnServiceState[] = ['draft', 'published', 'suspended', 'archived'];

/** Own services, a list for each state that holds some. */
export function OwnServices({ offer }: { offer: OwnOffer }) {
  return ORDER.map((state) => {
    const services = offer.services.filter((service) => service.state === state);
    if (services.length === 0) return null;
    return (
      <Card key={state} title={stateWords[state].many} detail={plural(services.length, 'service')}>
        <Table<OwnService>
          caption={`Services ${stateWords[state].word}s`}
          hideCaption
          rows={services}
          rowKey={({ serviceId }) => serviceId}
          columns={[
            {
              key: 'name',
              header: 'Service',
              rowHeader: true,
              cell: ({ serviceId, name, modelChanged }) => (
                <>
                  <TextLink href={ownServiceHref(serviceId)}>{name}</TextLink>{' '}
                  {modelChanged && <Tag tone="warn">le modèle a changé depuis</Tag>}
                </>
              ),
            },
            ...(offer.structures.length > 1
              ? [
                  {
                    key: 'structure',
                    header: 'Structure',
                    cell: ({ structureId }: OwnService) =>
                      offer.structures.find((one) => one.structureId === structureId)?.name,
                  },
                ]
              : []),
            {
              key: 'updated',
              header: state === 'draft' ? 'Écrit' : 'Confirmé',
              cell: (service) => <Confirmed service={service} today={offer.today} />,
            },
            {
              key: 'room',
              header: 'Places et délai',
              cell: (service) => <Said service={service} today={offer.today} />,
            },
            {
              key: 'score',
              header: 'Qualité de la fiche',
              align: 'end' as const,
              cell: ({ score }) => formatPercent(score / 100),
            },
          ]}
        />
      </Card>
    );
  });
}

/** Since when it is as its page says; one click is enough when it still is. */
function Confirmed({ service, today }: { service: OwnService; today: string }) {
  const { serviceId, version, name, updatedOn, state } = service;
  if (state !== 'published' || !isDoubtful(updatedOn, today)) return <>le {formatDate(updatedOn)}</>;
  return (
    <Form method="post">
      <input type="hidden" name="sur" value={serviceId} />
      <input type="hidden" name="version" value={version} />
      <Cluster>
        <Tag tone="warn">non confirmé depuis le {formatDate(updatedOn)}</Tag>
        <Button name="acte" value="confirmer" small>
          Toujours exact<VisuallyHidden> : {name}</VisuallyHidden>
        </Button>
      </Cluster>
    </Form>
  );
}

function Said({
  service: { placesFree, waitingWeeks, roomSaidOn },
  today,
}: {
  service: OwnService;
  today: string;
}) {
  if (roomSaidOn === null) return <Soft>non dit</Soft>;
  return (
    <Cluster>
      <RoomTags room={{ placesFree, waitingWeeks, saidOn: roomSaidOn, old: isOldRoom(roomSaidOn, today) }} />
    </Cluster>
  );
}
