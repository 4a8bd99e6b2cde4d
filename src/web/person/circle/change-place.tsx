import { redirect } from 'react-router';
import { dismissMember } from '../../../domain/rights/dismiss-member.server.ts';
import { endOverlap } from '../../../domain/rights/end-overlap.server.ts';
import { lowerMember } from '../../../domain/rights/lower-member.server.ts';
import { ownCirclePage } from '../../../domain/rights/own-circle-page.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { requirePerson, type SignedPerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { attempt } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { ownCircleHref } from '../paths.ts';
import type { Route } from './+types/change-place.ts';
import { placeWords } from './place-words.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Changer une place dans mon cercle · Relais' }];

const ACTS: Record<string, (signed: SignedPerson, id: string) => Promise<unknown>> = {
  reduire: ({ runtime, actor }, id) =>
    run(runtime, lowerMember, actor, { personId: actor.personId, circleMemberId: id }),
  fin: ({ runtime, actor }, id) =>
    run(runtime, dismissMember, actor, { personId: actor.personId, circleMemberId: id }),
  lecture: ({ runtime, actor }, id) =>
    run(runtime, endOverlap, actor, { personId: actor.personId, grantId: id }),
};

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { id, act } = args.params;
  const { members, readers } = await run(runtime, ownCirclePage, actor, { personId: actor.personId });
  const found =
    act === 'lecture'
      ? readers.find((reader) => reader.grantId === id && reader.why === 'tuilage')
      : members.find((member) => member.circleMemberId === id && !member.isLead);
  if (!found || !Object.hasOwn(placeWords, act)) throw new NotFound();
  return { act, who: { name: found.name, organisation: found.organisation } };
}

export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const { id, act } = args.params;
  const chosen = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
  if (!chosen) throw new NotFound();
  return attempt(await args.request.formData(), async () => {
    await chosen(signed, id);
    return redirect(`${ownCircleHref}?fait=${act}`);
  });
}

export default function ChangePlace({ loaderData, actionData }: Route.ComponentProps) {
  const { act, who } = loaderData;
  const shown = placeWords[act];
  if (!shown) return null;
  return (
    <Stack gap="l">
      <OwnCrumbs items={[{ label: 'Mon cercle', href: ownCircleHref }, { label: shown.button }]} />
      <PageTitle title={shown.question(who)} />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      <Card>
        <Confirm confirmLabel={shown.button} tone={shown.tone} cancelHref={ownCircleHref}>
          {shown.sentences(who).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Confirm>
      </Card>
    </Stack>
  );
}
