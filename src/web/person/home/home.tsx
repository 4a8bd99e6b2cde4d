import { myPreparation } from '../../../domain/diagnosis/my-preparation.query.server.ts';
import { ownSpace } from '../../../domain/person/own-space.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Ended } from '../circle/ended.tsx';
import type { Route } from './+types/home.ts';
import { NextSteps } from './next-steps.tsx';
import { PlanProposals } from './plan-proposals.tsx';
import { PrepareDiagnosis } from './prepare-diagnosis.tsx';
import { Proposals } from './proposals.tsx';
import { WhoHelpsMe } from './who-helps-me.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Mon espace · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { personId } = actor;
  const [space, prepared] = await Promise.all([
    run(runtime, ownSpace, actor, { personId }),
    run(runtime, myPreparation, actor, { personId }),
  ]);
  return { ...space, prepared: prepared.length };
}

/** What is proposed, what comes next, who helps: one component for each, what waits for an answer first. */
export default function Home({ loaderData }: Route.ComponentProps) {
  const { givenName, referentBody, circle, nextSteps, proposals, planProposals, prepared, end } = loaderData;
  return (
    <Stack gap="l">
      <PageTitle title="Mon espace" subtitle={`Bonjour ${givenName}.`} />
      {end && <Ended end={end} />}
      <PlanProposals count={planProposals} />
      <Proposals proposals={proposals} />
      <NextSteps steps={nextSteps} />
      <PrepareDiagnosis answered={prepared} />
      <WhoHelpsMe circle={circle} referentBody={referentBody} ended={end !== null} />
    </Stack>
  );
}
