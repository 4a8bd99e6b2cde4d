import { redirect } from 'react-router';
import { outcomes } from '../../../domain/referral/codes.ts';
import { moveOwnReferral } from '../../../domain/referral/move-referral.server.ts';
import { ownReferral } from '../../../domain/referral/referral-page.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { attempt, sent, sentVersion } from '../../referral/attempt.server.ts';
import { FilesCard } from '../../referral/files-card.tsx';
import { ownReferralHref, ownReferralsHref } from '../../referral/paths.ts';
import { ReferralStory } from '../../referral/story.tsx';
import { ToldCard } from '../../referral/told-card.tsx';
import { stateTone, stateWords } from '../../referral/words.ts';
import { requirePerson } from '../../require-person.server.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { OwnCrumbs } from '../crumbs.tsx';
import type { Route } from './+types/own-referral.ts';
import { OutcomeForm, WithdrawForm } from './own-forms.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Ma demande · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const { referralId } = args.params;
  return {
    referral: await run(runtime, ownReferral, actor, { personId: actor.personId, referralId }),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requirePerson(args);
  const { referralId } = args.params;
  const form = await args.request.formData();
  return attempt(form, async () => {
    await run(runtime, moveOwnReferral, actor, {
      personId: actor.personId,
      referralId,
      version: sentVersion(form),
      move: { move: sent(form, 'move') as 'confirm', words: sent(form, 'words') },
    });
    return redirect(`${ownReferralHref(referralId)}?fait=${sent(form, 'move')}`);
  });
}

const DONE: Record<string, string> = {
  confirm: 'Merci. Votre réponse est enregistrée.',
  contest: 'Merci. Votre réponse est enregistrée, et votre référent est prévenu.',
  withdraw: 'La demande est retirée. La structure est prévenue.',
};

export default function OwnReferral({ loaderData: { referral, done }, actionData }: Route.ComponentProps) {
  return (
    <Stack gap="l">
      <OwnCrumbs
        items={[{ label: 'Mes demandes', href: ownReferralsHref }, { label: referral.service.name }]}
      />
      <PageTitle
        title={referral.service.name}
        subtitle={referral.service.structure}
        tags={<Tag tone={stateTone(referral.state)}>{stateWords(referral.state)}</Tag>}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {referral.outcome && (
        <OutcomeForm referral={referral} outcome={outcomes[referral.outcome]} attempt={actionData} />
      )}
      <ToldCard title="Ce que la structure lit de vous" told={referral.told} contact={referral.contact} />
      <FilesCard files={referral.files} requestHref={ownReferralHref(referral.id)} />
      <Card title="Ce qui s’est passé">
        <ReferralStory moves={referral.moves} />
      </Card>
      <WithdrawForm referral={referral} />
    </Stack>
  );
}
