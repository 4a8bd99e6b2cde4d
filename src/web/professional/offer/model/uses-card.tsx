import type { ModelPage, ServiceOfModel } from '../../../../domain/offer/model/model-page.query.server.ts';
import { Card } from '../../../ui/card.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { Soft } from '../../../ui/soft.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { newOwnServiceHref, ownServiceHref, serviceHref } from '../paths.ts';

/** How many services come from the model, for its organisation which ones, and how to make another. */
export function UsesCard({
  page: { model, uses, services, own, structures },
}: {
  page: Omit<ModelPage, 'history'>;
}) {
  const hidden = uses - services.length;
  return (
    <Card title="Services qui en viennent" detail={uses > 0 && plural(uses, 'service')}>
      <Stack>
        {uses === 0 && <p>Aucun pour l’instant.</p>}
        {services.length > 0 && (
          <ul>
            {services.map((service) => (
              <ServiceLine key={service.serviceId} service={service} />
            ))}
          </ul>
        )}
        {own && hidden > 0 && (
          <p>
            <Soft>
              {plural(hidden, 'autre service', 'autres services')}, pas encore publiés par leur structure
            </Soft>
          </p>
        )}
        {!model.archived &&
          structures.length > 1 &&
          structures.map(({ structureId, name }) => (
            <p key={structureId}>
              <TextLink href={newOwnServiceHref(structureId, model.modelId)}>
                Créer un service d’après ce modèle, pour {name}
              </TextLink>
            </p>
          ))}
      </Stack>
    </Card>
  );
}

function ServiceLine({
  service: { serviceId, name, structureName, own, behind },
}: {
  service: ServiceOfModel;
}) {
  return (
    <li>
      <TextLink href={own ? ownServiceHref(serviceId) : serviceHref(serviceId)}>{name}</TextLink>,{' '}
      {structureName} {behind && <Tag tone="warn">le modèle a changé depuis</Tag>}
    </li>
  );
}
