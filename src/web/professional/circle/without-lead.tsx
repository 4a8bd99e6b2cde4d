import { redirect } from 'react-router';
import { appointLead } from '../../../domain/circle/appoint-lead.server.ts';
import type { Track } from '../../../domain/circle/codes.ts';
import { orientPerson } from '../../../domain/circle/orient-person.server.ts';
import { withoutLead } from '../../../domain/circle/without-lead.query.server.ts';
import { writePeopleView } from '../../../domain/person/people-address.ts';
import { answerOrientationRequest } from '../../../domain/rights/answer-orientation-request.server.ts';
import { orientationRequests } from '../../../domain/rights/orientation-requests.query.server.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { plural } from '../../ui/format.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { LinkTabs } from '../../ui/link-tabs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { DOUBLES } from '../doubles/paths.ts';
import { exportHref } from '../person/paths.ts';
import { SelectionBar } from '../selection/selection-bar.tsx';
import type { Route } from './+types/without-lead.ts';
import { Caseloads } from './caseloads.tsx';
import { DoneNotice } from './done-notice.tsx';
import { OrientationRequests } from './orientation-requests.tsx';
import { WITHOUT_LEAD } from './paths.ts';
import { actOf, sent, submitted } from './submitted.server.ts';
import { WaitingPeople } from './waiting-people.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Sans référent · Relais' }];

const VIEWS = [
  { code: '', show: 'all', label: 'Toutes' },
  { code: 'a-orienter', show: 'to-orient', label: 'À orienter' },
  { code: 'a-nommer', show: 'to-appoint', label: 'Orientées, sans référent' },
] as const;

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const query = new URL(args.request.url).searchParams;
  const view = VIEWS.find((one) => one.code === (query.get('vue') ?? '')) ?? VIEWS[0];
  const as = { service: 'officer', equipe: 'manager' }[query.get('liste') ?? ''] as
    | 'officer'
    | 'manager'
    | undefined;
  const after = query.get('apres') ?? undefined;
  const list = await run(runtime, withoutLead, actor, { after, show: view.show, as });
  const asks = list.as === 'officer' && !after ? await run(runtime, orientationRequests, actor, {}) : null;
  return {
    list,
    requests: asks?.requests ?? [],
    view: view.code,
    show: view.show,
    first: !after,
    today: today(runtime.clock),
    done: query.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const { runtime, actor } = requireProfessional(args);
  const form = await args.request.formData();
  const personId = sent(form, 'sur');
  const acts = {
    orienter: () =>
      run(runtime, orientPerson, actor, {
        personId,
        track: sent(form, 'track') as Track,
        bodyId: sent(form, 'bodyId'),
        notifiedOn: sent(form, 'notifiedOn') || null,
        reason: sent(form, 'reason'),
      }),
    nommer: () => run(runtime, appointLead, actor, { personId, seat: sent(form, 'seat') }),
    repondre: () =>
      run(runtime, answerOrientationRequest, actor, {
        personId: sent(form, 'personId'),
        requestId: sent(form, 'sur'),
        answer: sent(form, 'answer'),
      }),
  };
  const act = actOf(form, acts);
  return submitted(form, async () => {
    await act();
    const here = new URL(args.request.url).searchParams;
    here.set('fait', sent(form, 'acte'));
    return redirect(`${WITHOUT_LEAD}?${here}`);
  });
}

/** The same people, those who have waited longest first. */
const exportOf = (as: 'officer' | 'manager') =>
  `${exportHref}?${writePeopleView({
    scope: as === 'officer' ? 'autorite' : 'organisation',
    filters: { referent: 'sans' },
    sort: 'entree',
    reversed: true,
  })}`;

const DONE = {
  orienter:
    'L’orientation est enregistrée. Les responsables de l’organisme référent sont prévenus par e-mail.',
  nommer: 'Le référent est nommé et prévenu par e-mail.',
  repondre: 'La réponse est envoyée : la personne la lit dans son espace.',
};

