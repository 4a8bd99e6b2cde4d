import { receivedReferrals } from '../../../domain/referral/received.query.server.ts';
import { type ReceivedList, receivedListCodes, receivedLists } from '../../../domain/referral/states.ts';
import { run } from '../../../platform/access/run.ts';
import { receivedReferralHref, receivedReferralsHref } from '../../referral/paths.ts';
import { stateTone, stateWords } from '../../referral/words.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { ActionItem, ActionList } from '../../ui/action-list.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate } from '../../ui/format.ts';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { Route } from './+types/received.ts';
import { ReferralTabs } from './referral-tabs.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Demandes reçues · Relais' }];

const isList = (code: string): code is ReceivedList => Object.hasOwn(receivedLists, code);

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const wanted = new URL(args.request.url).searchParams.get('liste') ?? '';
  const list: ReceivedList = isList(wanted) ? wanted : 'repondre';
  const all = await run(runtime, receivedReferrals, actor, {});
  const inList = (code: ReceivedList) =>
    all.filter(({ state }) => (receivedLists[code].states as readonly string[]).includes(state));
  return {
    list,
    counts: receivedListCodes.map((code) => ({ code, count: inList(code).length })),
    referrals: inList(list),
  };
}

export default function Received({ loaderData: { list, counts, referrals } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle
        title="Demandes reçues"
        subtitle="Ce que l’on demande aux services que votre organisation propose"
      />
      <ReferralTabs current="recues" />
      <LinkTabs
        label="État des demandes reçues"
        items={counts.map(({ code, count }) => ({
          label: receivedLists[code].label,
          href: `${receivedReferralsHref}?liste=${code}`,
          current: code === list,
          count,
        }))}
      />
      <Card title={receivedLists[list].label} flush={referrals.length > 0}>
        {referrals.length === 0 ? (
          <EmptyState title="Rien pour le moment">
            <p>
              Les demandes adressées aux services dont votre organisation tient la fiche arrivent ici, et par
              e-mail.
            </p>
          </EmptyState>
        ) : (
          <ActionList label={receivedLists[list].label}>
            {referrals.map((one) => (
              <ActionItem
                key={one.id}
                urgency={list === 'repondre' ? 'turn' : 'plain'}
                title={one.told ? `${one.told.givenName} ${one.told.familyName}` : 'Avez-vous une place ?'}
                tag={<Tag tone={stateTone(one.state)}>{stateWords(one.state)}</Tag>}
                detail={`${one.service.name} · ${one.contact.organisation} · depuis le ${formatDate(one.sinceOn)}`}
                action={
                  <LinkButton
                    href={receivedReferralHref(one.id)}
                    variant={list === 'repondre' ? 'primary' : 'quiet'}
                    small
                  >
                    {list === 'repondre' ? 'Répondre' : 'Ouvrir'}
                    <VisuallyHidden>
                      {' '}
                      : {one.told ? `${one.told.givenName} ${one.told.familyName}` : one.service.name}
                    </VisuallyHidden>
                  </LinkButton>
                }
              />
            ))}
          </ActionList>
        )}
      </Card>
    </Stack>
  );
}
