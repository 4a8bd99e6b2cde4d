import { redirect } from 'react-router';
import { attachFiles, removeReferralFile } from '../../../domain/referral/attach-files.server.ts';
import { followUpReferral, moveReferral } from '../../../domain/referral/move-referral.server.ts';
import { sendConfirmedReferral } from '../../../domain/referral/open-referral.server.ts';
import { referralPage } from '../../../domain/referral/referral-page.query.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { attempt, sent, sentVersion } from '../../referral/attempt.server.ts';
import { documentsIn } from '../../referral/documents-in.server.ts';
import { personReferralsHref, referralHref } from '../../referral/paths.ts';
import { ReferralStory } from '../../referral/story.tsx';
import { ToldCard } from '../../referral/told-card.tsx';
import { nextWords, stateTone, stateWords } from '../../referral/words.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Soft } from '../../ui/soft.tsx';
import { Tag } from '../../ui/tag.tsx';
import { personCrumbs } from '../person/plan/paths.ts';
import type { Route } from './+types/referral.ts';
import { DocumentsCard } from './documents-form.tsx';
import { ALREADY_LEFT, LeftBefore } from './left-before.tsx';
import { NextCard } from './next-card.tsx';
import { ActsCard, SendCard } from './prescriber-forms.tsx';
import { toldOf } from './told-fields.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Demande à un service · Relais' }];
/** A refused form too: the page then shows what stands. */
export const shouldRevalidate = () => true;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, referralId } = args.params;
  return {
    personId,
    done: new URL(args.request.url).searchParams.get('fait'),
    ...(await run(runtime, referralPage, actor, { personId, referralId })),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { personId, referralId } = args.params;
  const form = await args.request.formData();
  const key = { personId, referralId };
  const version = sentVersion(form);
  return attempt(form, async () => {
    const act = sent(form, 'acte');
    if (act === 'envoyer')
      await run(runtime, sendConfirmedReferral, actor, { ...key, version, told: toldOf(form) });
    else if (act === 'documents')
      await attachFiles(runtime, actor, { ...key, files: await documentsIn(form) });
    else if (act === 'retirer-document')
      await run(runtime, removeReferralFile, actor, { ...key, fileId: sent(form, 'document') });
    else if (act === 'suite') await run(runtime, followUpReferral, actor, key);
    else if (act === 'noter')
      await run(runtime, moveReferral, actor, {
        ...key,
        version,
        move: noted(form),
      });
    else throw new NotFound();
    return redirect(`${referralHref(personId, referralId)}?fait=${act}`);
  });
}

/** The domain judges it. */
const noted = (form: FormData) =>
  ({
    move: sent(form, 'move'),
    words: sent(form, 'words'),
    outcome: sent(form, 'outcome'),
  }) as Parameters<typeof run<typeof moveReferral.input, void>>[3]['move'];

const DONE: Record<string, string> = {
  envoyee:
    'La demande est envoyée. Vous serez prévenu de la réponse\u00a0; sans elle, la structure est relancée.',
  envoyer:
    'La demande est envoyée. Vous serez prévenu de la réponse\u00a0; sans elle, la structure est relancée.',
  place: 'La question est envoyée, sans nommer la personne. Vous serez prévenu de la réponse.',
  noter: 'C’est noté.',
  documents: 'C’est joint\u00a0: la structure et la personne le lisent avec la demande.',
  'retirer-document': 'Le document est retiré.',
  suite: 'C’est noté\u00a0: cette demande n’attend plus rien de vous.',
};

export default function Referral({ loaderData, actionData }: Route.ComponentProps) {
  const { personId, personName, referral, next, writes, done } = loaderData;
  const nextAct = nextWords(referral);
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          ...personCrumbs(personId, personName),
          { label: 'Demandes à des services', href: personReferralsHref(personId) },
          { label: referral.service.name },
        ]}
      />
      <PageTitle
        title={referral.service.name}
        subtitle={`${personName} · ${referral.service.structure}`}
        tags={
          <>
            <Tag tone={stateTone(referral.state)}>{stateWords(referral.state)}</Tag>
            {nextAct && <Soft>{nextAct}</Soft>}
          </>
        }
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {!actionData && done === ALREADY_LEFT && <LeftBefore state={referral.state} />}
      {referral.personSays === 'contredite' && (
        <Notice tone="warning" title="La personne ne confirme pas ce résultat">
          {referral.personWords ? <p>« {referral.personWords} »</p> : <p>Parlez-en avec elle.</p>}
        </Notice>
      )}
      {referral.personSays === 'confirmee' && (
        <Notice tone="info">
          <p>La personne confirme ce résultat.</p>
        </Notice>
      )}
      {writes && referral.state === 'place-confirmee' && (
        <SendCard
          referral={referral}
          personName={personName}
          contact={loaderData.contact}
          attempt={actionData}
        />
      )}
      {writes && <NextCard referral={referral} next={next} />}
      {writes && <ActsCard referral={referral} attempt={actionData} />}
      <ToldCard title="Ce que la structure lit" told={referral.told} contact={referral.contact} />
      <DocumentsCard referral={referral} writes={writes} attempt={actionData} />
      <Card title="Ce qui s’est passé">
        <ReferralStory moves={referral.moves} />
      </Card>
    </Stack>
  );
}
