import { redirect } from 'react-router';
import { moveReceivedReferral, openReceivedReferral } from '../../../domain/referral/move-referral.server.ts';
import { receivedReferral } from '../../../domain/referral/received.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { attempt, sentVersion } from '../../referral/attempt.server.ts';
import { FilesCard } from '../../referral/files-card.tsx';
import { receivedReferralHref, receivedReferralsHref } from '../../referral/paths.ts';
import { ReferralStory } from '../../referral/story.tsx';
import { StructureErrors } from '../../referral/structure-errors.tsx';
import { StructureForms } from '../../referral/structure-forms.tsx';
import { structureMoveOf } from '../../referral/structure-input.ts';
import { ToldCard } from '../../referral/told-card.tsx';
import { stateTone, stateWords } from '../../referral/words.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Route } from './+types/received-referral.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Demande reçue · Relais' }];
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { referralId } = args.params;
  // The line that the person reads is committed before anything of them is read.
  await run(runtime, openReceivedReferral, actor, { referralId });
  return {
    referral: await run(runtime, receivedReferral, actor, { referralId }),
    done: new URL(args.request.url).searchParams.has('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { referralId } = args.params;
  const form = await args.request.formData();
  return attempt(form, async () => {
    await run(runtime, moveReceivedReferral, actor, {
      referralId,
      version: sentVersion(form),
      move: structureMoveOf(form),
    });
    return redirect(`${receivedReferralHref(referralId)}?fait=oui`);
  });
}

export default function Received({ loaderData: { referral, done }, actionData }: Route.ComponentProps) {
  const { told } = referral;
  return (
    <Stack gap="m">
      <Breadcrumb items={[{ label: 'Demandes reçues', href: receivedReferralsHref }, { label: 'Demande' }]} />
      <PageTitle
        title={told ? `${told.givenName} ${told.familyName}` : 'Avez-vous une place ?'}
        subtitle={`${referral.service.name} · ${referral.service.structure}`}
        tags={<Tag tone={stateTone(referral.state)}>{stateWords(referral.state)}</Tag>}
      />
      <StructureErrors attempt={actionData} />
      {done && !actionData && (
        <Notice tone="success" live>
          <p>C’est enregistré : le professionnel qui a fait la demande est prévenu.</p>
        </Notice>
      )}
      <ToldCard title="La demande" told={told} contact={referral.contact} />
      <FilesCard files={referral.files} requestHref={receivedReferralHref(referral.id)} />
      <StructureForms
        state={referral.state}
        version={referral.version}
        attempt={actionData}
        asksWho={false}
      />
      <Card title="Ce qui s’est passé">
        <ReferralStory moves={referral.moves} />
      </Card>
    </Stack>
  );
}
