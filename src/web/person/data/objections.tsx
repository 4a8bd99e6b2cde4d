import { redirect } from 'react-router';
import { liftObjection } from '../../../domain/rights/lift-objection.server.ts';
import { type OwnOrganisation, ownObjections } from '../../../domain/rights/own-objections.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { attempt, sent } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { objectionsHref, ownDataHref } from '../paths.ts';
import type { Route } from './+types/objections.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Retirer l’accès d’un organisme · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const found = await run(runtime, ownObjections, actor, { personId: actor.personId });
  return { ...found, done: new URL(args.request.url).searchParams.get('fait') };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const form = await args.request.formData();
  return attempt(form, async () => {
    await run(runtime, liftObjection, actor, { personId: actor.personId, objectionId: sent(form, 'sur') });
    return redirect(`${objectionsHref}?fait=leve`);
  });
}

const DONE: Record<string, string> = {
  refus: 'C’est fait. Cet organisme ne voit plus rien de votre dossier.',
  leve: 'C’est fait. Cet organisme peut de nouveau être invité. Il ne voit rien tant qu’on ne l’invite pas.',
};

export default function Objections({ loaderData }: Route.ComponentProps) {
  const { organisations, objections, done } = loaderData;
  const around = organisations.filter((one) => one.around);
  const others = organisations.filter((one) => !one.around && !one.authority);
  return (
    <Stack gap="l">
      <OwnCrumbs
        items={[{ label: 'Mes données', href: ownDataHref }, { label: 'Retirer l’accès d’un organisme' }]}
      />
      <PageTitle
        title="À quel organisme voulez-vous retirer l’accès ?"
        subtitle="Il ne verra plus rien de votre dossier, et ne pourra plus être invité."
      />
      {done && DONE[done] && (
        <Notice tone="success">
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <Card title="Les organismes autour de vous">
        {around.length === 0 ? (
          <p>Aucun organisme n’est autour de vous.</p>
        ) : (
          <Choices organisations={around} />
        )}
      </Card>
      {others.length > 0 && (
        <Card title="Les autres organismes de votre territoire">
          <Disclosure summary="Voir les autres organismes">
            <Choices organisations={others} />
          </Disclosure>
        </Card>
      )}
      {objections.length > 0 && (
        <Card title="Organismes qui ne voient plus rien">
          <Stack>
            {objections.map(({ objectionId, organisation, on }) => (
              <form method="post" key={objectionId}>
                <input type="hidden" name="sur" value={objectionId} />
                <Stack gap="s">
                  <p>
                    <strong>{organisation}</strong>, depuis le {formatDate(on)}.
                  </p>
                  <div>
                    <Button variant="quiet">Permettre de l’inviter de nouveau</Button>
                  </div>
                </Stack>
              </form>
            ))}
          </Stack>
        </Card>
      )}
    </Stack>
  );
}

function Choices({ organisations }: { organisations: readonly OwnOrganisation[] }) {
  return (
    <ul>
      {organisations.map(({ organisationId, name, leads, authority }) => (
        <li key={organisationId}>
          {authority ? (
            <>{name} : cet organisme décide de votre orientation, il ne peut pas être écarté.</>
          ) : (
            <TextLink href={`${objectionsHref}/${organisationId}`}>
              {name}
              {leads && ', l’organisme de votre référent'}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
