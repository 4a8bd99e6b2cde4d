import { data, redirect } from 'react-router';
import {
  chooseDefaultView,
  deleteListView,
  renameListView,
} from '../../../domain/list-view/change-list-view.server.ts';
import { listViewMessages } from '../../../domain/list-view/messages.ts';
import { ownListViews } from '../../../domain/list-view/own-list-views.query.server.ts';
import { saveListView } from '../../../domain/list-view/save-list-view.server.ts';
import type { ListView } from '../../../domain/list-view/views.ts';
import { Conflict, NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { type FormProblems, problemsOf } from '../../form-problems.server.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import type { Route } from './+types/list-views.ts';
import { ListViewForms, SaveAgain } from './list-view-forms.tsx';
import { listViewsHref, peopleHref } from './paths.ts';
import { savedHref } from './people-view.ts';

export const meta: Route.MetaFunction = () => [{ title: 'Mes vues · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const views = await run(runtime, ownListViews, actor, {});
  return { views, done: new URL(args.request.url).searchParams.get('fait') };
}

type Typed = Readonly<Record<string, string>>;

/** What a form that was not recorded shows again. */
export interface ViewAnswer extends FormProblems {
  readonly typed: Typed;
  /** The name that another window gave meanwhile. */
  readonly current?: ListView;
}

const acts: Record<string, (signed: Signed, typed: Typed) => Promise<string>> = {
  async enregistrer({ runtime, actor }, { listViewId = '', name = '', address = '' }) {
    await run(runtime, saveListView, actor, { listViewId, name, address });
    return `${savedHref(address)}&fait=vue`;
  },
  async renommer({ runtime, actor }, { listViewId = '', name = '', version = '' }) {
    await run(runtime, renameListView, actor, { listViewId, name, version });
    return `${listViewsHref}?fait=nom`;
  },
  async supprimer({ runtime, actor }, { listViewId = '' }) {
    await run(runtime, deleteListView, actor, { listViewId });
    return `${listViewsHref}?fait=suppression`;
  },
  async 'par-defaut'({ runtime, actor }, { listViewId = '' }) {
    await run(runtime, chooseDefaultView, actor, { listViewId });
    return `${listViewsHref}?fait=defaut`;
  },
  async 'sans-defaut'({ runtime, actor }) {
    await run(runtime, chooseDefaultView, actor, { listViewId: null });
    return `${listViewsHref}?fait=defaut`;
  },
};

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const typed = Object.fromEntries(
    [...(await args.request.formData())].map(([name, value]) => [name, String(value)]),
  );
  const act = Object.hasOwn(acts, typed.acte ?? '') ? acts[typed.acte ?? ''] : undefined;
  if (!act) throw new NotFound();
  let next: string;
  try {
    next = await act(signed, typed);
  } catch (error) {
    return answerTo(error, typed);
  }
  return redirect(next);
}

function answerTo(error: unknown, typed: Typed) {
  if (error instanceof Conflict) {
    const current = error.current as ListView;
    const message = `Une autre fenêtre a renommé cette vue «\u00a0${current.name}\u00a0». Enregistrez de nouveau pour la renommer quand même.`;
    const answer: ViewAnswer = {
      typed,
      current,
      errors: [{ field: 'name', message }],
      byField: { name: message },
    };
    return data(answer, { status: 409 });
  }
  const answer: ViewAnswer = { typed, ...problemsOf(error, { messages: listViewMessages }) };
  return data(answer, { status: 422 });
}

const DONE: Record<string, string> = {
  nom: 'Le nouveau nom est enregistré.',
  suppression: 'La vue est supprimée.',
  defaut: 'C’est enregistré\u00a0: la page Personnes s’ouvre comme vous l’avez choisi.',
};

export default function ListViews({ loaderData, actionData }: Route.ComponentProps) {
  const { views } = loaderData;
  const done = actionData ? null : loaderData.done;
  const saving = actionData?.typed.acte === 'enregistrer' ? actionData : undefined;
  return (
    <Stack gap="m">
      <Breadcrumb items={[{ label: 'Personnes', href: peopleHref }, { label: 'Mes vues' }]} />
      <PageTitle title="Mes vues" subtitle="Des listes que vous retrouvez en un clic. Vous seul les voyez." />
      {actionData && <ErrorSummary errors={actionData.errors} />}
      {done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      {saving && <SaveAgain answer={saving} />}
      {views.length === 0 && !saving && (
        <Card>
          <EmptyState title="Vous n’avez encore enregistré aucune vue" level={2}>
            <p>
              Sur la page <TextLink href={peopleHref}>Personnes</TextLink>, choisissez des filtres ou un
              ordre, puis « Enregistrer cette vue ».
            </p>
          </EmptyState>
        </Card>
      )}
      {views.map((view) => (
        <ListViewForms
          key={view.listViewId}
          view={view}
          answer={actionData?.typed.listViewId === view.listViewId ? actionData : undefined}
        />
      ))}
    </Stack>
  );
}