export default function WithoutLead({ loaderData, actionData }: Route.ComponentProps) {
  const { list, requests, view, show, first, today: day, done } = loaderData;
  const officer = list.as === 'officer';
  return (
    <Stack gap="l">
      <PageTitle
        title="Sans référent"
        subtitle={
          officer
            ? 'Les personnes dont votre service décide l’orientation, celles qui attendent depuis le plus longtemps d’abord'
            : 'Les personnes orientées vers votre organisation, celles qui attendent depuis le plus longtemps d’abord'
        }
        actions={
          <>
            {list.people.length > 0 && (
              <LinkButton href={exportOf(list.as)} variant="quiet" icon="download">
                Exporter
              </LinkButton>
            )}
            {officer && (
              <LinkButton href={DOUBLES} variant="quiet">
                Doublons possibles
              </LinkButton>
            )}
          </>
        }
      />
      {actionData ? (
        <ErrorSummary errors={actionData.errors.map((error) => onRow(error, actionData.about))} />
      ) : (
        <DoneNotice done={done} sentences={DONE} />
      )}
      <Views list={list} view={view} />
      <OrientationRequests requests={requests} rejected={actionData} />
      {list.people.length > 0 && <ChooseWaiting list={list} show={show} first={first} />}
      <Columns aside={<Caseloads bodies={list.bodies} leads={list.leads} />}>
        <Card
          flush={list.people.length > 0}
          title={list.people.length > 0 && 'Qui attend'}
          detail={list.next || !first ? '50 personnes par page' : plural(list.people.length, 'personne')}
        >
          {list.people.length === 0 ? (
            <EmptyState title="Personne n’attend de référent" level={2}>
              <p>{officer ? 'Les personnes importées ou ajoutées apparaîtront ici.' : NOBODY_FOR_BODY}</p>
            </EmptyState>
          ) : (
            <WaitingPeople list={list} today={day} rejected={actionData} />
          )}
        </Card>
        <Pages list={list} view={view} first={first} />
      </Columns>
    </Stack>
  );
}

/** Chosen whole, a list goes beyond the page shown. */
function ChooseWaiting({ list, show, first }: Pick<Loaded, 'list' | 'show' | 'first'>) {
  return (
    <SelectionBar
      list="sans-referent"
      fields={{ show, as: list.as }}
      whole={
        first && !list.next ? `toute la liste (${plural(list.people.length, 'personne')})` : 'toute la liste'
      }
    />
  );
}

/** Which of the people; and, for a manager who also orients, the list of their own organisation. */
function Views({ list, view }: { list: Loaded['list']; view: string }) {
  const officer = list.as === 'officer';
  if (!officer && !list.both) return null;
  const ofService = VIEWS.map(({ code, label }) => ({
    label,
    href: code ? `${WITHOUT_LEAD}?vue=${code}` : WITHOUT_LEAD,
    current: officer && code === view,
  }));
  const ofBody = {
    label: 'Confiées à votre organisation',
    href: `${WITHOUT_LEAD}?liste=equipe`,
    current: !officer,
  };
  return <LinkTabs label="Personnes montrées" items={list.both ? [...ofService, ofBody] : ofService} />;
}

type Loaded = Route.ComponentProps['loaderData'];

const NOBODY_FOR_BODY =
  'Une personne apparaît ici quand le service d’orientation la confie à votre organisation.';

/** Fields are repeated on each row: their ids end with the person's. */
const onRow = (error: { field?: string | undefined; message: string }, about: string) => ({
  ...error,
  field: error.field && `${error.field}-${about}`,
});

function Pages({ list, view, first }: Pick<Loaded, 'list' | 'view' | 'first'>) {
  const { next } = list;
  if (!next && first) return null;
  const at = (after?: string) => {
    const query = new URLSearchParams({
      ...(view && { vue: view }),
      ...(list.as === 'manager' && list.both && { liste: 'equipe' }),
      ...(after && { apres: after }),
    });
    return query.size > 0 ? `${WITHOUT_LEAD}?${query}` : WITHOUT_LEAD;
  };
  return (
    <Pagination
      label="Pages de la liste"
      previousHref={first ? undefined : at()}
      nextHref={next ? at(next) : undefined}
    />
  );
}
