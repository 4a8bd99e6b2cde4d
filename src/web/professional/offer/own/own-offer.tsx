import { redirect } from 'react-router';
import { confirmOwnService } from '../../../../domain/offer/own/keep-fresh.server.ts';
import { keepStructure, openOwnStructure } from '../../../../domain/offer/own/keep-structure.server.ts';
import { type OwnOffer as Loaded, ownOffer } from '../../../../domain/offer/own/own-offer.query.server.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { plural } from '../../../ui/format.ts';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { TextLink } from '../../../ui/text-link.tsx';
import { DoneNotice } from '../../circle/done-notice.tsx';
import { actOf, sent, submitted } from '../../circle/submitted.server.ts';
import {
  MODELS,
  newOwnServiceHref,
  OFFER,
  OWN_OFFER,
  ownStructureHref,
  SUGGESTIONS,
  structureHref,
} from '../paths.ts';
import type { Route } from './+types/own-offer.ts';
import { AttachCard } from './attach-card.tsx';
import { OwnServices } from './own-services.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Notre offre · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  return {
    offer: await run(runtime, ownOffer, actor, {}),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const act = actOf(form, {
    tenir: () => run(runtime, keepStructure, actor, { structureId: sent(form, 'sur') }),
    ouvrir: () => run(runtime, openOwnStructure, actor, {}),
    confirmer: () =>
      run(runtime, confirmOwnService, actor, {
        serviceId: sent(form, 'sur'),
        version: sent(form, 'version'),
      }),
  });
  return submitted(form, async () => {
    await act();
    return redirect(`${OWN_OFFER}?fait=${sent(form, 'acte')}`);
  });
}

const DONE = {
  tenir: 'Votre équipe tient maintenant cette fiche\u00a0: les imports ne l’écrasent plus.',
  confirmer: 'Merci : le service est confirmé d’aujourd’hui.',
  rendre: 'La fiche est rendue. Vous pouvez la reprendre ici tant qu’aucune autre organisation ne la tient.',
  ouvrir: 'La fiche de votre structure est ouverte. Ajoutez vos services.',
};

export default function OwnOffer({ loaderData: { offer, done }, actionData }: Route.ComponentProps) {
  const [only, ...others] = offer.structures;
  return (
    <Stack gap="l">
      <Breadcrumb items={[{ label: 'Offre de services', href: OFFER }, { label: 'Notre offre' }]} />
      <PageTitle
        title="Notre offre"
        subtitle="Les services que votre structure propose, tenus par votre équipe"
        actions={
          only &&
          others.length === 0 && (
            <LinkButton href={newOwnServiceHref(only.structureId)} icon="plus">
              Ajouter un service
            </LinkButton>
          )
        }
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && <DoneNotice done={done} sentences={DONE} />}
      {offer.toAnswer > 0 && (
        <Notice
          tone="info"
          title={`${plural(offer.toAnswer, 'signalement attend', 'signalements attendent')} votre réponse`}
        >
          <p>
            Des professionnels ont relevé des erreurs dans vos fiches.{' '}
            <TextLink href={SUGGESTIONS}>Lire et répondre</TextLink>
          </p>
        </Notice>
      )}
      {only ? <Kept offer={offer} /> : <AttachCard offer={offer} />}
    </Stack>
  );
}

function Kept({ offer }: { offer: Loaded }) {
  const { structures, services, attachable } = offer;
  return (
    <Columns
      aside={
        <>
          {structures.map((structure) => (
            <Card key={structure.structureId} title={structure.name} detail={structure.commune ?? undefined}>
              <Stack gap="s">
                <p>
                  <TextLink href={ownStructureHref(structure.structureId)}>La fiche de la structure</TextLink>
                </p>
                <p>
                  <TextLink href={structureHref(structure.structureId)}>Voir sa page</TextLink>
                </p>
                {structures.length > 1 && (
                  <p>
                    <TextLink href={newOwnServiceHref(structure.structureId)}>Y ajouter un service</TextLink>
                  </p>
                )}
              </Stack>
            </Card>
          ))}
          <Card title="Modèles">
            <Stack gap="s">
              <p>Ce que plusieurs structures proposent peut s’écrire une fois, et se tenir à jour partout.</p>
              <p>
                <TextLink href={MODELS}>Modèles de services</TextLink>
              </p>
            </Stack>
          </Card>
          {attachable.length > 0 && <AttachCard offer={offer} />}
        </>
      }
    >
      {services.length === 0 ? (
        <Card>
          <EmptyState title="Aucun service pour l’instant" level={2}>
            <p>Ajoutez le premier : il reste un brouillon jusqu’à ce que vous le publiiez.</p>
          </EmptyState>
        </Card>
      ) : (
        <OwnServices offer={offer} />
      )}
    </Columns>
  );
}
