import { redirect } from 'react-router';
import { objectToOrganisation } from '../../../domain/rights/object-to-organisation.server.ts';
import { ownCirclePage } from '../../../domain/rights/own-circle-page.query.server.ts';
import { ownObjections } from '../../../domain/rights/own-objections.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { joinList } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { attempt } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { objectionsHref, ownDataHref } from '../paths.ts';
import type { Route } from './+types/object.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Retirer l’accès · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { organisationId } = args.params;
  const { organisations, objections } = await run(runtime, ownObjections, actor, {
    personId: actor.personId,
  });
  const barred = objections.find((one) => one.organisationId === organisationId);
  if (barred) return { done: true as const, name: barred.organisation };
  const organisation = organisations.find((one) => one.organisationId === organisationId);
  if (!organisation || organisation.authority) throw new NotFound();
  const { members, authority } = await run(runtime, ownCirclePage, actor, { personId: actor.personId });
  return {
    done: false as const,
    name: organisation.name,
    leads: organisation.leads,
    authority: authority.name,
    people: members
      .filter((member) => member.organisation === organisation.name)
      .map((member) => (member.isLead ? `${member.name}, votre référent` : member.name)),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const { organisationId } = args.params;
  return attempt(await args.request.formData(), async () => {
    const { objections } = await run(runtime, ownObjections, actor, { personId: actor.personId });
    if (objections.some((one) => one.organisationId === organisationId))
      return redirect(`${objectionsHref}/${organisationId}`);
    await run(runtime, objectToOrganisation, actor, { personId: actor.personId, organisationId });
    return redirect(`${objectionsHref}?fait=refus`);
  });
}

export default function ObjectTo({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.done) return <AlreadyDone name={loaderData.name} />;
  const { name, leads, authority, people } = loaderData;
  return (
    <Stack gap="l">
      <OwnCrumbs
        items={[
          { label: 'Mes données', href: ownDataHref },
          { label: 'Retirer l’accès', href: objectionsHref },
          { label: name },
        ]}
      />
      <PageTitle title="Retirer tout accès à cet organisme ?" subtitle={name} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <Confirm confirmLabel="Retirer tout accès" tone="danger" cancelHref={objectionsHref}>
          <p>Voici ce qui va se passer, tout de suite :</p>
          <ul>
            <li>Cet organisme ne voit plus rien de votre dossier.</li>
            {people.length > 0 && <li>Ces professionnels quittent votre cercle : {joinList(people)}.</li>}
            <li>Personne ne peut plus l’inviter dans votre cercle.</li>
            <li>
              Il apprend seulement que sa place est terminée. Relais ne lui dit pas que c’est votre choix.
            </li>
            <li>
              Ce qui a déjà été écrit reste dans votre dossier, pour vous et pour vos autres professionnels.
            </li>
            {leads && (
              <li>
                C’est l’organisme de votre référent. Un autre service prend le relais aujourd’hui même (
                {authority}). Il choisit avec vous un autre organisme. Cela peut prendre quelques semaines.
              </li>
            )}
            <li>Vous pouvez changer d’avis plus tard.</li>
          </ul>
        </Confirm>
      </Card>
    </Stack>
  );
}

/** Back to this page once it is done. */
function AlreadyDone({ name }: { name: string }) {
  return (
    <Stack gap="l">
      <OwnCrumbs
        items={[
          { label: 'Mes données', href: ownDataHref },
          { label: 'Retirer l’accès', href: objectionsHref },
          { label: name },
        ]}
      />
      <PageTitle title="C’est déjà fait" subtitle={name} />
      <Card>
        <p>
          Cet organisme ne voit plus rien de votre dossier.{' '}
          <TextLink href={objectionsHref}>Voir les organismes qui ne voient plus rien</TextLink>
        </p>
      </Card>
    </Stack>
  );
}
