import { ownReferrals } from '../../../domain/referral/referral-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { ownReferralHref } from '../../referral/paths.ts';
import { stateTone, stateWords } from '../../referral/words.ts';
import { requirePerson } from '../../require-person.server.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { OwnCrumbs } from '../crumbs.tsx';
import type { Route } from './+types/own-referrals.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Mes demandes · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  return { referrals: await run(runtime, ownReferrals, actor, { personId: actor.personId }) };
}

export default function OwnReferrals({ loaderData: { referrals } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <OwnCrumbs items={[{ label: 'Mes demandes' }]} />
      <PageTitle title="Mes demandes" subtitle="Ce qui a été demandé pour vous, et où cela en est." />
      <Card title="Toutes mes demandes" flush={referrals.length > 0}>
        {referrals.length === 0 ? (
          <EmptyState title="Aucune demande pour le moment">
            <p>Quand une demande est faite avec vous à un service, vous la lisez ici.</p>
          </EmptyState>
        ) : (
          <ActionList label="Toutes mes demandes">
            {referrals.map((one) => {
              const asks = one.state === 'terminee' && one.personSays === null;
              return (
                <ActionItem
                  key={one.id}
                  urgency={asks ? 'turn' : 'plain'}
                  title={one.service.name}
                  tag={<Tag tone={stateTone(one.state)}>{stateWords(one.state)}</Tag>}
                  detail={`${one.service.structure} · depuis le ${formatDate(one.sinceOn)}`}
                  action={
                    <LinkButton href={ownReferralHref(one.id)} variant={asks ? 'primary' : 'quiet'}>
                      {asks ? 'Donner mon avis' : 'Lire'}
                      <VisuallyHidden> : {one.service.name}</VisuallyHidden>
                    </LinkButton>
                  }
                />
              );
            })}
          </ActionList>
        )}
      </Card>
    </Stack>
  );
}
