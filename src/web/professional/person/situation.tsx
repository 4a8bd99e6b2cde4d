import { data, redirect } from 'react-router';
import { closeListedDate } from '../../../domain/listed-date/close-listed-date.server.ts';
import { closesListedDates } from '../../../domain/listed-date/rules.ts';
import { addStatusPeriod } from '../../../domain/person/add-status-period.server.ts';
import { endStatusPeriod, expectStatusEnd } from '../../../domain/person/change-status-period.server.ts';
import { personMessages } from '../../../domain/person/messages.ts';
import { personFile } from '../../../domain/person/person-file.query.server.ts';
import { recordHousehold } from '../../../domain/person/record-household.server.ts';
import { abilities } from '../../../domain/person/rules.ts';
import { Conflict, NotFound } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { today } from '../../../platform/clock/clock.ts';
import { type FormProblems, problemsOf } from '../../form-problems.server.ts';
import { requireProfessional, type Signed } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/situation.ts';
import { HouseholdCard } from './household-card.tsx';
import { ListedDatesCard } from './listed-dates-card.tsx';
import { peopleHref, personHref, situationHref } from './paths.ts';
import { householdTyped, type Typed, typedIn } from './read-person-form.server.ts';
import { StatusForm } from './status-form.tsx';
import { StatusList } from './status-list.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Situation · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const file = await run(runtime, personFile, actor, { personId: args.params.personId });
  if (file.statuses === null) throw new NotFound();
  return {
    personId: file.personId,
    name: `${file.givenName} ${file.familyName}`,
    statuses: file.statuses,
    household: file.household,
    listedDates: file.listedDates,
    mayEdit: abilities(file.levels).editStatuses,
    mayClose: closesListedDates(file.levels),
    today: today(runtime.clock),
    done: new URL(args.request.url).searchParams.get('fait'),
  };
}

export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { personId } = args.params;
  const typed = typedIn(await args.request.formData());
  const act = ACTS[typed.acte ?? ''];
  if (!act) throw new NotFound();
  try {
    await act(signed, personId, typed);
  } catch (error) {
    return rejected(error, typed);
  }
  return redirect(`${situationHref(personId)}?fait=${typed.acte}`);
}

/** Each form of the page by its « acte ». */
const ACTS: Record<string, (signed: Signed, personId: string, typed: Typed) => Promise<unknown>> = {
  ajouter: ({ runtime, actor }, personId, typed) =>
    run(runtime, addStatusPeriod, actor, {
      personId,
      kind: (typed.kind ?? '') as 'autre',
      from: typed.from ?? '',
      expectedUntil: typed.expectedUntil ?? '',
      until: typed.until ?? '',
      source: (typed.source ?? '') as 'personne',
    }),
  terminer: ({ runtime, actor }, personId, typed) =>
    run(runtime, endStatusPeriod, actor, { ...periodOf(personId, typed), until: typed.end ?? '' }),
  prevoir: ({ runtime, actor }, personId, typed) =>
    run(runtime, expectStatusEnd, actor, { ...periodOf(personId, typed), expectedUntil: typed.end ?? '' }),
  'date-passee': ({ runtime, actor }, personId, typed) =>
    run(runtime, closeListedDate, actor, { personId, listedDateId: typed.date ?? '' }),
  foyer: ({ runtime, actor }, personId, typed) =>
    run(runtime, recordHousehold, actor, {
      personId,
      replaces: typed.replaces || null,
      ...householdTyped(typed),
    }),
};

const periodOf = (personId: string, typed: Typed) => ({
  personId,
  statusPeriodId: typed.statut ?? '',
  version: typed.version ?? '',
});

export interface SituationAnswer extends FormProblems {
  readonly typed: Typed;
}

const CONFLICT = {
  message:
    'Quelqu’un d’autre vient de changer la même chose. La page montre ce qui est enregistré\u00a0; ce que vous avez écrit est encore dans le formulaire.',
};

function rejected(error: unknown, typed: Typed) {
  if (error instanceof Conflict) {
    return data<SituationAnswer>({ errors: [CONFLICT], byField: {}, typed }, { status: 409 });
  }
  // The two small forms of a status share the name of their one date.
  const ending = typed.acte === 'terminer' || typed.acte === 'prevoir';
  const rename = ending
    ? { until: `end-${typed.statut}` }
    : { from: typed.acte === 'foyer' ? 'householdFrom' : 'from' };
  return data<SituationAnswer>(
    { ...problemsOf(error, { messages: personMessages, rename }), typed },
    { status: 422 },
  );
}

const DONE: Record<string, string> = {
  ajouter: 'Le statut est enregistré.',
  terminer: 'La fin du statut est enregistrée.',
  prevoir: 'La fin prévue est enregistrée.',
  'date-passee': 'La date est notée comme passée\u00a0: elle n’attend plus rien.',
  foyer: 'La composition du foyer est enregistrée.',
};

export default function Situation({ loaderData, actionData }: Route.ComponentProps) {
  const {
    personId,
    name,
    statuses,
    household,
    listedDates,
    mayEdit,
    mayClose,
    today: day,
    done,
  } = loaderData;
  const answerTo = (...acts: string[]) =>
    acts.includes(actionData?.typed.acte ?? '') ? actionData : undefined;
  return (
    <Stack gap="m">
      <Breadcrumb
        items={[
          { label: 'Personnes', href: peopleHref },
          { label: name, href: personHref(personId) },
          { label: 'Situation' },
        ]}
      />
      <PageTitle title="Situation" subtitle={name} />
      {!actionData && done && DONE[done] && (
        <Notice tone="success" live>
          <p>{DONE[done]}</p>
        </Notice>
      )}
      <StatusList
        statuses={statuses}
        today={day}
        mayEdit={mayEdit}
        answer={answerTo('terminer', 'prevoir')}
      />
      <ListedDatesCard dates={listedDates} mayClose={mayClose} answer={answerTo('date-passee')} />
      {mayEdit && <StatusForm answer={answerTo('ajouter')} />}
      <HouseholdCard household={household} mayEdit={mayEdit} today={day} answer={answerTo('foyer')} />
    </Stack>
  );
}
