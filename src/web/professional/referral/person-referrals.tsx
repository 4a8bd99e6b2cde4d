import { personReferrals } from '../../../domain/referral/referral-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { unmetNeedHref } from '../../referral/paths.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { solutionsHref } from '../person/paths.ts';
import { personCrumbs } from '../person/plan/paths.ts';
import type { Route } from './+types/person-referrals.ts';
import { ReferralLines } from './referral-lines.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Demandes à des services · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId } = args.params;
  return {
    personId,
    done: new URL(args.request.url).searchParams.get('fait'),
    ...(await run(runtime, personReferrals, actor, { personId })),
  };
}

export default function PersonReferrals({ loaderData }: Route.ComponentProps) {
  const { personId, personName, referrals, writes, done } = loaderData;
  return (
    <Stack gap="m">
      <Breadcrumb items={[...personCrumbs(personId, personName), { label: 'Demandes à des services' }]} />
      <PageTitle
        title="Demandes à des services"
        subtitle={personName}
        actions={
          writes && (
            <LinkButton href={unmetNeedHref(personId)} variant="quiet">
              Noter un besoin sans solution
            </LinkButton>
          )
        }
      />
      {done === 'besoin' && (
        <Notice tone="success" live>
          <p>Le besoin est compté, sans nom : il servira à dire ce qui manque sur le territoire.</p>
        </Notice>
      )}
      <Card title="Toutes les demandes" flush={referrals.length > 0}>
        {referrals.length === 0 ? (
          <EmptyState
            title="Aucune demande pour le moment"
            action={
              writes && (
                <LinkButton href={solutionsHref(personId)} variant="quiet">
                  Services près de chez la personne
                </LinkButton>
              )
            }
          >
            <p>Une demande se fait depuis le diagnostic de la personne, ou depuis la page d’un service.</p>
          </EmptyState>
        ) : (
          <ReferralLines label="Toutes les demandes" referrals={referrals} />
        )}
      </Card>
    </Stack>
  );
}
