import type { NewServicePage } from '../../../../domain/offer/own/own-service-page.query.server.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { newOwnServiceHref } from '../paths.ts';

/** Which model the form of a new service begins from, and the others that it might. */
export function StartFromModel({
  page: { model, models },
  structureId,
  gone,
}: {
  page: Pick<NewServicePage, 'model' | 'models'>;
  structureId: string;
  /** The model that the form began from is no longer there. */
  gone: boolean;
}) {
  if (model)
    return (
      <Notice tone="info" title={`Le formulaire reprend le modèle « ${model.name} »`}>
        <p>
          Complétez ce qui est à vous : lieu, contact, horaires. Quand le modèle changera, votre service vous
          le dira, sans rien changer de lui-même.{' '}
          <TextLink href={newOwnServiceHref(structureId)}>Repartir d’un formulaire vide</TextLink>
        </p>
      </Notice>
    );
  if (gone)
    return (
      <Notice tone="warning" title="Ce modèle n’est plus disponible">
        <p>
          Il n’est plus partagé avec vous, ou il a été archivé. Ce que vous avez écrit est gardé : votre
          service s’enregistrera, sans suivre de modèle.
        </p>
      </Notice>
    );
  if (models.length === 0) return null;
  return (
    <Disclosure summary="Partir d’un modèle">
      <ul>
        {models.map(({ modelId, name, organisationName }) => (
          <li key={modelId}>
            <TextLink href={newOwnServiceHref(structureId, modelId)}>{name}</TextLink>, {organisationName}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
