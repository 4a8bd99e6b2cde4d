import { redirect } from 'react-router';
import {
  type OwnStructurePage,
  ownStructurePage,
} from '../../../../domain/offer/own/own-structure-page.query.server.ts';
import { giveBackStructure } from '../../../../domain/offer/own/write-structure.server.ts';
import { NotFound } from '../../../../platform/access/errors.ts';
import { run } from '../../../../platform/access/run.ts';
import { requireProfessional } from '../../../require-professional.server.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { plural } from '../../../ui/format.ts';
import { Stack } from '../../../ui/layout.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { OFFER, OWN_OFFER, ownStructureHref } from '../paths.ts';
import type { Route } from './+types/give-back.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Rendre une fiche · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { structureId } = args.params;
  const page = await run(runtime, ownStructurePage, actor, { structureId });
  if (!page.isManager) throw new NotFound();
  const { structure, written, ofSource, closingModels } = page;
  return { structure, written, ofSource, closingModels };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  await run(runtime, giveBackStructure, actor, { structureId: args.params.structureId });
  return redirect(`${OWN_OFFER}?fait=rendre`);
}

export default function GiveBack({ loaderData }: Route.ComponentProps) {
  const { structure } = loaderData;
  const back = ownStructureHref(structure.structureId);
  return (
    <Stack gap="l">
      <Breadcrumb
        items={[
          { label: 'Offre de services', href: OFFER },
          { label: 'Notre offre', href: OWN_OFFER },
          { label: 'La fiche de la structure', href: back },
          { label: 'Rendre cette fiche' },
        ]}
      />
      <PageTitle title="Rendre cette fiche ?" subtitle={structure.name} />
      <Confirm confirmLabel="Rendre la fiche" tone="danger" cancelHref={back}>
        <Consequences {...loaderData} />
      </Confirm>
    </Stack>
  );
}

/** What will change, and for whom, before anything does. */
function Consequences({
  structure: { openedHere },
  written,
  ofSource,
  closingModels,
}: Pick<OwnStructurePage, 'structure' | 'written' | 'ofSource' | 'closingModels'>) {
  return (
    <Stack>
      <p>Votre équipe ne tiendra plus cette fiche, et n’y écrira plus.</p>
      <ul>
        <li>
          {openedHere
            ? 'Aucune source ne la décrit\u00a0: elle quitte l’annuaire.'
            : 'Elle reste dans l’annuaire telle que vous l’avez laissée, jusqu’à ce que sa source l’écrive de nouveau.'}
        </li>
        <li>
          {written.length === 0
            ? 'Aucun service écrit par votre équipe n’est publié\u00a0: rien ne disparaît des recherches.'
            : `${plural(written.length, 'service écrit', 'services écrits')} par votre équipe ${
                written.length > 1 ? 'sont suspendus' : 'est suspendu'
              }, et plus personne ne les trouve\u00a0:`}
          {written.length > 0 && (
            <ul>
              {written.map(({ serviceId, name }) => (
                <li key={serviceId}>{name}</li>
              ))}
            </ul>
          )}
        </li>
        {ofSource > 0 && (
          <li>
            {plural(ofSource, 'service', 'services')} que sa source décrit, et que vous n’avez pas changés,{' '}
            {ofSource > 1 ? 'restent publiés' : 'reste publié'}.
          </li>
        )}
        <li>
          Les nouvelles demandes des professionnels n’arrivent plus chez vous. Celles que vous avez déjà
          reçues y restent : répondez-y.
        </li>
        {closingModels > 0 && (
          <li>
            {plural(closingModels, 'modèle de service', 'modèles de services')} de votre organisation{' '}
            {closingModels > 1 ? 'ne s’ouvrent plus' : 'ne s’ouvre plus'} pour votre équipe, tant qu’elle ne
            tient aucune fiche.
          </li>
        )}
        <li>Les signalements sans réponse vont au service d’orientation du territoire.</li>
      </ul>
      <p>
        Rien n’est effacé. Un responsable de votre organisation peut reprendre la fiche depuis « Notre
        offre », tant qu’aucune autre ne la tient : les services suspendus s’y publient de nouveau d’un clic.
      </p>
    </Stack>
  );
}
