import { data } from 'react-router';
import { locatePerson } from '../../../domain/person/locate-person.query.server.ts';
import { personMessages } from '../../../domain/person/messages.ts';
import { newPersonOptions } from '../../../domain/person/new-person-options.query.server.ts';
import type { LocatedPerson } from '../../../domain/person/views.ts';
import { Refused } from '../../../platform/access/errors.ts';
import { run } from '../../../platform/access/run.ts';
import { confirmCeiling } from '../../confirm-ceiling.server.ts';
import { type FormProblems, problemsOf } from '../../form-problems.server.ts';
import { requireProfessional } from '../../require-professional.server.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Stack } from '../../ui/layout.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { Route } from './+types/search.ts';
import { peopleHref } from './paths.ts';
import { type Typed, typedIn } from './read-person-form.server.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResult } from './search-result.tsx';

export const meta: Route.MetaFunction = () => [{ title: 'Rechercher par identité exacte · Relais' }];

export async function loader(args: Route.LoaderArgs) {
  const { runtime, actor } = requireProfessional(args);
  const { mayJoin } = await run(runtime, newPersonOptions, actor, {});
  return { mayJoin };
}

interface Answer {
  typed: Typed;
  problems: FormProblems | null;
  hits: LocatedPerson[] | null;
  /** The day's ceiling is reached: the search is confirmed, one by one. */
  confirm: { exempt: boolean; error: string | null } | null;
}

/** By POST: names and birth dates stay out of addresses and of the logs of machines between. */
export async function action(args: Route.ActionArgs) {
  const signed = requireProfessional(args);
  const { runtime, actor } = signed;
  const form = await args.request.formData();
  const typed = typedIn(form);
  const exempt = signed.session.secondFactor === 'exempt';
  const { error: wrong, headers } = form.has('confirmer')
    ? await confirmCeiling(signed, form)
    : { error: null, headers: {} };
  const ask = (error: string | null) =>
    data<Answer>({ typed, hits: null, problems: null, confirm: { exempt, error } }, { status: 422 });
  if (wrong !== null) return ask(wrong);
  try {
    const hits = await run(runtime, locatePerson, actor, {
      familyName: typed.familyName ?? '',
      givenName: typed.givenName ?? '',
      birthDate: typed.birthDate ?? '',
    });
    return data<Answer>({ typed, hits, problems: null, confirm: null }, { headers });
  } catch (error) {
    if (error instanceof Refused && error.code === 'searches_per_day') return ask(null);
    const problems = problemsOf(error, { messages: personMessages });
    return data<Answer>({ typed, hits: null, problems, confirm: null }, { status: 422, headers });
  }
}

export default function Search({ loaderData, actionData }: Route.ComponentProps) {
  const { typed, problems, hits, confirm } = actionData ?? {
    typed: {},
    problems: null,
    hits: null,
    confirm: null,
  };
  return (
    <Stack gap="m">
      <Breadcrumb items={[{ label: 'Personnes', href: peopleHref }, { label: 'Rechercher' }]} />
      <PageTitle
        title="Rechercher par identité exacte"
        subtitle="Pour savoir qui accompagne déjà une personne du territoire."
      />
      {hits && <SearchResult hits={hits} typed={typed} mayAsk={loaderData.mayJoin} />}
      <SearchForm typed={typed} problems={problems} confirm={confirm} />
    </Stack>
  );
}
