import { data, redirect } from 'react-router';
import { declareConflict } from '../../../domain/person/declare-conflict.server.ts';
import { personMessages } from '../../../domain/person/messages.ts';
import { run } from '../../../platform/access/run.ts';
import { problemsOf } from '../../form-problems.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/conflict.ts';
import { peopleHref } from './paths.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Je connais cette personne · Relais' }];

/** The same page for every address: it reads nothing, so that it tells nothing. */
export function loader(args: Route.LoaderArgs) {
  requireProfessional(args);
  return null;
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  try {
    await run(runtime, declareConflict, actor, { personId: args.params.personId });
  } catch (error) {
    return data(problemsOf(error, { messages: personMessages }), { status: 422 });
  }
  return redirect(`${peopleHref}?fait=lien`);
}

export default function Conflict({ actionData }: Route.ComponentProps) {
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[{ label: 'Personnes', href: peopleHref }, { label: 'Je connais cette personne' }]}
      />
      <PageTitle title="Ne plus avoir accès à cette personne ?" />
      {actionData && <ErrorSummary errors={actionData.errors} title="Ce n’est pas possible maintenant" />}
      <Confirm confirmLabel="Oui, je la connais en privé" tone="danger" cancelHref={peopleHref}>
        <p>
          Un parent, un voisin, un proche : pour le respect de chacun, mieux vaut ne pas lire son dossier. Dès
          que vous confirmez, vous quittez son cercle si vous en faites partie, et Relais ne vous montre plus
          rien de cette personne.
        </p>
        <p>
          Ni la personne, ni vos collègues n’en sont informés. Vous ne pourrez pas revenir en arrière
          vous-même.
        </p>
      </Confirm>
    </Stack>
  );
}
