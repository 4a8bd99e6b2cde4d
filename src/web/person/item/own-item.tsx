import { data, redirect } from 'react-router';
import { addComment } from '../../../domain/comment/add-comment.server.ts';
import { commentKinds } from '../../../domain/comment/codes.ts';
import { withdrawComment } from '../../../domain/comment/withdraw-comment.server.ts';
import type { ItemKind } from '../../../domain/rights/describe-item.server.ts';
import { endChoice } from '../../../domain/rights/end-choice.server.ts';
import { hideItem } from '../../../domain/rights/hide-item.server.ts';
import { ownItem } from '../../../domain/rights/own-item.query.server.ts';
import { showItem } from '../../../domain/rights/show-item.server.ts';
import { NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { newId } from '../../../platform/database/id.ts';
import { requirePerson, type SignedPerson } from '../../require-person.server.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { attempt, sent } from '../attempt.server.ts';
import { OwnCrumbs } from '../crumbs.tsx';
import { itemHref, subjectOf } from '../paths.ts';
import type { Route } from './+types/own-item.ts';
import { CommentCard } from './comment-card.tsx';
import { HideCard } from './hide-card.tsx';
import { kindWords, placeOf } from './item-words.ts';
import { ShowCard } from './show-card.tsx';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.item.label ?? 'Mon dossier'} · Relais` },
];

const KINDS: readonly string[] = [...commentKinds, 'member'];

function itemOf({ kind, subject }: { kind: string; subject: string }): { kind: ItemKind; subject: string } {
  if (!KINDS.includes(kind)) throw new NotFound();
  return { kind: kind as ItemKind, subject: subjectOf(kind, subject) };
}

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requirePerson(args);
  const item = await run(runtime, ownItem, actor, { personId: actor.personId, ...itemOf(args.params) });
  return { item, commentId: newId(), done: new URL(args.request.url).searchParams.get('fait') };
}

type Item = ReturnType<typeof itemOf>;

const ACTS: Record<string, (signed: SignedPerson, item: Item, form: FormData) => Promise<unknown>> = {
  commenter: ({ runtime, actor }, { kind, subject }, form) =>
    run(runtime, addComment, actor, {
      personId: actor.personId,
      kind: kind as (typeof commentKinds)[number],
      subject,
      commentId: sent(form, 'id'),
      body: sent(form, 'body'),
      forLead: sent(form, 'readers') === 'referent',
    }),
  retirer: ({ runtime, actor }, _, form) =>
    run(runtime, withdrawComment, actor, { personId: actor.personId, commentId: sent(form, 'sur') }),
  cacher: ({ runtime, actor }, { kind, subject }, form) =>
    run(runtime, hideItem, actor, {
      personId: actor.personId,
      kind: kind as Parameters<typeof hideItem.handle>[1]['kind'],
      subject,
      organisationId: sent(form, 'organisationId'),
    }),
  montrer: ({ runtime, actor }, { kind, subject }, form) =>
    run(runtime, showItem, actor, {
      personId: actor.personId,
      kind: kind as Parameters<typeof showItem.handle>[1]['kind'],
      subject,
      seat: sent(form, 'seat'),
    }),
  lever: ({ runtime, actor }, _, form) =>
    run(runtime, endChoice, actor, { personId: actor.personId, choiceId: sent(form, 'sur') }),
};

export async function action(args: Route.ActionArgs) {
  const signed = requirePerson(args);
  const form = await args.request.formData();
  const name = sent(form, 'acte');
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!act) throw data(null, { status: 404 });
  const item = itemOf(args.params);
  return attempt(form, async () => {
    await act(signed, item, form);
    return redirect(`${itemHref(item.kind, item.subject)}?fait=${name}`);
  });
}

const DONE: Record<string, string> = {
  commenter: 'Votre commentaire est enregistré.',
  retirer: 'Votre commentaire est retiré.',
  cacher: 'C’est caché. Cet organisme ne le voit plus.',
  montrer: 'C’est fait. Ce professionnel le voit maintenant.',
  lever: 'C’est fait. Ce choix ne compte plus.',
};

export default function OwnItem({ loaderData, actionData }: Route.ComponentProps) {
  const { item, commentId, done } = loaderData;
  const place = placeOf(item.kind);
  return (
    <Stack gap="l">
      <OwnCrumbs items={[place, { label: kindWords[item.kind] }]} />
      <PageTitle
        title={item.label}
        subtitle={item.kept ? 'Seuls quelques professionnels le voient.' : undefined}
      />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {!actionData && done && DONE[done] && (
        <Notice tone="success">
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {item.mayComment && <CommentCard item={item} commentId={commentId} attempt={actionData} />}
      {item.kept && <ShowCard item={item} attempt={actionData} />}
      {item.mayHide && <HideCard item={item} attempt={actionData} />}
    </Stack>
  );
}
