import type { ServiceModel } from '../../../../domain/offer/model/read-service-model.server.ts';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { modelFromHref, modelHref } from '../paths.ts';

/** Which model a service comes from, or how to make one of it. */
export function ServiceModelCard({ serviceId, model }: { serviceId: string; model: ServiceModel | null }) {
  return (
    <Card title="Modèle">
      <Stack gap="s">{model ? <From model={model} /> : <Make serviceId={serviceId} />}</Stack>
    </Card>
  );
}

function From({ model: { modelId, name, version, current, changes } }: { model: ServiceModel }) {
  if (!current)
    return <p>Ce service vient du modèle « {name} », qui n’est plus proposé : il reste tel qu’il est.</p>;
  return (
    <>
      <p>
        Ce service vient du modèle <TextLink href={modelHref(modelId)}>{name}</TextLink> (
        {current.organisationName}), version {version}.
      </p>
      <p>
        {changes.length > 0 ? (
          <a href="#modele">Le modèle a changé depuis : voir</a>
        ) : (
          'Le modèle n’a rien dit de nouveau depuis.'
        )}
      </p>
    </>
  );
}

function Make({ serviceId }: { serviceId: string }) {
  return (
    <>
      <p>D’autres structures proposent le même service ? Écrivez une fois ce qui leur est commun.</p>
      <p>
        <TextLink href={modelFromHref(serviceId)}>En faire un modèle</TextLink>
      </p>
    </>
  );
}
