import { myReferrals } from '../../../domain/referral/my-referrals.query.server.ts';
import {
  type ReferralList,
  referralListCodes,
  referralListOf,
  referralLists,
} from '../../../domain/referral/states.ts';
import { run } from '../../../platform/access/run.ts';
import { myReferralsHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/my-referrals.ts';
import { ReferralLines } from './referral-lines.tsx';
import { ReferralTabs } from './referral-tabs.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Mes demandes · Relais' }];

const isList = (code: string): code is ReferralList => Object.hasOwn(referralLists, code);

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const wanted = new URL(args.request.url).searchParams.get('liste') ?? '';
  const all = await run(runtime, myReferrals, actor, {});
  const inList = (code: ReferralList) => all.filter((one) => referralListOf(one) === code);
  // What the number in the navigation counts comes first.
  const list: ReferralList = isList(wanted) ? wanted : inList('faire').length > 0 ? 'faire' : 'attente';
  return {
    list,
    counts: referralListCodes.map((code) => ({ code, count: inList(code).length })),
    referrals: inList(list),
  };
}

export default function MyReferrals({ loaderData: { list, counts, referrals } }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <PageTitle title="Mes demandes" subtitle="Ce que vous avez demandé à des services, et où cela en est" />
      <ReferralTabs current="envoyees" />
      <LinkTabs
        label="État de mes demandes"
        items={counts.map(({ code, count }) => ({
          label: referralLists[code],
          href: `${myReferralsHref}?liste=${code}`,
          current: code === list,
          count,
        }))}
      />
      <Card title={referralLists[list]} flush={referrals.length > 0}>
        {referrals.length === 0 ? (
          <EmptyState title="Rien dans cette liste">
            <p>Une demande se fait depuis la page d’un service, ou depuis le diagnostic d’une personne.</p>
          </EmptyState>
        ) : (
          <ReferralLines label={referralLists[list]} referrals={referrals} />
        )}
      </Card>
    </Stack>
  );
}
