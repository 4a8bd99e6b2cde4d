import { Form } from 'react-router';
import type { OwnOffer } from '../../../../domain/offer/own/own-offer.query.server.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { EDIT_ORGANISATION } from '../../circle/paths.ts';
import { structureHref } from '../paths.ts';

/** How an organisation comes to keep its structure: the one that bears its SIRET or that it gave back, or a new one when no source describes it. */
export function AttachCard({ offer }: { offer: OwnOffer }) {
  const { attachable, isManager, siret } = offer;
  if (attachable.length === 0) return <NothingToAttach isManager={isManager} siret={siret} />;
  return (
    <Card title={titleOf(offer)}>
      <Stack>
        <p>
          En la tenant vous-mêmes, vous écrivez vos services ici, les imports ne les écrasent plus, et les
          demandes des professionnels arrivent dans votre organisation.
        </p>
        <ul>
          {attachable.map(({ structureId, name, commune, sourceName, listed, givenBack }) => (
            <li key={structureId}>
              {listed ? <TextLink href={structureHref(structureId)}>{name}</TextLink> : name}
              {commune && `, ${commune}`} ({givenBack ? 'rendue par votre organisation' : sourceName})
              {isManager && (
                <Form method="post">
                  <input type="hidden" name="sur" value={structureId} />
                  <Button name="acte" value="tenir" small>
                    Tenir cette fiche<VisuallyHidden> : {name}</VisuallyHidden>
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {!isManager && <p>Un responsable de votre organisation peut le décider ici, en un clic.</p>}
      </Stack>
    </Card>
  );
}

function titleOf({ attachable, structures }: OwnOffer): string {
  if (attachable.every(({ givenBack }) => givenBack))
    return attachable.length > 1 ? 'Fiches que vous avez rendues' : 'Fiche que vous avez rendue';
  return structures.length === 0 ? 'Votre structure est dans l’annuaire' : 'Aussi sous votre SIRET';
}

function NothingToAttach({ isManager, siret }: { isManager: boolean; siret: string | null }) {
  return (
    <Card title="Votre structure n’est pas encore dans l’annuaire">
      <Stack>
        <p>
          {siret === null
            ? 'Votre organisation n’a pas donné son SIRET : c’est par lui que sa fiche est reconnue.'
            : `Aucune fiche ne porte le SIRET ${siret}.`}
        </p>
        {isManager ? (
          <>
            <p>
              <TextLink href={EDIT_ORGANISATION}>
                {siret === null ? 'Donner le SIRET de l’organisation' : 'Corriger le SIRET de l’organisation'}
              </TextLink>
              , ou ouvrez une fiche neuve avec le nom, l’adresse et le téléphone de votre organisation.
            </p>
            <Form method="post">
              <Button name="acte" value="ouvrir" variant="quiet">
                Ouvrir la fiche de notre structure
              </Button>
            </Form>
          </>
        ) : (
          <p>Un responsable de votre organisation peut l’y faire entrer depuis cette page.</p>
        )}
      </Stack>
    </Card>
  );
}
